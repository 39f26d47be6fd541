"""Capture: create a draft, change it, submit it. Whatever is refused leaves nothing behind."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import Problem
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.filling import fill_header, fill_lines, own_sheet, unfilled
from orderloom.ordering.commands.quote import Quote, account_in_reach, quote
from orderloom.ordering.commands.settle import locked, settle
from orderloom.ordering.contracts import ChangeDraft, CreateOrder, LineState, Order, OrderState, Priority, SubmitOrder
from orderloom.ordering.domain import checks
from orderloom.ordering.domain.changes import travel
from orderloom.ordering.domain.lifecycle import EDITABLE
from orderloom.ordering.domain.lines import build_lines, captured, totals
from orderloom.ordering.domain.refusals import AlreadySubmitted, OrderNotEditable, refuse
from orderloom.ordering.events import OrderStateChanged, OrderSubmitted
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import once, remember

CREATE = "ordering.create_order"
HEADER = ("external_id", "description", "channel", "requested_start", "requested_completion", "urgency")


@command(Permission.ORDER_CAPTURE)
async def create_order(uow: UnitOfWork, actor: Actor, new: CreateOrder) -> Order:
    """A draft, or with `submit` a submitted order. The same client, key and content give the order made before."""
    if new.submit:
        require(actor, Permission.ORDER_SUBMIT)
    refuse((*unacceptable(new), *checks.check_header({**_header(new), "client_key": new.client_key})))
    key, client = new.client_key or new.external_id, client_of(actor)
    if key is not None:
        earlier = await once(uow, client, CREATE, key, _fingerprint(new))
        if earlier is not None:
            return (await store.orders_by_id(uow, [UUID(earlier["order_id"])]))[0]
    account = await account_in_reach(uow, actor, new.account_id, Permission.ORDER_CAPTURE)
    own = await own_sheet(uow)
    custom, problems = fill_header(own, actor, new.custom, None)
    lines, found = fill_lines(own, actor, new.lines)
    quoted = await quote(uow, account, lines, draft=not new.submit)
    lacking = unfilled(own, actor, custom, lines) if new.submit and not (problems or found) else ()
    refuse((*quoted.problems, *problems, *found, *lacking))
    order = await _insert(uow, actor, new, quoted, custom)
    if key is not None:
        await remember(uow, client, CREATE, key, {"order_id": str(order.id)})
    return order


def client_of(actor: Actor) -> str:
    """The name under which an actor's idempotency keys are kept."""
    return f"{actor.kind}:{actor.id or actor.name}"


def _fingerprint(new: CreateOrder) -> str:
    return sha256(json.dumps(new)).hexdigest()


def _header(given: CreateOrder | ChangeDraft) -> dict[str, Any]:
    """The header fields that were given."""
    values = {name: getattr(given, name) for name in HEADER if hasattr(given, name)}
    return {name: value for name, value in values.items() if value is not msgspec.UNSET}


async def _insert(uow: UnitOfWork, actor: Actor, new: CreateOrder, quoted: Quote, custom: dict[str, Any]) -> Order:
    state = OrderState.SUBMITTED if new.submit else OrderState.DRAFT
    order = await store.insert_order(
        uow,
        {
            **_header(new),
            **_totals(quoted),
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
            "custom": custom,
        },
    )
    lines = build_lines(order.id, quoted.placed, quoted.prices, LineState(state.value))
    await store.insert_lines(uow, lines)
    _tell_created(uow, order)
    return order


def _totals(quoted: Quote) -> dict[str, Any]:
    one_time, recurring = totals(quoted.prices)
    return {
        "catalog_release_id": quoted.release_id,
        "currency": quoted.currency,
        "one_time_total": one_time,
        "recurring_total": recurring,
    }


def _tell_created(uow: UnitOfWork, order: Order) -> None:
    uow.audit(_entry(order.id, "create", None, OrderState.DRAFT))
    if order.state is OrderState.SUBMITTED:
        uow.audit(_entry(order.id, "submit", OrderState.DRAFT, OrderState.SUBMITTED))
        uow.announce(OrderSubmitted(subject=order.id))
    uow.announce(OrderStateChanged(subject=order.id, before="", after=order.state.value))
    uow.publish(f"order:{order.id}", {"state": order.state.value})


def _entry(
    order_id: UUID,
    action: str,
    before: OrderState | None,
    after: OrderState | None,
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


@command(Permission.ORDER_EDIT)
async def change_draft(uow: UnitOfWork, actor: Actor, change: ChangeDraft) -> Order:
    """Replaces what is given; lines are replaced as a whole, and priced again."""
    refuse((*unacceptable(change), *checks.check_header(_header(change))))
    order = await locked(uow, actor, change.order_id, change.version, Permission.ORDER_EDIT)
    if order.state not in EDITABLE:
        raise OrderNotEditable("Only a draft can be edited.", path=("order_id",), details={"state": order.state.value})
    values, own = _header(change), await own_sheet(uow)
    problems: tuple[Problem, ...] = ()
    if change.custom is not msgspec.UNSET:
        values["custom"], problems = fill_header(own, actor, change.custom, order.custom)
    if change.lines is msgspec.UNSET:
        refuse(problems)
    else:
        account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_EDIT)
        before = await store.lines_of(uow, [order.id]) if own.of(Noun.LINE) else []
        new_lines, found = fill_lines(own, actor, change.lines, before)
        quoted = await quote(uow, account, new_lines, draft=True)
        refuse((*quoted.problems, *problems, *found))
        values |= _totals(quoted)
        lines = build_lines(order.id, quoted.placed, quoted.prices, LineState.DRAFT)
        await store.replace_lines(uow, order.id, lines)
    changed = await store.update_order(uow, order.id, values)
    uow.audit(_entry(order.id, "edit", None, None, {"fields": sorted(values)}))
    uow.publish(f"order:{order.id}", {"state": order.state.value})
    return changed


@command(Permission.ORDER_SUBMIT)
async def submit_order(uow: UnitOfWork, actor: Actor, submit: SubmitOrder) -> Order:
    """Checks the draft against the current catalog, prices it anew when the catalog has changed, and sends it on."""
    order = await locked(uow, actor, submit.order_id, submit.version, Permission.ORDER_SUBMIT)
    if order.state is not OrderState.DRAFT:
        raise AlreadySubmitted(
            "This order was submitted already.", path=("order_id",), details={"state": order.state.value}
        )
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_SUBMIT)
    lines = await store.lines_of(uow, [order.id])
    again = captured(lines)
    quoted = await quote(uow, account, again, draft=False, spread=False)
    refuse((*quoted.problems, *unfilled(await own_sheet(uow), actor, order.custom, again)))
    if quoted.release_id != order.catalog_release_id:
        order = await store.update_order(uow, order.id, _totals(quoted))
        await store.replace_lines(uow, order.id, build_lines(order.id, quoted.placed, quoted.prices, LineState.DRAFT))
    await settle(uow, [travel(order, [OrderState.SUBMITTED], submitted=True)])
    uow.announce(OrderSubmitted(subject=order.id))
    return (await store.orders_by_id(uow, [order.id]))[0]
