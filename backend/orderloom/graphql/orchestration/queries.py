"""Reading tasks and the picture of a running order."""

from functools import partial

import strawberry

from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import SortDirection, TaskSort, TaskState, TaskType
from orderloom.graphql.gate import query
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.orchestration.types import OrchestrationGraph, Task, graph_of
from orderloom.graphql.present import present
from orderloom.identity.contracts import Permission
from orderloom.orchestration import contracts, queries


@strawberry.input
class TaskFilter:
    """Without states, order and search: those that people can work on now. A search looks in all states."""

    state: list[TaskState] | None = None
    type: list[TaskType] | None = None
    mine: bool | None = None
    my_groups: bool | None = None
    unassigned: bool | None = None
    order: strawberry.ID | None = None
    search: str | None = None


@strawberry.input(name="TaskSort")
class TaskSortInput:
    field: TaskSort
    direction: SortDirection


def task_filter(given: TaskFilter | None) -> contracts.TaskFilter:
    wanted = given or TaskFilter()
    return contracts.TaskFilter(
        states=tuple(wanted.state or (TaskState if wanted.search else ())),
        types=tuple(wanted.type or ()),
        mine=bool(wanted.mine),
        my_groups=bool(wanted.my_groups),
        unassigned=bool(wanted.unassigned),
        order_id=optional_row(wanted.order, "Order", "order"),
        search=wanted.search or None,
    )


def task_order(given: TaskSortInput | None) -> contracts.TaskOrder:
    if given is None:
        return contracts.TaskOrder()
    return contracts.TaskOrder(given.field, given.direction is SortDirection.DESC)


@strawberry.type
class TaskQueries:
    @query(Permission.TASK_READ)
    async def tasks(
        self,
        info: Info,
        filter: TaskFilter | None = None,
        sort: TaskSortInput | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Task]:
        """One page of the tasks in reach, those due first first."""
        context, wanted = info.context, task_filter(filter)
        async with context.reader() as reader:
            page = await queries.worklist(reader, context.actor, wanted, task_order(sort), page_size(first), after)
        return connection(page.tasks, page, after, partial(_count, context, wanted))

    @query(Permission.TASK_READ)
    async def task(self, info: Info, id: strawberry.ID) -> Task | None:
        async with info.context.reader() as reader:
            return present(await queries.task(reader, info.context.actor, row_id(id, "Task")))

    @query(Permission.FULFILLMENT_READ)
    async def orchestration(self, info: Info, order_id: strawberry.ID) -> OrchestrationGraph:
        """Lines, domain orders, tasks, gates and deferrals of an order, and what waits for what."""
        wanted = row_id(order_id, "Order", "orderId")
        async with info.context.reader() as reader:
            return graph_of(await queries.orchestration_graph(reader, info.context.actor, wanted))


async def _count(context: Context, wanted: contracts.TaskFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_tasks(reader, context.actor, wanted)
