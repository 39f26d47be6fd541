"""Review: enrichment by the enrichment policy, then approval by the approval policy; in sets of orders."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import StartRun
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission, Role
from orderloom.kernel.errors import Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.header import begin
from orderloom.ordering.commands.notify import tell_by
from orderloom.ordering.commands.settle import locked, reread, settle
from orderloom.ordering.contracts import (
    Enrichment,
    EnrichOrder,
    LineAction,
    Order,
    OrderLine,
    OrderState,
    ReviewOrder,
)
from orderloom.ordering.domain import policies
from orderloom.ordering.domain.changes import ENDED, Journey, LineChange, travel
from orderloom.ordering.domain.refusals import NotYoursToApprove, OrderNotEditable, ReasonMissing, UnknownLine, refuse
from orderloom.ordering.domain.verbs import may_allow_prices
from orderloom.ordering.events import OrderApproved, OrderEnriched, OrderRejected
from orderloom.ordering.store import orders as store
from orderloom.ordering.store.cases import Case, Policies, gather, load_policies
from orderloom.platform.db import AuditEntry, UnitOfWork

PURPOSE = "enrichment"
EITHER = frozenset({Role.ORDER_APPROVER, Role.FULFILLMENT_MANAGER})
AT_WORK = frozenset({Enrichment.RUNNING, Enrichment.FAILED})


@command(Permission.ORDER_SUBMIT)
async def start_enrichment(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Takes submitted orders on: into enrichment, or, when no line needs any, to approval in the same transaction."""
    submitted = [order for order in await store.lock_orders(uow, order_ids) if order.state is OrderState.SUBMITTED]
    if not submitted:
        return
    tables = await load_policies(uow)
    journeys: list[Journey] = []
    wanted: list[tuple[OrderLine, str, dict[str, Any]]] = []
    cases = await gather(uow, submitted)
    for case in cases:
        own = _wanted_flows(case, tables)
        wanted += own
        scopes = ({**scope, "now": tables.now} for _, scope in case.line_scopes)
        urgency = policies.highest(policies.line_priority(tables.priorities, scope) for scope in scopes)
        if own:
            journeys.append(travel(case.order, [OrderState.ENRICHING], priority=urgency))
        else:
            journeys.append(_to_approval(case, tables, priority=urgency))
    await store.save_lines(uow, [_noted(line, Enrichment.RUNNING) for line, _, _ in wanted])
    await begin(uow, tables.header, "submitted", [(case.order, case.scope) for case in cases])
    await _finish(uow, tables, journeys, cases)
    await _tell(uow, tables, dict.fromkeys((order.id for order in submitted), "submitted"), submitted)
    if wanted:
        await start_runs(uow, actor, [_run(line, flow, scope) for line, flow, scope in wanted])


def _wanted_flows(case: Case, tables: Policies) -> list[tuple[OrderLine, str, dict[str, Any]]]:
    wanted: list[tuple[OrderLine, str, dict[str, Any]]] = []
    for line, scope in case.line_scopes:
        if line.enrichment is Enrichment.DONE or line.action is LineAction.NO_CHANGE:
            continue
        flow = policies.enrichment_flow(tables.enrichment, {**scope, "now": tables.now})
        if flow is not None:
            wanted.append((line, flow, scope))
    return wanted


def _run(line: OrderLine, flow: str, scope: dict[str, Any]) -> StartRun:
    return StartRun(
        flow_key=flow,
        subject_type="order_line",
        subject_id=line.id,
        order_id=line.order_id,
        line_id=line.id,
        input=scope,
        purpose=PURPOSE,
    )


def _noted(line: OrderLine, enrichment: Enrichment) -> LineChange:
    return LineChange(id=line.id, enrichment=enrichment, characteristics=line.characteristics)


def _to_approval(case: Case, tables: Policies, **values: Any) -> Journey:
    """To approval, and through it when the policy asks nobody."""
    scope = {**case.scope, "order": {**case.scope["order"], **values}, "now": tables.now}
    decided = policies.approval(tables.approval, scope)
    if case.order.price_approval:
        decided = policies.priced_by_hand(decided)
    through = [OrderState.AWAITING_APPROVAL]
    if decided.role is None:
        through.append(OrderState.ACKNOWLEDGED)
    journey = travel(case.order, through, approver_role=decided.role, four_eyes=decided.four_eyes, **values)
    why = {"policy": {"table": policies.APPROVAL, "rows": list(decided.rows)}}
    return msgspec.structs.replace(journey, why=why if decided.rows else None)


async def _finish(uow: UnitOfWork, tables: Policies, journeys: Sequence[Journey], cases: Sequence[Case]) -> None:
    await settle(uow, journeys)
    approved = {one.order.id for one in journeys if one.change.state is OrderState.ACKNOWLEDGED}
    await begin(uow, tables.header, "approved", [(one.order, one.scope) for one in cases if one.order.id in approved])
    waiting = [journey.order for journey in journeys if journey.change.state is OrderState.AWAITING_APPROVAL]
    await _tell(uow, tables, dict.fromkeys((order.id for order in waiting), "awaiting_approval"), waiting)
    for journey in journeys:
        if journey.change.state is OrderState.ACKNOWLEDGED:
            uow.announce(OrderApproved(subject=journey.order.id))
        elif journey.change.state is OrderState.AWAITING_APPROVAL:
            uow.publish("tasks", {"order": str(journey.order.id)})


@command(Permission.ORDER_ENRICH)
async def finish_enrichment(
    uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID], outcomes: Mapping[UUID, Enrichment]
) -> None:
    """Notes how each line's flow ended; an order none of whose lines is at work goes to approval."""
    orders = await store.lock_orders(uow, order_ids)
    cases = await gather(uow, orders)
    await store.save_lines(uow, [
        _noted(line, outcomes[line.id])
        for case in cases for line in case.lines if line.id in outcomes and line.enrichment in AT_WORK
    ])  # fmt: skip
    ready = [
        case
        for case in cases
        if case.order.state is OrderState.ENRICHING
        and not any(outcomes.get(line.id, line.enrichment) in AT_WORK for line in case.lines)
    ]
    if ready:
        tables = await load_policies(uow)
        await _finish(uow, tables, [_to_approval(case, tables) for case in ready], ready)


async def _tell(uow: UnitOfWork, tables: Policies, happened: Mapping[UUID, str], orders: Sequence[Order]) -> None:
    if tables.notification is not None:
        await tell_by(uow, tables.notification, happened, orders)


@command(Permission.ORDER_ENRICH)
async def enrich_order(uow: UnitOfWork, actor: Actor, enrich: EnrichOrder) -> Order:
    """Sets characteristics of one line, before or during fulfillment; what waits for them is told."""
    order = await locked(uow, actor, enrich.order_id, None, Permission.ORDER_ENRICH)
    refuse(await _ordered_otherwise(uow, order, enrich))
    await write_characteristics(uow, actor, [(enrich.order_id, enrich.line_id, enrich.characteristics)])
    return order


async def _ordered_otherwise(uow: UnitOfWork, order: Order, enrich: EnrichOrder) -> tuple[Problem, ...]:
    """What the customer ordered and pays for is no fact to be found: changing it would pass by price and approval."""
    line = next((one for one in await store.lines_by_id(uow, [enrich.line_id]) if one.order_id == order.id), None)
    snapshot = await catalog.snapshot(uow, order.catalog_release_id)
    sold = snapshot.specifications.get(line.specification or "") if line is not None else None
    if line is None or sold is None:
        return ()
    ordered = {one.key: line.characteristics.get(one.key) for one in sold.characteristics if not one.fulfillment_only}
    return tuple(
        Problem("ordering.answered_at_capture", "This was ordered otherwise.", ("characteristics", key))
        for key, value in enrich.characteristics.items()
        if ordered.get(key) not in (None, value)
    )


@command(Permission.ORDER_ENRICH)
async def write_characteristics(
    uow: UnitOfWork, actor: Actor, values: Sequence[tuple[UUID, UUID, Mapping[str, Any]]]
) -> None:
    """As `enrich_order`, for many lines: (order, line, characteristics). Values are checked against the catalog."""
    orders = {order.id: order for order in await store.lock_orders(uow, {order_id for order_id, _, _ in values})}
    lines = {line.id: line for line in await store.lines_by_id(uow, {line_id for _, line_id, _ in values})}
    for order_id, line_id, given in values:
        line = lines.get(line_id)
        if line is None or line.order_id != order_id:
            raise UnknownLine("The order has no such line.", path=("line_id",))
        if orders[order_id].state in ENDED or orders[order_id].state is OrderState.DRAFT:
            raise OrderNotEditable("This order takes no further facts.", path=("order_id",))
        refuse((*unacceptable(dict(given), ("characteristics",)), *await _refused(uow, orders[order_id], line, given)))
        lines[line_id] = msgspec.structs.replace(line, characteristics={**line.characteristics, **given})
        uow.announce(OrderEnriched(subject=order_id, line_id=line_id, characteristics=dict(given)))
        uow.audit(_fact(line, given))
        uow.publish(f"order:{order_id}", {"line": str(line_id)})
    await store.save_lines(uow, [_noted(line, line.enrichment) for line in lines.values()])


def _fact(line: OrderLine, given: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(
        subject_type="order_line",
        subject_id=line.id,
        order_id=line.order_id,
        action="enrich",
        changes={"characteristics": dict(given)},
    )


async def _refused(uow: UnitOfWork, order: Order, line: OrderLine, given: Mapping[str, Any]) -> tuple[Problem, ...]:
    snapshot = await catalog.snapshot(uow, order.catalog_release_id)
    return catalog.check_values(snapshot, line.specification or "", dict(given), ("characteristics",))


@command(Permission.ORDER_APPROVE)
async def approve_order(uow: UnitOfWork, actor: Actor, review: ReviewOrder) -> Order:
    """The order is acknowledged and goes into fulfillment."""
    order = await locked(uow, actor, review.order_id, review.version, Permission.ORDER_APPROVE)
    journey = travel(order, [OrderState.ACKNOWLEDGED])
    _check_reviewer(actor, order)
    await settle(uow, [journey], reason=review.reason)
    tables = await load_policies(uow)
    await begin(uow, tables.header, "approved", [(case.order, case.scope) for case in await gather(uow, [order])])
    uow.announce(OrderApproved(subject=order.id))
    uow.publish("tasks", {"order": str(order.id)})
    return await reread(uow, order.id)


@command(Permission.ORDER_APPROVE)
async def reject_order(uow: UnitOfWork, actor: Actor, review: ReviewOrder) -> Order:
    """Sends the order back to whoever captured it, with the reason."""
    order = await locked(uow, actor, review.order_id, review.version, Permission.ORDER_APPROVE)
    reason = (review.reason or "").strip()
    refuse(unacceptable(reason, ("reason",)))
    journey = travel(order, [OrderState.REJECTED], state_reason=reason)
    _check_reviewer(actor, order)
    if not reason:
        raise ReasonMissing("Say why the order is rejected.", path=("reason",))
    await settle(uow, [journey], reason=reason)
    uow.announce(OrderRejected(subject=order.id, reason=reason))
    uow.publish("tasks", {"order": str(order.id)})
    return await reread(uow, order.id)


def _check_reviewer(actor: Actor, order: Order) -> None:
    if order.four_eyes and actor.id is not None and actor.id == order.captured_by:
        raise NotYoursToApprove("Whoever captured this order can't approve it.", path=("order_id",))
    if order.price_approval and not may_allow_prices(order, actor):
        message = "Agreed prices above the limit are for an order approver to allow who did not agree them."
        raise NotYoursToApprove(message, path=("order_id",))
    named = order.approver_role or Role.ORDER_APPROVER
    asked = EITHER if named == Role.ORDER_APPROVER else frozenset({Role(named)})
    if actor.kind != "system" and actor.roles.isdisjoint(asked):
        raise NotYoursToApprove("The approval policy asks for another role.", path=("order_id",))


@command(Permission.ORDER_EDIT)
async def reopen_order(uow: UnitOfWork, actor: Actor, review: ReviewOrder) -> Order:
    """A rejected order becomes a draft again."""
    order = await locked(uow, actor, review.order_id, review.version, Permission.ORDER_EDIT)
    journey = travel(order, [OrderState.DRAFT], approver_role=None, four_eyes=False, state_reason=None)
    await settle(uow, [journey], reason=review.reason)
    return await reread(uow, order.id)
