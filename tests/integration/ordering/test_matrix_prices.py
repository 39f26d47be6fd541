"""A price by matrix follows the table in force from the moment it is published, and keeps why on the order."""

import copy
from decimal import Decimal
from typing import Any

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.contracts import Role
from orderloom.ordering import queries
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import CreateOrder, NewLine, PreviewOrder
from orderloom.platform.db import Database
from tests.builders.orders import GADGET, SYSTEM, open_account, person, publish

AGENT = person(Role.ORDER_AGENT)
LINES = (NewLine(offering="gadget", quantity=Decimal(3), characteristics={"colour": "red"}),)


def matrix(amount: str) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "pricing-gadget",
        "name": {"en": "Gadgets by colour"},
        "hit_policy": "UNIQUE",
        "inputs": [{"id": "colour", "label": "Colour", "expression": "line.characteristics.colour", "type": "string"}],
        "outputs": [{"id": "amount", "label": "Amount", "type": "number"}],
        "rows": [{"id": "red", "when": ['"red"'], "then": [amount]}],
    }


async def test_the_table_in_force_makes_the_price(database: Database) -> None:
    catalog = copy.deepcopy(GADGET)
    price = {"key": "once", "name": {"en": "Once"}, "charge_type": "one_time", "amount": "5", "currency": "EUR"}
    catalog["offerings"][0]["prices"] = [{**price, "matrix": "pricing-gadget"}]
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    account = await open_account(database)
    asked = PreviewOrder(account_id=account.id, lines=LINES)
    async with database.reader() as reader:
        preview = await preview_order(reader, AGENT, asked)
    assert [(problem.code, problem.details) for problem in preview.problems] == [
        ("catalog.not_priced", {"table": "pricing-gadget"})
    ]
    for amount, total in (("7", Decimal(21)), ("8.50", Decimal("25.50"))):
        await publish(database, matrix(amount))
        async with database.reader() as reader:
            assert (await preview_order(reader, AGENT, asked)).one_time_total == total
    async with database.unit_of_work() as uow:
        order = await create_order(uow, AGENT, CreateOrder(account_id=account.id, lines=LINES))
    async with database.reader() as reader:
        (line,) = await queries.lines_of(reader, [order.id])
    step = line.charges[0].steps[1]
    assert (order.one_time_total, step.operation, step.table, step.rows) == (
        Decimal("25.50"),
        "matrix",
        "pricing-gadget",
        ("red",),
    )
