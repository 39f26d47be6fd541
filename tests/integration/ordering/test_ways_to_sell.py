"""An agent chooses by which channel and at which price list a draft is sold; prices and what is sold follow at once."""

import copy
from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Denied, DomainError
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.configuring import configure_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.commands.selling import ways_to_sell
from orderloom.ordering.contracts import ChangeDraft, CreateOrder, NewLine, Order, PreviewOrder
from orderloom.ordering.contracts.configuring import ConfigureOrder
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from tests.builders.orders import GADGET, SYSTEM, open_account, person

AGENT = person(Role.ORDER_AGENT)
KEYS = ("workspace", "partner", "phone", "portal")
ONCE = {"key": "once", "name": {"en": "Once"}, "charge_type": "one_time", "amount": "100", "currency": "EUR"}
LINES = (NewLine(offering="gadget", number="1", characteristics={"colour": "red"}),)


def listed(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "name": {"en": key.title()}, "currency": "EUR", **fields}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    catalog = copy.deepcopy(GADGET)
    gadget = catalog["offerings"][0]
    gadget["channels"] = ["workspace", "partner"]
    gadget["prices"] = [
        ONCE,
        {**ONCE, "amount": "70", "price_list": "partners"},
        {**ONCE, "amount": "90", "price_list": "loyal"},
    ]
    catalog["channels"] = [{"key": key, "name": {"en": key.title()}} for key in KEYS]
    catalog["price_lists"] = [
        listed("partners", channels=["partner"]),
        listed("loyal", rank=900),
        listed("public", segments=["public"]),
        listed("dollars", currency="USD"),
        listed("gone", valid_until="2020-01-01T00:00:00Z"),
    ]
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    return await open_account(database)


async def draft(database: Database, account: Account) -> Order:
    async with database.unit_of_work() as uow:
        return await create_order(uow, AGENT, CreateOrder(account_id=account.id, lines=LINES))


async def changed(database: Database, order: Order, actor: Any = AGENT, **fields: Any) -> Order:
    async with database.unit_of_work() as uow:
        return await change_draft(uow, actor, ChangeDraft(order_id=order.id, version=order.version, **fields))


async def offered(database: Database, account: Account, channel: str) -> tuple[list[str], list[str]]:
    async with database.reader() as reader:
        found = await ways_to_sell(reader, AGENT, account.id, channel)
    return [one.key for one in found.channels], [one.key for one in found.price_lists]


async def test_only_lists_of_the_account_its_currency_and_the_channel_are_offered(
    database: Database, account: Account
) -> None:
    assert await offered(database, account, "workspace") == (["workspace", "partner", "phone"], ["loyal"])
    assert await offered(database, account, "partner") == (["workspace", "partner", "phone"], ["partners", "loyal"])


async def test_another_channel_prices_a_draft_anew(database: Database, account: Account) -> None:
    order = await draft(database, account)
    assert (order.channel, order.one_time_total) == ("workspace", Decimal(90))
    order = await changed(database, order, channel="partner")
    assert (order.channel, order.one_time_total) == ("partner", Decimal(70))
    order = await changed(database, order, price_list="loyal")
    assert (order.price_list, order.one_time_total) == ("loyal", Decimal(90))
    order = await changed(database, order, price_list=None)
    assert (order.price_list, order.one_time_total) == (None, Decimal(70))


@pytest.mark.parametrize(
    ("fields", "code", "path", "message"),
    [
        ({"channel": "phone"}, "catalog.wrong_channel", ("lines", 0, "offering"), "Gadget is not sold by Phone."),
        (
            {"channel": "door"},
            "ordering.unknown_channel",
            ("channel",),
            "There is no sales channel 'door' by which agents sell.",
        ),
        (
            {"channel": "portal"},
            "ordering.unknown_channel",
            ("channel",),
            "There is no sales channel 'portal' by which agents sell.",
        ),
        (
            {"price_list": "partners"},
            "catalog.price_list",
            ("price_list",),
            "The price list Partners is not for this customer, channel or day.",
        ),
    ],
)
async def test_a_way_that_is_none_for_the_order_is_refused_and_changes_nothing(
    database: Database, account: Account, fields: dict[str, Any], code: str, path: tuple[Any, ...], message: str
) -> None:
    order = await draft(database, account)
    with pytest.raises(DomainError) as refused:
        await changed(database, order, **fields)
    problem = refused.value.problems[0]
    assert (problem.code, problem.path, problem.message) == (code, path, message)
    assert (await changed(database, order, description="Still as it was")).one_time_total == Decimal(90)


async def test_what_stays_the_same_asks_for_no_right_to_prices(database: Database, account: Account) -> None:
    order = await draft(database, account)
    customer = person(Role.CUSTOMER, account=account)
    changed_by_customer = await changed(database, order, customer, price_list=None, channel="workspace")
    assert changed_by_customer.version == order.version + 1
    with pytest.raises(Denied):
        await changed(database, changed_by_customer, customer, price_list="loyal")


async def test_a_preview_and_the_configurator_ask_by_the_same_way(database: Database, account: Account) -> None:
    order = await draft(database, account)
    for channel, price_list, total in (
        ("partner", None, Decimal(70)),
        ("partner", "loyal", Decimal(90)),
        ("phone", None, Decimal(0)),
    ):
        async with database.reader() as reader:
            asked = PreviewOrder(
                account_id=account.id, lines=LINES, order_id=order.id, channel=channel, price_list=price_list
            )
            preview = await preview_order(reader, AGENT, asked)
            shown = await configure_order(
                reader,
                AGENT,
                ConfigureOrder(account_id=account.id, lines=LINES, channel=channel, price_list=price_list),
            )
        assert preview.one_time_total == total
        assert [one.code for one in preview.problems] == ([] if total else ["catalog.wrong_channel"])
        if total:
            assert shown.one_time_total == total
