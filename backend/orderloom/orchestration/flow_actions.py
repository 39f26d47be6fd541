"""The abilities that orchestration lends: tasks for the runs of flows, and what ordering asks of fulfillment."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import msgspec

from orderloom.files.contracts import bind_guard
from orderloom.flows.contracts import RunTask, RunTaskRef, Usage, UsageLink, Used, bind_actions, bind_usage
from orderloom.flows.contracts.histories import LastRun, PlanCase, PlanFigures, bind_plans
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.ids import new_id
from orderloom.language.durations import parse_duration
from orderloom.orchestration.commands.estimating import Estimates
from orderloom.orchestration.commands.hours import hours_of
from orderloom.orchestration.commands.opening import call_work
from orderloom.orchestration.contracts import CALL_HANDLER, OF_PEOPLE, StepKind, TaskState
from orderloom.orchestration.domain.moves import Moved, RunStep
from orderloom.orchestration.domain.template import PRIORITIES
from orderloom.orchestration.queries import tasks_by_id
from orderloom.orchestration.store import figures, plans, usage
from orderloom.orchestration.store import tasks as store
from orderloom.ordering.contracts import bind_fulfillment
from orderloom.ordering.contracts.configuring import bind_estimator
from orderloom.ordering.queries import lines_by_id, orders_by_id
from orderloom.platform.db import AuditEntry, Reader, UnitOfWork
from orderloom.platform.work_rows import drop_ready

DEFAULT_LENGTH = timedelta(hours=24)
Worked = Callable[[datetime, timedelta], tuple[datetime, datetime]]
"""Begin and end of work that may begin at a moment and takes so long, by the calendar that holds for it."""


class Desk:
    """Opens the tasks of runs at once, in the work list or as calls; a run has no plan that could hold them."""

    async def open_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTask]) -> None:
        groups = await identity.group_ids_by_key(uow)
        sites = await _sites(uow, tasks)
        hours = await hours_of(uow, sites.values())
        opened = [_task(uow, one, groups, partial(hours, sites.get(one.run_id))) for one in tasks]
        await plans.insert_run_tasks(uow, opened)
        uow.enqueue(*(call_work(_moved(task), task.input) for task in opened if task.kind is StepKind.AUTOMATED))
        uow.audit(
            *(
                AuditEntry(
                    subject_type="task",
                    subject_id=task.id,
                    order_id=task.order_id,
                    action="open",
                    from_state=TaskState.PLANNED.value,
                    to_state=TaskState.OPEN.value,
                )
                for task in opened
            )
        )
        uow.publish("tasks", {})

    async def withdraw_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTaskRef]) -> None:
        rows = [{"run_id": one.run_id, "key": one.node, "visit": one.visit} for one in tasks]
        withdrawn = await store.withdraw(uow, rows)
        await drop_ready(uow, CALL_HANDLER, [task for task, _, _ in withdrawn])
        uow.audit(
            *(
                AuditEntry(
                    subject_type="task",
                    subject_id=task,
                    order_id=order,
                    action="withdraw",
                    from_state=before,
                    to_state=TaskState.CANCELED.value,
                )
                for task, order, before in withdrawn
            )
        )
        uow.publish("tasks", {})


async def _sites(uow: UnitOfWork, tasks: Sequence[RunTask]) -> dict[UUID, UUID | None]:
    """By run, the site of its line: people work there by its calendar."""
    lines = await lines_by_id(uow, {one.line_id for one in tasks if one.line_id is not None})
    found = {one.run_id: lines.get(one.line_id) for one in tasks if one.line_id is not None}
    return {run_id: line.site_id for run_id, line in found.items() if line is not None}


def _task(uow: UnitOfWork, wanted: RunTask, groups: dict[str, UUID], hours: Worked) -> RunStep:
    asked = wanted.task
    kind = StepKind(f"task.{asked.kind}")
    length = parse_duration(asked.duration) if asked.duration else DEFAULT_LENGTH
    planned = hours(uow.now, length) if kind in OF_PEOPLE else (uow.now, uow.now + length)
    return RunStep(
        id=new_id(),
        run_id=wanted.run_id,
        order_id=wanted.order_id,
        line_id=wanted.line_id,
        key=asked.node,
        visit=asked.visit,
        kind=kind,
        name=asked.name,
        input=asked.input,
        details=asked.details or None,
        form=asked.form,
        operation=asked.operation,
        retry=msgspec.to_builtins(asked.retry) if asked.retry else None,
        timeout=asked.timeout if asked.kind == "automated" else None,
        priority=PRIORITIES[asked.priority] if asked.priority else 0,
        group_id=groups.get(asked.group) if asked.group else None,
        planned_start=planned[0],
        planned_end=planned[1],
    )


def _moved(task: RunStep) -> Moved:
    return Moved(
        id=task.id,
        order_id=task.order_id,
        domain_order_id=None,
        line_id=task.line_id,
        run_id=task.run_id,
        flow_version_id=None,
        key=task.key,
        visit=task.visit,
        kind=task.kind.value,
        state=TaskState.OPEN.value,
        before=TaskState.PLANNED.value,
        gated=False,
        entry=False,
        operation=task.operation,
        retry=task.retry,
        timeout=task.timeout,
        priority=task.priority,
        group_id=task.group_id,
        troubled=False,
        starts=False,
        closing=False,
    )


class Progress:
    """Tells ordering whether work on an order has begun."""

    async def begun(self, reader: Reader, order_ids: Iterable[UUID]) -> frozenset[UUID]:
        return await store.begun(reader, order_ids)


class PlanUsage:
    """Tells which orders are fulfilled by which versions of a flow."""

    async def usage_of(self, reader: Reader, used: Used, first: int) -> Sequence[Usage]:
        counts = await usage.orders_by_version(reader, used.versions)
        held = await usage.first_orders(reader, used.versions, first) if counts else []
        orders = await orders_by_id(reader, [order for order, _ in held])
        links = [
            UsageLink(kind="order", id=str(order), label=orders[order].number, version=used.versions[version])
            for order, version in held
            if order in orders
        ]
        versions = {used.versions[version]: count for version, count in counts.items()}
        return (Usage(kind="order", count=sum(counts.values()), links=tuple(links), versions=versions),)


class PlanHistory:
    """Tells how plans of fulfillment flows went."""

    async def figures(self, reader: Reader, case: PlanCase) -> PlanFigures:
        return await figures.figures(reader, case)

    async def last_of(self, reader: Reader, versions: Sequence[UUID]) -> Mapping[UUID, LastRun]:
        return await figures.last_of(reader, versions)

    async def failed_in(self, reader: Reader, versions: Sequence[UUID]) -> Mapping[UUID, int]:
        return await figures.failed_in(reader, versions)


bind_actions(tasks=Desk())
bind_fulfillment(Progress())
bind_estimator(Estimates())
bind_usage(PlanUsage())
bind_plans(PlanHistory())


class TaskFiles:
    """Whoever sees a task sees its files; whoever works on tasks attaches some."""

    async def reachable(
        self, reader: Reader, actor: Actor, subject_ids: Collection[UUID], *, writing: bool
    ) -> Mapping[UUID, UUID | None]:
        if not actor.may(Permission.TASK_READ) or (writing and not actor.may(Permission.TASK_WORK)):
            return {}
        return {one.id: one.order_id for one in (await tasks_by_id(reader, actor, subject_ids)).values()}


bind_guard("task", TaskFiles())
