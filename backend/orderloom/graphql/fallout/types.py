"""Fallouts as types."""

from datetime import datetime

import strawberry

from orderloom.fallout import contracts, queries
from orderloom.graphql.context import Info
from orderloom.graphql.enums import FalloutState, FalloutType, Priority
from orderloom.graphql.ids import Node
from orderloom.graphql.orchestration.types import Task
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.people.types import Group, Person
from orderloom.graphql.present import present, presents, shape
from orderloom.graphql.scalars import JSON


@presents(contracts.Fallout)
@strawberry.type
class Fallout(Node):
    contract: strawberry.Private[contracts.Fallout]
    number: str
    type: FalloutType
    state: FalloutState
    cause: str
    error_code: str | None
    error_message: str | None
    payload: JSON | None
    attempts: int
    priority: Priority
    created_at: datetime
    closed_at: datetime | None
    version: int

    @strawberry.field
    async def order(self, info: Info) -> Order:
        return present(await info.context.load.orders.load(self.contract.order_id))

    @strawberry.field
    async def task(self, info: Info) -> Task | None:
        task_id = self.contract.task_id
        return present(await info.context.load.tasks.load(task_id)) if task_id else None

    @strawberry.field
    async def line(self, info: Info) -> OrderLine | None:
        """The line that it is about, where it is about one alone."""
        line_id = self.contract.line_id
        return present(await info.context.load.lines.load(line_id)) if line_id else None

    @strawberry.field
    async def group(self, info: Info) -> Group | None:
        group_id = self.contract.group_id
        return present(await info.context.load.groups.load(group_id)) if group_id else None

    @strawberry.field
    async def assignee(self, info: Info) -> Person | None:
        person_id = self.contract.assignee_id
        return present(await info.context.load.people.load(person_id)) if person_id else None

    @strawberry.field
    def actions(self, info: Info) -> list[str]:
        """Verbs that the viewer may use on this fallout now, e.g. claim, assign, retry, complete, cancel."""
        return list(queries.fallout_actions(info.context.actor, self.contract))

    @classmethod
    def from_contract(cls, fallout: contracts.Fallout) -> "Fallout":
        return shape(cls, fallout, priority=Priority(fallout.priority))
