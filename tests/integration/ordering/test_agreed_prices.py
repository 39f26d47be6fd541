"""Prices agreed by hand: with a reason, within a limit or seen by an approver, kept until they are taken back."""

import copy
from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import AdjustmentKind, ChargeType, ImportCatalog
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Denied, DomainError
from orderloom.ordering import queries
from orderloom.ordering.commands.adjusting import adjust_price, remove_adjustment
from orderloom.ordering.commands.capture import create_order, submit_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.commands.review import approve_order
from orderloom.ordering.contracts import (
    AdjustPrice,
    ChangeDraft,
    CreateOrder,
    NewLine,
    Order,
    OrderState,
    PreviewOrder,
    RemoveAdjustment,
    ReviewOrder,
    SubmitOrder,
)
from orderloom.parties.contracts import Account
from orderloom.parties.queries import accounts_by_id
from orderloom.platform.db import Database
from orderloom.platform.work import drain
from tests.builders.orders import GADGET, SYSTEM, document, open_account, person, policies, publish

AGENT = person(Role.ORDER_AGENT)
MANAGER = person(Role.FULFILLMENT_MANAGER)
APPROVER = person(Role.ORDER_APPROVER)
ONCE = {"key": "once", "name": {"en": "Once"}, "charge_type": "one_time", "amount": "100", "currency": "EUR"}
AGAIN = {**ONCE, "key": "again", "charge_type": "recurring", "period": "month", "amount": "20"}
LIST = {"key": "dollars", "name": {"en": "Dollars"}, "currency": "USD"}
VIP = {"key": "vip", "name": {"en": "Very important"}, "currency": "EUR", "segments": ["residential"], "rank": 900}


async def draft(database: Database, **fields: Any) -> Order:
    """Two gadgets, 200 once and 40 a month, for a household."""
    catalog = copy.deepcopy(GADGET)
    catalog["offerings"][0]["prices"] = [ONCE, AGAIN]
    catalog["price_lists"] = [LIST]
    await publish(database, *policies(), document("policies/price-adjustment-limit.table.json"))
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    account = await open_account(database)
    line = NewLine(offering="gadget", number="1", quantity=Decimal(2), characteristics={"colour": "red"})
    async with database.unit_of_work() as uow:
        return await create_order(uow, AGENT, CreateOrder(account_id=account.id, lines=(line,), **fields))


async def adjusted(database: Database, order: Order, kind: str, value: str, **fields: Any) -> Order:
    wanted: dict[str, Any] = {"reason": "A loyal customer", **fields}
    async with database.unit_of_work() as uow:
        change = AdjustPrice(
            order_id=order.id, version=order.version, kind=AdjustmentKind(kind), value=Decimal(value), **wanted
        )
        return await adjust_price(uow, AGENT, change)


async def submitted(database: Database, order: Order) -> Order:
    async with database.unit_of_work() as uow:
        await submit_order(uow, AGENT, SubmitOrder(order_id=order.id))
    await drain(database)
    return await again(database, order)


async def account_of(database: Database, order: Order) -> Account:
    async with database.reader() as reader:
        return (await accounts_by_id(reader, [order.account_id]))[order.account_id]


async def again(database: Database, order: Order) -> Order:
    async with database.reader() as reader:
        return (await queries.orders_by_id(reader, [order.id]))[order.id]


async def test_a_discount_within_the_limit_changes_prices_and_nobody_need_see_it(database: Database) -> None:
    order = await adjusted(database, await draft(database), "percent", "10", charge_type=ChargeType.RECURRING)
    assert (order.one_time_total, order.recurring_total, order.price_approval) == (Decimal(200), Decimal(36), False)
    async with database.reader() as reader:
        (line,) = await queries.lines_of(reader, [order.id])
    step = line.charges[1].steps[-1]
    assert (step.operation, step.value, step.result, step.reason, step.by) == (
        "manual",
        Decimal(10),
        Decimal(36),
        "A loyal customer",
        AGENT.name,
    )
    assert (await submitted(database, order)).state is not OrderState.AWAITING_APPROVAL


async def test_one_above_the_limit_waits_for_an_order_approver_whoever_else_may_approve(database: Database) -> None:
    order = await adjusted(database, await draft(database), "percent", "10.01")
    assert order.price_approval
    order = await submitted(database, order)
    assert (order.state, order.approver_role) == (OrderState.AWAITING_APPROVAL, "order_approver")
    review = ReviewOrder(order_id=order.id)
    with pytest.raises(DomainError) as refused:
        async with database.unit_of_work() as uow:
            await approve_order(uow, MANAGER, review)
    assert refused.value.problems[0].code == "ordering.not_yours_to_approve"
    async with database.unit_of_work() as uow:
        approved = await approve_order(uow, APPROVER, review)
    assert (approved.state, approved.one_time_total) == (OrderState.ACKNOWLEDGED, Decimal("179.98"))


async def test_small_steps_add_up_to_what_needs_approval_and_are_kept_when_lines_change(database: Database) -> None:
    order = await adjusted(database, await draft(database), "percent", "6", line="1")
    order = await adjusted(database, order, "percent", "6", line="1")
    assert order.price_approval
    assert order.one_time_total == Decimal("176.72")
    line = NewLine(offering="gadget", number="1", quantity=Decimal(1), characteristics={"colour": "red"})
    async with database.unit_of_work() as uow:
        order = await change_draft(uow, AGENT, ChangeDraft(order_id=order.id, version=order.version, lines=(line,)))
    assert (order.one_time_total, len(order.adjustments)) == (Decimal("88.36"), 2)
    async with database.reader() as reader:
        asked = PreviewOrder(account_id=order.account_id, order_id=order.id, lines=(line,))
        assert (await preview_order(reader, AGENT, asked)).one_time_total == Decimal("88.36")
    async with database.unit_of_work() as uow:
        remove = RemoveAdjustment(order_id=order.id, version=order.version, adjustment=order.adjustments[0].id)
        order = await remove_adjustment(uow, AGENT, remove)
    assert (order.one_time_total, order.price_approval) == (Decimal("94.00"), False)
    other = NewLine(offering="gadget", number="2", characteristics={"colour": "red"})
    async with database.unit_of_work() as uow:
        order = await change_draft(uow, AGENT, ChangeDraft(order_id=order.id, version=order.version, lines=(other,)))
    assert (order.one_time_total, order.adjustments) == (Decimal(100), ())


async def test_every_agreed_price_is_in_the_trail(database: Database) -> None:
    order = await adjusted(database, await draft(database), "override", "15", charge="again", line="1")
    assert order.recurring_total == Decimal(30)
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT action, changes FROM audit WHERE action = 'adjust_price' AND order_id = :id", {"id": order.id}
        )
    assert [(row["action"], row["changes"]["reason"], row["changes"]["above_limit"]) for row in rows] == [
        ("adjust_price", "A loyal customer", True)
    ]


@pytest.mark.parametrize(
    ("kind", "value", "fields", "code", "path"),
    [
        ("percent", "101", {}, "ordering.adjustment_value", ("value",)),
        ("percent", "0", {}, "ordering.adjustment_value", ("value",)),
        ("percent", "5", {"reason": " "}, "ordering.reason_missing", ("reason",)),
        ("percent", "5", {"months": 0}, "ordering.adjustment_value", ("months",)),
        ("percent", "5", {"line": "7"}, "ordering.adjustment_meets_nothing", ("line",)),
        ("percent", "5", {"charge_type": ChargeType.USAGE}, "ordering.adjustment_usage", ("charge_type",)),
        ("amount", "5", {}, "ordering.adjustment_unclear", ("charge_type",)),
        ("amount", "41", {"charge_type": ChargeType.RECURRING}, "ordering.adjustment_too_large", ("value",)),
        ("amount", "1.005", {"charge_type": ChargeType.RECURRING}, "ordering.adjustment_value", ("value",)),
        ("override", "-1", {"charge": "once"}, "ordering.adjustment_value", ("value",)),
    ],
)
async def test_what_can_not_be_agreed_is_refused_and_changes_nothing(
    database: Database, kind: str, value: str, fields: dict[str, Any], code: str, path: tuple[str, ...]
) -> None:
    order = await draft(database)
    with pytest.raises(DomainError) as refused:
        await adjusted(database, order, kind, value, **fields)
    assert (refused.value.problems[0].code, refused.value.problems[0].path) == (code, path)
    assert await again(database, order) == order


async def test_a_customer_agrees_no_prices_and_names_no_list(database: Database) -> None:
    order = await draft(database)
    customer = person(Role.CUSTOMER, account=await account_of(database, order))
    wanted = AdjustPrice(
        order_id=order.id, version=order.version, kind=AdjustmentKind.PERCENT, value=Decimal(1), reason="Please"
    )
    with pytest.raises(Denied):
        async with database.unit_of_work() as uow:
            await adjust_price(uow, customer, wanted)
    with pytest.raises(Denied):
        async with database.unit_of_work() as uow:
            await create_order(uow, customer, CreateOrder(account_id=order.account_id, price_list="dollars"))


async def test_a_price_list_in_another_currency_is_refused(database: Database) -> None:
    order = await draft(database)
    with pytest.raises(DomainError) as refused:
        async with database.unit_of_work() as uow:
            await change_draft(uow, AGENT, ChangeDraft(order_id=order.id, version=order.version, price_list="dollars"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.path, problem.details) == ("catalog.price_list", ("price_list",), {"currency": "USD"})
    assert await again(database, order) == order


async def test_an_order_is_submitted_at_the_prices_of_its_day(database: Database) -> None:
    order = await draft(database)
    catalog = copy.deepcopy(GADGET)
    catalog["offerings"][0]["prices"] = [{**ONCE, "amount": "90"}, AGAIN]
    catalog["price_lists"] = [LIST, VIP]
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    assert (await submitted(database, order)).one_time_total == Decimal(180)
