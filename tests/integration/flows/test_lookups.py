"""What flows look up in the catalog, the inventory and among the accounts of a real house."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.flows import queries
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import ImportedDocument, StartRun
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database
from orderloom.platform.work import drain
from tests.builders.flows import document, node
from tests.builders.house import SYSTEM, House, furnish

OUTPUT: dict[str, Any] = {"type": "object", "properties": {"count": {"type": "number"}, "first": {"type": "any"}}}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await made.order()
    await drain(database)
    return made


async def looked_up(house: House, source: str, **query: str) -> dict[str, Any]:
    """What a flow that looks this up answers, its expressions reading `account.id`, or the error where it failed."""
    key = f"look-{new_id().hex[:12]}"
    asked = [{"to": f"query.{name}", "from": text} for name, text in query.items()]
    flow = document(
        node("begin", "start"), node("find", "lookup", config={"source": source}, map=asked),
        node("finish", "end", map=[{"to": f"output.{n}", "from": f"nodes.find.out.{n}"} for n in ("count", "first")]),
        "begin -> find -> finish",
        key=key, input={"type": "any"}, output=OUTPUT,
    )  # fmt: skip
    async with house.database.unit_of_work() as uow:
        await import_documents(uow, SYSTEM, [ImportedDocument(content=flow)])
        run_id = await _started(uow, key, house.account_id)
    async with house.database.reader() as reader:
        (run,) = [await queries.run(reader, SYSTEM, run_id)]
        steps = await queries.journal(reader, SYSTEM, [run_id])
    assert run is not None
    return run.error or next(step.output for step in steps if step.node_key == "finish") or {}


async def _started(uow: Any, key: str, account_id: UUID) -> UUID:
    wanted = StartRun(
        flow_key=key, subject_type="order", subject_id=new_id(), order_id=new_id(), purpose="test",
        input={"account": {"id": str(account_id)}},
    )  # fmt: skip
    (run_id,) = await start_runs(uow, SYSTEM, [wanted])
    return run_id


async def test_the_catalog_knows_offerings_and_specifications(house: House) -> None:
    found = await looked_up(house, "catalog", offering='"fibre-internet"')
    assert found["first"]["key"] == "fibre-internet"
    assert (await looked_up(house, "catalog", specification='"nothing-such"'))["count"] == 0


async def test_the_inventory_knows_what_an_account_has(house: House) -> None:
    found = await looked_up(house, "inventory", account="account.id", state='"active"')
    assert found["count"] > 10
    assert found["first"]["account_id"] == str(house.account_id)
    assert (await looked_up(house, "inventory", account="account.id", specification='"unheard-of"'))["count"] == 0


async def test_a_question_that_makes_no_sense_breaks_the_node_alone(house: House) -> None:
    assert (await looked_up(house, "inventory", state='"active"'))["code"] == "invalid"
    assert (await looked_up(house, "inventory", account='"nobody"'))["message"] == "nobody is no id of an account."


async def test_an_account_is_found_by_its_id(house: House) -> None:
    found = await looked_up(house, "account", account="account.id")
    assert found["first"]["id"] == str(house.account_id)
