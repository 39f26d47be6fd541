"""Orders of services: no offering, no price, and from there on an order like any other."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.commands import decompose_orders
from orderloom.decomposition.contracts import DomainOrder, VerdictOutcome
from orderloom.kernel.errors import Invalid
from orderloom.ordering import queries
from orderloom.ordering.commands.again import copy_order, save_template, use_template
from orderloom.ordering.commands.capture import create_order, submit_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.review import approve_order, start_enrichment
from orderloom.ordering.contracts import (
    ChangeDraft,
    CopyOrder,
    CreateOrder,
    LineState,
    NewLine,
    Order,
    OrderFilter,
    OrderKind,
    OrderState,
    ReviewOrder,
    SaveTemplate,
    SubmitOrder,
    UseTemplate,
)
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.orders import SYSTEM, load_catalogs, open_account

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
FIREWALL: dict[str, Any] = {"throughput": 500, "vpn_users": 25, "log_days": 90}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "managed-firewall", "mobile-tariff")
    return await open_account(database, segment="business")


def firewall(values: dict[str, Any], **given: Any) -> NewLine:
    return NewLine(specification="firewall-service", characteristics=values, **given)


def wanted(account: Account, *lines: NewLine, **given: Any) -> CreateOrder:
    return CreateOrder(account_id=account.id, kind=OrderKind.SERVICE, lines=lines, **given)


async def created(uow: Uow, new: CreateOrder) -> Order:
    async with uow() as u:
        return await create_order(u, SYSTEM, new)


async def decomposed(uow: Uow, account: Account, values: dict[str, Any]) -> tuple[Order, list[DomainOrder]]:
    async with uow() as u:
        order = await create_order(u, SYSTEM, wanted(account, firewall(values), submit=True))
        await start_enrichment(u, SYSTEM, [order.id])
        order = (await queries.orders_by_id(u, [order.id]))[order.id]
        if order.state is OrderState.AWAITING_APPROVAL:
            order = await approve_order(u, SYSTEM, ReviewOrder(order_id=order.id))
        await decompose_orders(u, SYSTEM, [order.id])
        return order, await decomposition.domain_orders_of(u, [order.id])


def refused(error: Invalid) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.path) for one in error.problems]


async def test_a_managed_firewall_service_order_makes_three_rfs_and_three_resource_orders(
    uow: Uow, account: Account
) -> None:
    order, found = await decomposed(uow, account, FIREWALL)
    assert order.number.startswith("SVO")
    assert (order.kind, order.one_time_total, order.recurring_total) == (OrderKind.SERVICE, Decimal(0), Decimal(0))
    kinds = [(one.kind, one.subtype and one.subtype.value, one.specification) for one in found]
    assert sorted(kinds, key=str) == sorted(
        [
            (SpecificationKind.SERVICE, "cfs", "firewall-service"),
            (SpecificationKind.SERVICE, "rfs", "firewall-filtering"),
            (SpecificationKind.SERVICE, "rfs", "firewall-remote-access"),
            (SpecificationKind.SERVICE, "rfs", "firewall-logging"),
            (SpecificationKind.RESOURCE, "physical", "firewall-node"),
            (SpecificationKind.RESOURCE, "logical", "firewall-vpn-pool"),
            (SpecificationKind.RESOURCE, "logical", "firewall-log-space"),
        ],
        key=str,
    )
    root = next(one for one in found if one.parent_id is None)
    assert (root.specification, root.number[:2]) == ("firewall-service", "SO")
    access = next(one for one in found if one.specification == "firewall-remote-access")
    assert access.characteristics == {"vpn_users": Decimal(25)}


async def test_an_rfs_is_left_out_of_a_service_order_without_its_characteristic(uow: Uow, account: Account) -> None:
    order, found = await decomposed(uow, account, {**FIREWALL, "vpn_users": 0})
    assert len(found) == 5
    assert not {"firewall-remote-access", "firewall-vpn-pool"} & {one.specification for one in found}
    async with uow() as u:
        records = await decomposition.verdicts(u, SYSTEM, order.id)
    left_out = next(one for one in records[0].verdicts if one.target == "firewall-remote-access")
    assert left_out.outcome is VerdictOutcome.EXCLUDE


async def test_a_service_order_is_refused_line_by_line(uow: Uow, account: Account) -> None:
    lines = (
        NewLine(offering="managed-firewall"),
        NewLine(),
        NewLine(specification="nothing"),
        NewLine(specification="firewall-node"),
    )
    with pytest.raises(Invalid) as error:
        await created(uow, wanted(account, *lines))
    assert refused(error.value) == [
        ("ordering.not_a_service", ("lines", 0, "offering")),
        ("catalog.specification_missing", ("lines", 1, "specification")),
        ("catalog.unknown_specification", ("lines", 2, "specification")),
        ("ordering.not_a_service", ("lines", 3, "specification")),
    ]


async def test_the_answers_of_a_service_are_checked_against_its_specification(uow: Uow, account: Account) -> None:
    with pytest.raises(Invalid) as error:
        await created(uow, wanted(account, firewall({"throughput": "fast", "colour": "red"}, quantity=Decimal("1.5"))))
    assert refused(error.value) == [
        ("catalog.quantity", ("lines", 0, "quantity")),
        ("catalog.wrong_type", ("lines", 0, "characteristics", "throughput")),
        ("catalog.unknown_characteristic", ("lines", 0, "characteristics", "colour")),
    ]


async def test_a_customer_order_takes_no_specification(uow: Uow, account: Account) -> None:
    with pytest.raises(Invalid) as error:
        await created(uow, CreateOrder(account_id=account.id, lines=(firewall(FIREWALL), NewLine())))
    assert refused(error.value) == [
        ("ordering.not_an_offering", ("lines", 0, "specification")),
        ("catalog.offering_missing", ("lines", 1, "offering")),
    ]


async def test_a_draft_of_a_service_order_is_changed_and_submitted(uow: Uow, account: Account) -> None:
    draft = await created(uow, wanted(account, firewall({"throughput": 100}, number="a")))
    assert draft.state is OrderState.DRAFT
    async with uow() as u:
        change = ChangeDraft(order_id=draft.id, version=draft.version, lines=(firewall(FIREWALL, number="a"),))
        await change_draft(u, SYSTEM, change)
        order = await submit_order(u, SYSTEM, SubmitOrder(order_id=draft.id))
        line = (await queries.lines_of(u, [draft.id]))[0]
    assert order.state is OrderState.SUBMITTED
    assert (line.number, line.offering, line.specification, line.charges) == ("a", None, "firewall-service", ())
    assert line.state is LineState.SUBMITTED


async def test_service_orders_have_a_list_of_their_own(uow: Uow, account: Account) -> None:
    service = await created(uow, wanted(account, firewall(FIREWALL), external_id="svc-7"))
    customer = await created(uow, CreateOrder(account_id=account.id, external_id="cust-7"))
    async with uow() as u:
        services = await queries.orders(u, SYSTEM, OrderFilter(kinds=(OrderKind.SERVICE,), search="svc-7"))
        customers = await queries.orders(u, SYSTEM, OrderFilter(kinds=(OrderKind.CUSTOMER,), search="cust-7"))
        other = await queries.orders(u, SYSTEM, OrderFilter(kinds=(OrderKind.CUSTOMER,), search="svc-7"))
    assert [one.id for one in services.orders] == [service.id]
    assert [one.id for one in customers.orders] == [customer.id]
    assert other.orders == ()


async def test_a_service_order_is_copied_and_made_a_template_of(uow: Uow, account: Account) -> None:
    order = await created(uow, wanted(account, firewall(FIREWALL)))
    async with uow() as u:
        copied = await copy_order(u, SYSTEM, CopyOrder(order_id=order.id))
        template = await save_template(u, SYSTEM, SaveTemplate(order_id=order.id, name="A firewall"))
        filled = await use_template(u, SYSTEM, UseTemplate(template_id=template.id, account_id=account.id))
        lines = await queries.lines_of(u, [copied.id, filled.id])
    assert {copied.kind, filled.kind} == {OrderKind.SERVICE}
    assert [(one.offering, one.specification) for one in lines] == [(None, "firewall-service")] * 2
