"""Prices are tried out before they are published, by whoever writes the catalog."""

import copy
from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.catalog.contracts.trying import TryPrices
from orderloom.catalog.queries.pricing import try_prices
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Denied, Missing
from orderloom.platform.db import Database
from tests.builders.orders import GADGET, SYSTEM, document, person, publish

ADMIN = person(Role.PROCESS_ADMIN)
PRICE = {"key": "once", "name": {"en": "Once"}, "charge_type": "one_time", "amount": 100, "currency": "EUR"}


async def tried(database: Database, **fields: Any) -> Any:
    catalog = copy.deepcopy(GADGET)
    catalog["offerings"][0]["prices"] = [PRICE]
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    async with database.reader() as reader:
        given: dict[str, Any] = {"offering": "gadget", "currency": "EUR", **fields}
        return await try_prices(reader, ADMIN, TryPrices(**given))


async def test_a_draft_stands_in_for_what_is_in_force_and_changes_nothing(database: Database) -> None:
    await publish(database, document("policies/pricing-tax.table.json"))
    draft = {**PRICE, "amount": 80, "price_list": "gold"}
    found = await tried(
        database,
        quantity=Decimal(2),
        segment="gold",
        country="PT",
        prices=(PRICE, draft),
        price_lists=({"key": "gold", "name": {"en": "Gold"}, "currency": "EUR", "segments": ["gold"]},),
        adjustments=({"key": "ten", "name": {"en": "Ten"}, "kind": "percent", "value": 10},),
    )
    (charge,) = found.charges
    assert (found.price_list, charge.amount, charge.tax) == ("gold", Decimal(144), Decimal("33.12"))
    assert (await tried(database)).charges[0].amount == Decimal(100)


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"prices": ({**PRICE, "amount": "dear"},)}, "catalog.malformed", ("prices", 0, "amount")),
        ({"currency": "USD"}, "catalog.not_priced", ("lines", 0, "offering")),
        ({"price_list": "nowhere"}, "catalog.price_list", ("price_list",)),
    ],
)
async def test_what_keeps_it_from_a_price_is_told(
    database: Database, fields: dict[str, Any], code: str, path: tuple[str | int, ...]
) -> None:
    found = await tried(database, **fields)
    assert [(one.code, one.path) for one in found.problems] == [(code, path)]
    assert found.charges == ()


async def test_only_who_writes_the_catalog_tries_what_is_there(database: Database) -> None:
    with pytest.raises(Missing):
        await tried(database, offering="nothing")
    with pytest.raises(Denied):
        async with database.reader() as reader:
            await try_prices(reader, person(Role.ORDER_AGENT), TryPrices(offering="gadget", currency="EUR"))
