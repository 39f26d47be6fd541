"""Capture: create an order as a draft, and submit it. Whatever is refused leaves nothing behind."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.filling import fill_header, fill_lines, own_sheet, unfilled
from orderloom.ordering.commands.paying import check_parties
from orderloom.ordering.commands.quote import Quote, account_in_reach, quote
from orderloom.ordering.commands.settle import locked, settle
from orderloom.ordering.contracts import (
    AcceptedTerms,
    ChangeDraft,
    CreateOrder,
    LineState,
    Order,
    OrderState,
    Priority,
    SubmitOrder,
    confirmations,
)
from orderloom.ordering.domain import checks, terms
from orderloom.ordering.domain.agreeing import Agreed, above_limit, agreed_of, priced_otherwise
from orderloom.ordering.domain.changes import travel
from orderloom.ordering.domain.lines import build_lines, captured, totals
from orderloom.ordering.domain.refusals import AlreadySubmitted, refuse
from orderloom.ordering.events import OrderStateChanged, OrderSubmitted
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import Call, made_once

CREATE = "ordering.create_order"
HEADER = (
    "external_id",
    "description",
    "channel",
    "requested_start",
    "requested_completion",
    "urgency",
    "purchase_order",
    "payment_reference",
    "language",
    "billing_account_id",
    "billing_contact_id",
    "delivery_contact_id",
    "billing_address",
    "price_list",
)


@command(Permission.ORDER_CAPTURE)
async def create_order(uow: UnitOfWork, actor: Actor, new: CreateOrder) -> Order:
    """A draft, or with `submit` a submitted order. The same client, key and content give the order made before."""
    if new.submit:
        require(actor, Permission.ORDER_SUBMIT)
    if new.price_list is not None:
        require(actor, Permission.PRICE_ADJUST)
    refuse((*unacceptable(new), *checks.check_header({**header_of(new), "client_key": new.client_key})))

    async def find(order_id: UUID) -> Order | None:
        return next(iter(await store.orders_by_id(uow, [order_id])), None)

    call = Call(actor.client, CREATE, new.client_key or new.external_id, new)
    return await made_once(uow, call, lambda: _create(uow, actor, new), find)


async def _create(uow: UnitOfWork, actor: Actor, new: CreateOrder) -> Order:
    account = await account_in_reach(uow, actor, new.account_id, Permission.ORDER_CAPTURE)
    own = await own_sheet(uow)
    custom, problems = fill_header(own, actor, new.custom, None)
    lines, found = fill_lines(own, actor, new.lines)
    asked = Agreed(channel=new.channel, price_list=new.price_list)
    quoted = await quote(uow, account, lines, draft=not new.submit, agreed=asked)
    accepted, stale = terms.agree((), new.accept_terms, quoted.snapshot, actor, uow.now)
    named = await check_parties(uow, actor, account.id, header_of(new))
    refused = (*quoted.problems, *problems, *found, *named, *stale)
    if new.submit and not (problems or found):
        refused += (*unfilled(own, actor, custom, lines), *terms_lacking(quoted, accepted))
    refuse(refused)
    return await _insert(uow, actor, new, quoted, {"custom": custom, "accepted_terms": json.to_builtins(accepted)})


def header_of(given: CreateOrder | ChangeDraft) -> dict[str, Any]:
    """The header fields that were given."""
    values = {name: getattr(given, name) for name in HEADER if hasattr(given, name)}
    return {name: value for name, value in values.items() if value is not msgspec.UNSET}


def rows_of(header: Mapping[str, Any]) -> dict[str, Any]:
    """The same as it lies in the database."""
    address = header.get("billing_address")
    return {**header, "billing_address": json.to_builtins(address)} if address is not None else dict(header)


def terms_lacking(quoted: Quote, accepted: Sequence[AcceptedTerms]) -> tuple[Any, ...]:
    return tuple(terms.lacking(terms.needed(quoted.placed, quoted.snapshot), accepted, quoted.snapshot))


async def _insert(uow: UnitOfWork, actor: Actor, new: CreateOrder, quoted: Quote, filled: Mapping[str, Any]) -> Order:
    state = OrderState.SUBMITTED if new.submit else OrderState.DRAFT
    order = await store.insert_order(
        uow,
        {
            **rows_of(header_of(new)),
            **totals_of(quoted),
            **filled,
            "id": new_id(),
            "account_id": new.account_id,
            "state": state.value,
            "priority": Priority.MEDIUM.value,
            "captured_by": actor.id if actor.kind == "person" else None,
            "captured_by_name": actor.name,
            "four_eyes": False,
            "partial": False,
            "version": 1,
            "submitted_at": uow.now if new.submit else None,
            "extensions": new.extensions,
        },
    )
    lines = build_lines(order.id, quoted.placed, quoted.prices, LineState(state.value))
    await store.insert_lines(uow, lines)
    _tell_created(uow, order)
    return order


def totals_of(quoted: Quote) -> dict[str, Any]:
    one_time, recurring = totals(quoted.prices)
    return {
        "catalog_release_id": quoted.release_id,
        "currency": quoted.currency,
        "one_time_total": one_time,
        "recurring_total": recurring,
        "adjustments": json.to_builtins(quoted.agreed.adjustments),
        "price_approval": above_limit(quoted.agreed.adjustments, quoted.prices),
    }


def _tell_created(uow: UnitOfWork, order: Order) -> None:
    uow.audit(entry(order.id, "create", None, OrderState.DRAFT))
    if order.state is OrderState.SUBMITTED:
        uow.audit(entry(order.id, "submit", OrderState.DRAFT, OrderState.SUBMITTED))
        uow.announce(OrderSubmitted(subject=order.id))
        confirmations().confirm(uow, [order.id])
    uow.announce(OrderStateChanged(subject=order.id, before="", after=order.state.value))
    uow.publish(f"order:{order.id}", {"state": order.state.value})


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
    confirmations().confirm(uow, [order.id])
    return (await store.orders_by_id(uow, [order.id]))[0]
