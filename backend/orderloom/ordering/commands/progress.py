"""Progress: work begins, pauses, ends or is called off; lines end one by one and take their order with them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from orderloom.flows import queries as flows
from orderloom.flows.commands.run import cancel_runs
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import InvalidTransition
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.header import waiting
from orderloom.ordering.commands.pairing import kept_by_rules
from orderloom.ordering.commands.review import finish_enrichment
from orderloom.ordering.commands.settle import locked, reread, settle
from orderloom.ordering.contracts import LineState, MoveOrder, Order, OrderState, SetPriority, fulfillment
from orderloom.ordering.domain.changes import ENDED, travel
from orderloom.ordering.domain.lifecycle import HOLDABLE
from orderloom.ordering.domain.policies import HEADER, NOTIFICATION
from orderloom.ordering.domain.progress import VIA_ASSESSMENT, cancellation, finish, release
from orderloom.ordering.domain.refusals import PastPointOfNoReturn, WorkHasBegun, refuse
from orderloom.ordering.events import OrderAmended, OrderCanceled, OrderCompleted, OrderHeld, OrderReleased
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, UnitOfWork

START = "ordering.start_scheduled_orders"
STARTING = "start"


@command(Permission.ORDER_MANAGE)
async def start_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> dict[UUID, Order]:
    """Decomposed orders begin now, or at their requested start. Answers all of these orders as they are now, locked:
    the plans of those that are only scheduled are held until `ordering.order_released.v1` says that the day has come.
    """
    found = {one.id: one for one in await store.lock_orders(uow, order_ids)}
    orders = [one for one in found.values() if one.state is OrderState.ACKNOWLEDGED]
    later = {one.id: one.requested_start for one in orders if one.requested_start and one.requested_start > uow.now}
    journeys = [travel(one, [OrderState.SCHEDULED if one.id in later else OrderState.IN_PROGRESS]) for one in orders]
    if journeys:
        await settle(uow, journeys)
    for order_id, due in later.items():
        uow.set_timer(order_id, STARTING, due, START, {})
    began = {one.order.id: msgspec.structs.replace(one.order, state=one.change.state) for one in journeys}
    return {**found, **began}


@command(Permission.ORDER_MANAGE)
async def start_scheduled_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """The day has come for scheduled orders; one that is held keeps its place and starts when it is released."""
    due = [one for one in await store.lock_orders(uow, order_ids) if one.state is OrderState.SCHEDULED]
    if due:
        await settle(uow, [travel(one, [OrderState.IN_PROGRESS]) for one in due])
        uow.announce(*(OrderReleased(subject=one.id) for one in due))


@command(Permission.ORDER_MANAGE)
async def hold_order(uow: UnitOfWork, actor: Actor, move: MoveOrder) -> Order:
    """Pauses enrichment or fulfillment; nothing new opens until the order is released."""
    refuse(unacceptable(move.reason, ("reason",)))
    order = await locked(uow, actor, move.order_id, move.version, Permission.ORDER_MANAGE)
    target = HOLDABLE.get(order.state)
    if target is None:
        raise InvalidTransition(
            f"An order that is {order.state.value} can't be put on hold.",
            path=("state",),
            details={"from": order.state.value, "to": OrderState.ON_HOLD.value},
        )
    journey = travel(order, [target], saved_state=order.state, state_reason=move.reason)
    await settle(uow, [journey], reason=move.reason, lines="save")
    uow.announce(OrderHeld(subject=order.id))
    return await reread(uow, order.id)


@command(Permission.ORDER_MANAGE)
async def release_order(uow: UnitOfWork, actor: Actor, move: MoveOrder) -> Order:
    """Goes back to where the order was when it was held. One whose start has passed meanwhile starts."""
    refuse(unacceptable(move.reason, ("reason",)))
    order = await locked(uow, actor, move.order_id, move.version, Permission.ORDER_MANAGE)
    journey = release(order, uow.now)
    straight = len(journey.moves) == 1
    await settle(uow, [journey], reason=move.reason, action="release", lines="restore" if straight else "follow")
    uow.announce(OrderReleased(subject=order.id))
    if journey.change.state is OrderState.ENRICHING:
        await finish_enrichment(uow, actor, [order.id], {})
    elif journey.change.state is OrderState.IN_PROGRESS:
        await complete_orders(uow, actor, [order.id])
    return await reread(uow, order.id)


@command(Permission.ORDER_MANAGE)
async def await_information(uow: UnitOfWork, actor: Actor, move: MoveOrder) -> Order:
    """Pauses an order in progress until somebody answers; `release_order` takes it on."""
    refuse(unacceptable(move.reason, ("reason",)))
    order = await locked(uow, actor, move.order_id, move.version, Permission.ORDER_MANAGE)
    journey = travel(order, [OrderState.AWAITING_INFORMATION], saved_state=order.state, state_reason=move.reason)
    await settle(uow, [journey], reason=move.reason, lines="save")
    uow.announce(OrderHeld(subject=order.id))
    return await reread(uow, order.id)


@command(Permission.ORDER_CANCEL)
async def cancel_order(uow: UnitOfWork, actor: Actor, move: MoveOrder) -> Order:
    """Calls an order off while nothing has been done for it yet, whoever asks."""
    refuse(unacceptable(move.reason, ("reason",)))
    order = await locked(uow, actor, move.order_id, move.version, Permission.ORDER_CANCEL)
    journey = cancellation(order, move.reason)
    if order.state in VIA_ASSESSMENT:
        await _nothing_done(uow, order)
    await settle(uow, [journey], reason=move.reason)
    await cancel_runs(uow, actor, [order.id])
    await uow.clear_timer(order.id, STARTING)
    uow.announce(OrderCanceled(subject=order.id))
    return await reread(uow, order.id)


async def _nothing_done(uow: UnitOfWork, order: Order) -> None:
    lines = await store.lines_of(uow, [order.id])
    if any(line.point_of_no_return for line in lines):
        raise PastPointOfNoReturn("A line of this order is past its point of no return.", path=("order_id",))
    begun = any(line.state is LineState.COMPLETED for line in lines) or await fulfillment().begun(uow, [order.id])
    if begun:
        raise WorkHasBegun("Work on this order has begun; it can't be canceled any more.", path=("order_id",))


@command(Permission.ORDER_MANAGE)
async def complete_lines(uow: UnitOfWork, actor: Actor, line_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Lines whose work is done; the bundles above them and their orders follow. Answers the orders completed."""
    orders = await store.lock_orders_of_lines(uow, line_ids)
    closed = await store.close_lines(uow, line_ids, LineState.COMPLETED)
    ended, parents = list(closed), {row["parent_line_id"] for row in closed} - {None}
    while parents:
        bundles = await store.close_bundles(uow, parents)
        ended += bundles
        parents = {row["parent_line_id"] for row in bundles} - {None}
    uow.audit(*(_completed(row["id"], row["order_id"]) for row in ended))
    return await _complete(uow, orders)


@command(Permission.ORDER_MANAGE)
async def complete_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Completes those all of whose lines have ended and which no header task and no rule keeps open any more."""
    return await _complete(uow, await store.lock_orders(uow, order_ids))


def _completed(line_id: UUID, order_id: UUID) -> AuditEntry:
    return AuditEntry(
        subject_type="order_line",
        subject_id=line_id,
        order_id=order_id,
        action="complete",
        from_state=LineState.IN_PROGRESS.value,
        to_state=LineState.COMPLETED.value,
    )


@command(Permission.FALLOUT_MANAGE)
async def complete_against_rules(uow: UnitOfWork, actor: Actor, order_id: UUID) -> None:
    """Completes an order that only compatibility rules keep open: a manager says that it is right as it is."""
    await _complete(uow, await store.lock_orders(uow, [order_id]), by_rules=False)


async def _complete(uow: UnitOfWork, orders: Sequence[Order], *, by_rules: bool = True) -> frozenset[UUID]:
    done = await store.finished(uow, [order.id for order in orders if order.state is OrderState.IN_PROGRESS])
    ended = [order for order in orders if order.id in done]
    if not ended:
        return frozenset()
    tables = {key: table for key, (_, table) in (await flows.tables(uow, (HEADER, NOTIFICATION))).items()}
    kept = await waiting(uow, tables.get(HEADER), ended)
    if by_rules:
        kept |= await kept_by_rules(uow, [order for order in ended if order.id not in kept])
    journeys = [finish(order, done[order.id]) for order in ended if order.id not in kept]
    await settle(uow, journeys, lines="stay", policies=tables)
    uow.announce(*(OrderCompleted(subject=one.order.id, partial=one.change.partial) for one in journeys))
    return frozenset(one.order.id for one in journeys)


@command(Permission.ORDER_MANAGE)
async def lock_lines(uow: UnitOfWork, actor: Actor, line_ids: Sequence[UUID]) -> None:
    """Lines that passed a point of no return: they can neither be changed nor canceled from now on."""
    await store.pass_point_of_no_return(uow, line_ids)


@command(Permission.ORDER_MANAGE)
async def set_priority(uow: UnitOfWork, actor: Actor, change: SetPriority) -> Order:
    order = await locked(uow, actor, change.order_id, change.version, Permission.ORDER_MANAGE)
    if order.state in ENDED:
        raise InvalidTransition(f"An order that is {order.state.value} has no priority to set.", path=("state",))
    uow.audit(
        AuditEntry(
            subject_type="order",
            subject_id=order.id,
            order_id=order.id,
            action="set_priority",
            changes={"priority": [order.priority.value, change.priority.value]},
        )
    )
    uow.announce(OrderAmended(subject=order.id))
    uow.publish(f"order:{order.id}", {"priority": change.priority.value})
    return await store.update_order(uow, order.id, {"priority": change.priority.value})
