"""Configuring for an account, and that an order is held to the same rules whatever channel it comes by."""

from typing import Any

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.catalog.contracts.configuration import Browse
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import DomainError
from orderloom.ordering import queries
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.configuring import configure_order, offers
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.ordering.contracts.configuring import BrowseOffers, ConfiguredOrder, ConfigureOrder
from orderloom.parties.contracts import Account, Site
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, open_account, open_site, person

AGENT = person(Role.ORDER_AGENT)


def words(text: str) -> dict[str, str]:
    return {"en": text}


def price(key: str, amount: int, **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "name": words(key),
        "charge_type": "one_time",
        "amount": amount,
        "currency": "EUR",
        **more,
    }


LIFTS: dict[str, Any] = {
    "schema": "orderloom.catalog/1",
    "key": "lifts",
    "name": words("Lifts"),
    "specifications": [
        {
            "key": "lift",
            "name": words("Lift"),
            "kind": "product",
            "characteristics": [
                {"key": "floors", "name": words("Floors"), "value_type": "integer", "mandatory": True,
                 "minimum": 2, "maximum": 60},
                {"key": "drive", "name": words("Drive"), "value_type": "enum", "default": "hydraulic",
                 "allowed": [{"value": one, "label": words(one.title())} for one in ("hydraulic", "traction")]},
                {"key": "pit_heater", "name": words("Pit heater"), "value_type": "boolean", "default": True},
            ],
        },
        {"key": "care", "name": words("Care"), "kind": "product"},
    ],
    "channels": [
        {"key": "portal", "name": words("the portal")},
        {"key": "workspace", "name": words("the workspace")},
    ],
    "offerings": [
        {"key": "lift", "name": words("Lift"), "specification": "lift", "needs_site": True,
         "prices": [price("base", 1000), price("heater", 50, condition="line.characteristics.pit_heater")]},
        {"key": "care", "name": words("Care"), "specification": "care", "prices": [price("care", 10)]},
        {"key": "old-lift", "name": words("Old lift"), "specification": "lift", "valid_until": "2020-01-01T00:00:00Z"},
        {"key": "desk-lift", "name": words("Desk lift"), "specification": "lift", "channels": ["workspace"]},
        {"key": "public-lift", "name": words("Public lift"), "specification": "lift",
         "eligibility": {"segments": ["public"], "reason": words("For public buildings only.")}},
    ],
    "configuration": [
        {"key": "tall-lifts-have-ropes", "name": words("Tall lifts have ropes"), "kind": "set", "specification": "lift",
         "characteristic": "drive", "value": "traction", "condition": "line.characteristics.floors > 6"},
        {"key": "ropes-need-no-heater", "name": words("Ropes need no heater"), "kind": "hide", "specification": "lift",
         "characteristic": "pit_heater", "condition": 'line.characteristics.drive = "traction"'},
        {"key": "low-lifts-no-ropes", "name": words("Low lifts have no ropes"), "kind": "forbid",
         "specification": "lift", "characteristic": "drive", "values": ["traction"],
         "condition": "line.characteristics.floors < 4", "message": words("Ropes start at four floors.")},
    ],
    "compatibility": [
        {"key": "care-of-a-lift", "name": words("Care is for lifts"), "type": "requires", "source": "care",
         "target": "lift", "scope": "account"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=LIFTS))
    return await open_account(database)


@pytest.fixture(scope="module")
async def site(database: Database, account: Account) -> Site:
    return await open_site(database, account)


async def configured(database: Database, account: Account, *lines: NewLine) -> ConfiguredOrder:
    async with database.reader() as reader:
        return await configure_order(reader, AGENT, ConfigureOrder(account_id=account.id, lines=lines))


async def ordered(database: Database, account: Account, *lines: NewLine, channel: str = "workspace") -> Any:
    new = CreateOrder(account_id=account.id, lines=lines, submit=True, channel=channel)
    async with database.unit_of_work(actor_label=AGENT.name, actor_id=AGENT.id) as uow:
        order = await create_order(uow, AGENT, new)
    async with database.reader() as reader:
        return (await queries.order(reader, AGENT, order.number)).lines


async def refused(database: Database, account: Account, *lines: NewLine, channel: str = "workspace") -> list[Any]:
    with pytest.raises(DomainError) as refusal:
        await ordered(database, account, *lines, channel=channel)
    return [(one.code, one.path, one.message) for one in refusal.value.problems]


def lift(site: Site, offering: str = "lift", **characteristics: Any) -> NewLine:
    return NewLine(offering=offering, site_id=site.id, characteristics=characteristics)


async def test_a_configuration_comes_with_its_price(database: Database, account: Account, site: Site) -> None:
    low = await configured(database, account, lift(site, floors=5))
    assert (low.one_time_total, low.problems) == (1050, ())
    tall = await configured(database, account, lift(site, floors=12))
    assert tall.configuration.lines[0].characteristics == {"floors": 12, "drive": "traction"}
    assert tall.one_time_total == 1000


async def test_what_rules_gave_is_what_is_ordered_and_charged(database: Database, account: Account, site: Site) -> None:
    (line,) = await ordered(database, account, lift(site, floors=12))
    assert line.characteristics == {"floors": 12, "drive": "traction"}
    assert [charge.amount for charge in line.charges] == [1000]


async def test_a_conflict_is_refused_at_submission_and_kept_in_a_draft(
    database: Database, account: Account, site: Site
) -> None:
    bad = lift(site, floors=2, drive="traction")
    path = ("lines", 0, "characteristics", "drive")
    assert await refused(database, account, bad) == [("catalog.rule", path, "Ropes start at four floors.")]
    async with database.unit_of_work(actor_label=AGENT.name, actor_id=AGENT.id) as uow:
        await create_order(uow, AGENT, CreateOrder(account_id=account.id, lines=(bad,)))


@pytest.mark.parametrize(
    ("offering", "channel", "code", "message"),
    [
        ("old-lift", "workspace", "catalog.expired", "Old lift was sold until 2020-01-01."),
        ("desk-lift", "portal", "catalog.wrong_channel", "Desk lift is not sold by the portal."),
        ("public-lift", "workspace", "catalog.not_eligible", "For public buildings only."),
    ],
)
async def test_what_is_not_for_sale_is_refused_with_the_reason(
    database: Database, account: Account, site: Site, offering: str, channel: str, code: str, message: str
) -> None:
    found = await refused(database, account, lift(site, offering, floors=5), channel=channel)
    assert found == [(code, ("lines", 0, "offering"), message)]


async def test_company_is_asked_of_the_whole_order(database: Database, account: Account, site: Site) -> None:
    other = await open_account(database)
    assert [code for code, _, _ in await refused(database, other, NewLine(offering="care"))] == ["catalog.requires"]
    await ordered(database, account, NewLine(offering="care"), lift(site, floors=5))


async def test_a_shelf_tells_whom_it_is_for(database: Database, account: Account) -> None:
    async with database.reader() as reader:
        found = await offers(
            reader, AGENT, BrowseOffers(account_id=account.id, channel="portal", wanted=Browse(search="lift"))
        )
    assert [(one.offering, one.code, one.reason.get("en")) for one in found] == [
        ("lift", None, None),
        ("desk-lift", "catalog.wrong_channel", "Desk lift is not sold by the portal."),
        ("public-lift", "catalog.not_eligible", "For public buildings only."),
    ]


async def test_another_account_is_as_good_as_none(database: Database, account: Account, site: Site) -> None:
    customer = person(Role.CUSTOMER, account=await open_account(database))
    with pytest.raises(DomainError) as refusal:
        async with database.reader() as reader:
            await configure_order(reader, customer, ConfigureOrder(account_id=account.id, lines=(lift(site),)))
    assert refusal.value.problems[0].code == "ordering.unknown_account"
