"""Capture: create an order as a draft, and submit it. Whatever is refused leaves nothing behind."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.filling import own_sheet, unfilled
from orderloom.ordering.commands.preparing import (
    Ready,
    header_of,
    prepare,
    row_of,
    rows_of,
    terms_lacking,
    totals_of,
)
from orderloom.ordering.commands.quote import account_in_reach, quote
from orderloom.ordering.commands.settle import locked, settle
from orderloom.ordering.contracts import (
    CreateOrder,
    LineState,
    Order,
    OrderKind,
    OrderState,
    SubmitOrder,
    confirmations,
)
from orderloom.ordering.domain import checks, terms
from orderloom.ordering.domain.agreeing import agreed_of, priced_otherwise
from orderloom.ordering.domain.changes import travel
from orderloom.ordering.domain.holding import check_not_held
from orderloom.ordering.domain.lines import build_lines, captured
from orderloom.ordering.domain.refusals import AlreadySubmitted, NotSold, refuse
from orderloom.ordering.events import OrderStateChanged, OrderSubmitted
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import Call, made_once

__all__ = ["create_order", "entry", "header_of", "rows_of", "submit_order", "totals_of"]

CREATE = "ordering.create_order"
AT_ONCE = 2_000
Tell = Callable[[str, int], Awaitable[None]]


@command(Permission.ORDER_CAPTURE)
async def create_order(
    uow: UnitOfWork, actor: Actor, new: CreateOrder, *, key: str | None = None, tell: Tell | None = None
) -> Order:
    """A draft, or with `submit` a submitted order. The same client, key and content give the order made before.
    `key` is for orders that bring none; `tell` is told of each stage and how many lines are through it."""
    if new.submit:
        require(actor, Permission.ORDER_SUBMIT)
    if new.price_list is not None:
        require(actor, Permission.PRICE_ADJUST)
    if new.kind is OrderKind.SERVICE and actor.kind == "person" and actor.account_id is not None:
        raise NotSold(
            "Customers order what is sold; services are ordered by the systems that need them.", path=("kind",)
        )
    refuse((*unacceptable(new), *checks.check_header({**header_of(new), "client_key": new.client_key})))

    async def find(order_id: UUID) -> Order | None:
        return next(iter(await store.orders_by_id(uow, [order_id])), None)

    call = Call(actor.client, CREATE, new.client_key or new.external_id or key, new)
    return await made_once(uow, call, lambda: _create(uow, actor, new, tell or _tell_nobody), find)


async def _tell_nobody(stage: str, lines_done: int) -> None:
    """Small orders are there before anybody could look."""


async def _create(uow: UnitOfWork, actor: Actor, new: CreateOrder, tell: Tell) -> Order:
    account = await account_in_reach(uow, actor, new.account_id, Permission.ORDER_CAPTURE)
    ready = (await prepare(uow, actor, [(new, account)]))[0]
    refuse(ready.problems)
    await tell("storing", 0)
    return await _insert(uow, actor, ready, tell)


async def _insert(uow: UnitOfWork, actor: Actor, ready: Ready, tell: Tell) -> Order:
    order = await store.insert_order(uow, row_of(uow, actor, ready))
    lines = build_lines(order.id, ready.quoted.placed, ready.quoted.prices, LineState(order.state.value))
    for start in range(0, len(lines), AT_ONCE):
        await store.insert_lines(uow, lines[start : start + AT_ONCE])
        await tell("storing", min(start + AT_ONCE, len(lines)))
    _tell_created(uow, order)
    return order


def _tell_created(uow: UnitOfWork, order: Order) -> None:
    uow.audit(entry(order.id, "create", None, OrderState.DRAFT))
    if order.state is OrderState.SUBMITTED:
        uow.audit(entry(order.id, "submit", OrderState.DRAFT, OrderState.SUBMITTED))
        uow.announce(OrderSubmitted(subject=order.id))
        _confirm(uow, order)
    uow.announce(OrderStateChanged(subject=order.id, before="", after=order.state.value))
    uow.publish(f"order:{order.id}", {"state": order.state.value})


def _confirm(uow: UnitOfWork, order: Order) -> None:
    """The confirmation is a paper with prices, which a service order has not."""
    if order.kind is OrderKind.CUSTOMER:
        confirmations().confirm(uow, [order.id])


def entry(
    order_id: UUID,
    action: str,
    before: OrderState | None = None,
    after: OrderState | None = None,
    changes: Mapping[str, Any] | None = None,
) -> AuditEntry:
    return AuditEntry(
        subject_type="order",
        subject_id=order_id,
        order_id=order_id,
        action=action,
        from_state=before.value if before else None,
        to_state=after.value if after else None,
        changes=dict(changes) if changes else None,
    )


@command(Permission.ORDER_SUBMIT)
async def submit_order(uow: UnitOfWork, actor: Actor, submit: SubmitOrder) -> Order:
    """Checks the draft against the current catalog, prices it anew when prices have changed, and sends it on."""
    order = await locked(uow, actor, submit.order_id, submit.version, Permission.ORDER_SUBMIT)
    if order.state is not OrderState.DRAFT:
        raise AlreadySubmitted(
            "This order was submitted already.", path=("order_id",), details={"state": order.state.value}
        )
    check_not_held(order)
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_SUBMIT)
    lines = await store.lines_of(uow, [order.id])
    again = captured(lines)
    quoted = await quote(uow, account, again, draft=False, spread=False, agreed=agreed_of(order))
    accepted, stale = terms.agree(order.accepted_terms, submit.accept_terms, quoted.snapshot, actor, uow.now)
    lacking = (*unfilled(await own_sheet(uow), actor, order.custom, again), *terms_lacking(quoted, accepted))
    refuse((*quoted.problems, *stale, *lacking))
    values: dict[str, Any] = {}
    if accepted != order.accepted_terms:
        values["accepted_terms"] = json.to_builtins(accepted)
    if quoted.release_id != order.catalog_release_id or priced_otherwise(lines, quoted.prices):
        values |= totals_of(quoted)
        known = {line.number: line.id for line in lines}
        made = build_lines(order.id, quoted.placed, quoted.prices, LineState.DRAFT, known=known)
        await store.write_lines(uow, lines, made)
    if values:
        order = await store.update_order(uow, order.id, values)
    await settle(uow, [travel(order, [OrderState.SUBMITTED], submitted=True)])
    uow.announce(OrderSubmitted(subject=order.id))
    _confirm(uow, order)
    return (await store.orders_by_id(uow, [order.id]))[0]
