"""A TM Forum order file goes the whole way: taken in by its mapping, decomposed, fulfilled, installed, completed."""

import os
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from orderloom.decomposition.contracts import DomainOrder
from orderloom.decomposition.queries import domain_orders_of, links_of
from orderloom.integration.adapters.commands import import_connections
from orderloom.integration.importing.orders import import_orders
from orderloom.integration.tmf.tmf622.mapping import read_mapping
from orderloom.inventory.queries import items_of_orders
from orderloom.kernel import json
from orderloom.main import wiring
from orderloom.main.seed.definitions import load_definitions
from orderloom.main.seed.files import documents
from orderloom.ordering import queries
from orderloom.platform.db import Database, Reader
from tests.builders.orders import FLOWS, SYSTEM, document
from tests.builders.tmf import needs_material, sample

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "mobile-tariff.json"
FOUND_ON_THE_WAY = re.compile(r"^(8955\d+|SN-.*|TRK-.*)$")
Drain = Callable[[Database], Awaitable[None]]


@pytest.fixture(scope="module", autouse=True)
async def shipped(database: Database) -> None:
    """All shipped definitions; the systems outside answer in this process instead of over HTTP."""
    await load_definitions(database, catalogs=True)
    here = [
        {**{name: value for name, value in content.items() if name != "base_setting"}, "kind": "in_process"}
        for _, content in documents("connection", FLOWS)
    ]
    async with database.unit_of_work() as uow:
        await import_connections(uow, SYSTEM, here)
    wiring.bind(database)


async def complete(database: Database, drain: Drain, body: Any) -> UUID:
    mapping = read_mapping(document("mappings/tmf622-sample.mapping.json"))
    async with database.unit_of_work() as uow:
        (order,) = (await import_orders(uow, SYSTEM, [body], mapping)).orders
    await drain(database)
    async with database.reader() as reader:
        done = (await queries.orders_by_id(reader, [order.id]))[order.id]
        failed = await reader.rows("SELECT handler, error FROM work WHERE state = 'failed'")
    assert (failed, done.state, done.partial) == ([], "completed", False)
    return order.id


async def tree(reader: Reader, order_id: UUID) -> list[dict[str, Any]]:
    """The domain orders by line, as nested objects without ids, and what each requires beside its children."""
    lines = {line.id: line.number for line in await queries.lines_of(reader, [order_id])}
    made = await domain_orders_of(reader, [order_id])
    children: dict[UUID | None, list[DomainOrder]] = defaultdict(list)
    for one in made:
        children[one.parent_id].append(one)
    names = {one.id: f"{lines[one.line_id]}:{one.specification}" for one in made}
    requires: dict[UUID, list[str]] = defaultdict(list)
    for link in await links_of(reader, [order_id]):
        requires[link.source_id].append(f"{link.type} {names[link.target_id]}")

    def shown(one: DomainOrder) -> dict[str, Any]:
        return {
            "line": lines[one.line_id],
            "specification": one.specification,
            "kind": one.kind.value,
            "action": one.action,
            "state": one.state.value,
            "quantity": one.quantity,
            "characteristics": {key: _known(value) for key, value in sorted(one.characteristics.items())},
            "requires": sorted(requires[one.id]),
            "children": [shown(child) for child in children[one.id]],
        }

    return [shown(root) for root in children[None]]


def _known(value: Any) -> Any:
    """What an outside system made up differs each time; that there is something does not."""
    return "…" if isinstance(value, str) and FOUND_ON_THE_WAY.match(value) else value


def kept(found: Any) -> Any:
    """The golden tree; `ORDERLOOM_KEEP_GOLDEN=1` writes it anew, for people to read the difference."""
    if os.environ.get("ORDERLOOM_KEEP_GOLDEN"):
        import json as standard

        plain = json.loads(json.dumps(found))
        GOLDEN.write_text(standard.dumps(plain, indent=2, ensure_ascii=False, default=float) + "\n")
    return json.loads(GOLDEN.read_bytes())


async def test_an_order_in_v4_is_completed_with_the_golden_tree(database: Database, drain: Drain) -> None:
    body = json.loads((HERE / "data" / "mobile-tariff.v4.json").read_bytes())
    order_id = await complete(database, drain, body)
    async with database.reader() as reader:
        found = await tree(reader, order_id)
        items = await items_of_orders(reader, SYSTEM, [order_id])
        made = await domain_orders_of(reader, [order_id])
    assert json.loads(json.dumps(found)) == kept(found)
    assert {item.state.value for item in items} == {"active"}
    assert {item.domain_order_id for item in items} == {one.id for one in made}


@needs_material
async def test_the_sample_order_in_v5_is_completed_with_the_same_tree(database: Database, drain: Drain) -> None:
    order_id = await complete(database, drain, sample("TMF622v5_CreateProductOrder1_request.json"))
    async with database.reader() as reader:
        found = await tree(reader, order_id)
    assert json.loads(json.dumps(found)) == json.loads(GOLDEN.read_bytes())
