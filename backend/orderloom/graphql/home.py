"""The counts behind the home page."""

from datetime import UTC
from typing import Any

import strawberry

from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.queries import lists as domain_orders
from orderloom.fallout import queries as fallout
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import FalloutType, OrderState
from orderloom.graphql.gate import query
from orderloom.identity.contracts import Permission
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.contracts import TaskFilter
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderFilter


@strawberry.type
class StateCount:
    state: OrderState
    count: int


@strawberry.type
class TypeCount:
    type: FalloutType
    count: int


@strawberry.type
class Home:
    """Counts behind the home page; each is null, or empty, when the viewer may not see it."""

    @strawberry.field
    async def orders_by_state(self, info: Info) -> list[StateCount]:
        counts = await _asked(info.context, Permission.ORDER_READ, ordering.state_counts)
        return [StateCount(state=state, count=count) for state, count in (counts or {}).items()]

    @strawberry.field
    async def my_tasks(self, info: Info) -> int | None:
        return await _asked(info.context, Permission.TASK_WORK, orchestration.count_tasks, TaskFilter(mine=True))

    @strawberry.field
    async def group_tasks(self, info: Info) -> int | None:
        wanted = TaskFilter(my_groups=True, unassigned=True)
        return await _asked(info.context, Permission.TASK_WORK, orchestration.count_tasks, wanted)

    @strawberry.field
    async def approvals_waiting(self, info: Info) -> int | None:
        wanted = OrderFilter(states=(OrderState.AWAITING_APPROVAL,))
        return await _asked(info.context, Permission.ORDER_APPROVE, ordering.count_orders, wanted)

    @strawberry.field
    async def fallout_open(self, info: Info) -> int | None:
        return await _asked(info.context, Permission.FALLOUT_READ, fallout.count_fallouts)

    @strawberry.field
    async def fallout_by_type(self, info: Info) -> list[TypeCount]:
        counts = await _asked(info.context, Permission.FALLOUT_READ, fallout.count_by_type)
        return [TypeCount(type=one.type, count=one.count) for one in counts or ()]

    @strawberry.field
    async def deferrals_waiting(self, info: Info) -> int | None:
        return await _asked(info.context, Permission.FULFILLMENT_READ, decomposition.deferrals_waiting)

    @strawberry.field
    async def attention_needed(self, info: Info) -> int | None:
        """Domain orders that wait for a manager to look at them."""
        if not {Permission.ORDER_MANAGE, Permission.TASK_MANAGE} & info.context.actor.permissions:
            return None
        return await _asked(info.context, Permission.FULFILLMENT_READ, domain_orders.attention_count)

    @strawberry.field
    async def completed_today(self, info: Info) -> int | None:
        context = info.context
        if not context.actor.may(Permission.ORDER_READ):
            return None
        async with context.reader() as reader:
            midnight = reader.now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
            return await ordering.completed_since(reader, context.actor, midnight)


async def _asked(context: Context, permission: Permission, read: Any, *wanted: Any) -> Any:
    """What a query answers; None for those who may not ask it."""
    if not context.actor.may(permission):
        return None
    async with context.reader() as reader:
        return await read(reader, context.actor, *wanted)


@strawberry.type
class HomeQueries:
    @query()
    async def home(self, info: Info) -> Home:
        """Counts behind the home page."""
        return Home()
