"""Header tasks: flows on the order itself, begun by a policy. The order can't complete while one of them is open."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.flows import queries as flows
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import RunState, StartRun
from orderloom.flows.queries.purposes import runs_for
from orderloom.identity.contracts import Actor
from orderloom.language.tables import CompiledTable
from orderloom.ordering.contracts import Order
from orderloom.ordering.domain.policies import HEADER, MOMENTS, HeaderFlow, Moment, header_flows
from orderloom.ordering.store.cases import gather
from orderloom.platform.db import AuditEntry, UnitOfWork

PURPOSES: Mapping[Moment, str] = {moment: f"header.{moment}" for moment in MOMENTS}
_OPEN = frozenset({RunState.RUNNING, RunState.WAITING, RunState.FAILED})
Facts = tuple[Order, Mapping[str, Any]]
"""An order and what the policy and its flows read of it: order, account."""


async def begin(uow: UnitOfWork, table: CompiledTable | None, moment: Moment, orders: Sequence[Facts]) -> None:
    """Begins the flows that the policy names for these orders at this moment.

    A flow that is not published, or was retired meanwhile, is told of in the order's activity, and the order goes on:
    no mistake in a table may keep a person from finishing their work.
    """
    if table is None:
        return
    wanted = [
        (order, facts, each)
        for order, facts in orders
        for each in header_flows(table, {**facts, "moment": moment, "now": uow.now})
    ]
    if not wanted:
        return
    published = await flows.in_force(uow, {each.flow for _, _, each in wanted})
    begun = [one for one in wanted if one[2].flow in published]
    uow.audit(
        *(
            _told(order, moment, each, "header_task" if each.flow in published else "flow_not_started")
            for order, _, each in wanted
        )
    )
    if begun:
        await start_runs(uow, Actor.system(), [_run(order, facts, moment, each) for order, facts, each in begun])


async def waiting(uow: UnitOfWork, table: CompiledTable | None, orders: Sequence[Order]) -> frozenset[UUID]:
    """Those of these orders, all of whose lines have ended, that a header task keeps open; the policy is asked for
    tasks after fulfillment once the earlier ones are done."""
    if table is None or not table.rows or not orders:
        return frozenset()
    kept, asked = await _standing(uow, orders)
    fresh = [order for order in orders if order.id not in kept | asked]
    if fresh:
        cases = await gather(uow, fresh)
        await begin(uow, table, "fulfilled", [(case.order, case.scope) for case in cases])
        kept |= (await _standing(uow, fresh))[0]
    return kept


async def _standing(uow: UnitOfWork, orders: Sequence[Order]) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """The orders with an open header task, and those that had or have one after fulfillment."""
    runs = await runs_for(uow, [order.id for order in orders], PURPOSES.values())
    kept = frozenset(order for order, _, state in runs if state in _OPEN)
    return kept, frozenset(order for order, purpose, _ in runs if purpose == PURPOSES["fulfilled"])


def _run(order: Order, facts: Mapping[str, Any], moment: Moment, wanted: HeaderFlow) -> StartRun:
    return StartRun(
        flow_key=wanted.flow,
        subject_type="order",
        subject_id=order.id,
        order_id=order.id,
        input=dict(facts),
        purpose=PURPOSES[moment],
    )


def _told(order: Order, moment: Moment, wanted: HeaderFlow, action: str) -> AuditEntry:
    return AuditEntry(
        subject_type="order",
        subject_id=order.id,
        order_id=order.id,
        action=action,
        changes={"moment": moment, "flow": wanted.flow, "policy": {"table": HEADER, "row": wanted.row}},
    )
