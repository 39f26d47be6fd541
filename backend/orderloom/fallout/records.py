"""What flows read of domain orders, tasks and fallouts: the record itself, and what it belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.fallout import store
from orderloom.fallout.contracts import Fallout
from orderloom.flows.contracts import Subject
from orderloom.identity.contracts import Actor
from orderloom.kernel.json import to_builtins
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.contracts import Task
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader

Names = dict[str, Any]


async def inputs(reader: Reader, subjects: Sequence[Subject]) -> Mapping[UUID, Names]:
    """The names that expressions read, by subject id; what is no domain order, task or fallout is left out."""
    fallouts = {one.id: one for one in await store.by_id(reader, _of(subjects, "fallout"))}
    wanted = {*_of(subjects, "task"), *(one.task_id for one in fallouts.values() if one.task_id is not None)}
    tasks = await orchestration.tasks_by_id(reader, Actor.system(), wanted) if wanted else {}
    around = await _around(reader, [*_of(subjects, "domain_order"), *_domain_orders(tasks)], tasks, fallouts)
    found = {one: {**around.domain_order(one)} for one in _of(subjects, "domain_order") if one in around.domain_orders}
    found |= {one: around.task(tasks[one]) for one in _of(subjects, "task") if one in tasks}
    for one in fallouts.values():
        task = tasks.get(one.task_id) if one.task_id else None
        above = around.task(task) if task is not None else {**around.order(one.order_id), "task": None}
        found[one.id] = {**above, "fallout": to_builtins(one)}
    return found


def _of(subjects: Sequence[Subject], kind: str) -> list[UUID]:
    return [one.id for one in subjects if one.type == kind]


def _domain_orders(tasks: Mapping[UUID, Task]) -> list[UUID]:
    return [one.domain_order_id for one in tasks.values() if one.domain_order_id is not None]


class _Around:
    """What tasks and faults belong to, as far as it was loaded."""

    def __init__(
        self,
        domain_orders: Mapping[UUID, Names],
        lines: Mapping[UUID, Mapping[str, object]],
        orders: Mapping[UUID, Mapping[str, object]],
    ) -> None:
        self.domain_orders = domain_orders
        self.lines = lines
        self.orders = orders

    def order(self, order_id: UUID) -> Names:
        return {"line": None, "site": None, "domain_order": None, **self.orders.get(order_id, {})}

    def domain_order(self, domain_order_id: UUID) -> Names:
        one = self.domain_orders[domain_order_id]
        return {**self.lines.get(UUID(str(one["line_id"])), {}), "domain_order": one}

    def task(self, task: Task) -> Names:
        if task.domain_order_id in self.domain_orders and task.domain_order_id is not None:
            above = self.domain_order(task.domain_order_id)
        elif task.line_id in self.lines and task.line_id is not None:
            above = {**self.lines[task.line_id], "domain_order": None}
        else:
            above = self.order(task.order_id)
        return {**above, "task": to_builtins(task)}


async def _around(
    reader: Reader, domain_order_ids: Sequence[UUID], tasks: Mapping[UUID, Task], fallouts: Mapping[UUID, Fallout]
) -> _Around:
    domain_orders = await orchestration.domain_order_scopes(reader, domain_order_ids) if domain_order_ids else {}
    line_ids = {UUID(str(one["line_id"])) for one in domain_orders.values()}
    line_ids |= {one.line_id for one in tasks.values() if one.line_id is not None}
    lines = await ordering.scopes_of_lines(reader, list(line_ids)) if line_ids else {}
    bare = {one.order_id for one in fallouts.values() if one.task_id is None}
    bare |= {one.order_id for one in tasks.values() if one.line_id is None}
    orders = await ordering.scopes_of_orders(reader, list(bare)) if bare else {}
    return _Around(domain_orders, lines, orders)
