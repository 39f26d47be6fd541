"""Reading flows, tables and runs."""

import strawberry

from orderloom.flows import queries
from orderloom.flows.contracts import FlowRun as Run
from orderloom.graphql.context import Context, Info
from orderloom.graphql.enums import DefinitionKind
from orderloom.graphql.flows.palette import NodeKind, node_kinds
from orderloom.graphql.flows.types import Definition, FlowRun
from orderloom.graphql.gate import query
from orderloom.graphql.ids import row_id
from orderloom.graphql.present import present, present_all
from orderloom.identity.access import scope
from orderloom.identity.contracts import Permission
from orderloom.ordering.queries import visible_orders
from orderloom.platform.db import Reader


async def visible_run(reader: Reader, context: Context, given: str) -> Run | None:
    """The run, when its reader may see the order that it works on; one that works on none, when they may see all."""
    found = await queries.run(reader, context.actor, row_id(given, "FlowRun"))
    if found is None:
        return None
    if found.order_id is None:
        return found if scope(context.actor, "order").kind == "all" else None
    return found if await visible_orders(reader, context.actor, [found.order_id]) else None


@strawberry.type
class FlowQueries:
    @query(Permission.FLOW_READ)
    async def definitions(
        self, info: Info, kind: list[DefinitionKind] | None = None, search: str | None = None
    ) -> list[Definition]:
        """Flows and decision tables by key."""
        kinds = [one.value for one in kind or ()]
        async with info.context.reader() as reader:
            return present_all(await queries.definitions(reader, info.context.actor, kinds, search or ""))

    @query(Permission.FLOW_READ)
    async def definition(self, info: Info, key: str) -> Definition | None:
        async with info.context.reader() as reader:
            return present(await queries.definition(reader, info.context.actor, key))

    @query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
    async def flow_run(self, info: Info, id: strawberry.ID) -> FlowRun | None:
        async with info.context.reader() as reader:
            return present(await visible_run(reader, info.context, id))

    @query(Permission.FLOW_READ)
    async def node_kinds(self, info: Info) -> list[NodeKind]:
        """The kinds of nodes that flows are made of."""
        return node_kinds()
