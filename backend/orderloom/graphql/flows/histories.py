"""Many runs at once: the history of a flow, and how its nodes and edges fared."""

from contextlib import suppress
from datetime import datetime
from functools import partial
from uuid import UUID

import strawberry

from orderloom.flows.contracts import histories as contracts
from orderloom.flows.contracts.runs import RunState
from orderloom.flows.queries import histories as queries
from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.flows.types import FlowRun
from orderloom.graphql.gate import query
from orderloom.graphql.ids import BadId, row_id
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.identity.contracts import Permission
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader

strawberry.enum(RunState, name="FlowRunState")


@strawberry.input
class FlowRunFilter:
    """`search` is the number of an order, or the id of one; `failedAt` the address of the node where runs stand
    failed; `from` and `to` bound when runs began."""

    key: str | None = None
    version: int | None = None
    state: list[RunState] | None = None
    failed_at: str | None = None
    since: datetime | None = strawberry.field(name="from", default=None)
    until: datetime | None = strawberry.field(name="to", default=None)
    search: str | None = None


@presents(contracts.NodeFigures)
@strawberry.type
class NodeFigures:
    """How a node fared, by its id. `entered` counts its visits; `waiting` and `standing` those that wait, or stand
    failed, now. Durations are those of visits that were waited for and are over."""

    node: str
    entered: int
    done: int
    failed: int
    skipped: int
    waiting: int
    standing: int
    median_ms: float | None
    p95_ms: float | None

    @classmethod
    def from_contract(cls, figures: contracts.NodeFigures) -> "NodeFigures":
        return shape(cls, figures)


@presents(contracts.EdgeFigures)
@strawberry.type
class EdgeFigures:
    edge: str
    taken: int

    @classmethod
    def from_contract(cls, figures: contracts.EdgeFigures) -> "EdgeFigures":
        return shape(cls, figures)


@strawberry.type
class RunStateCount:
    state: str
    count: int


@presents(contracts.FlowFigures)
@strawberry.type
class FlowFigures:
    """What the last runs of a flow, or with `plans` the last plans that it made, say of the graph of `version`."""

    key: str
    version: int
    plans: bool
    runs: int
    states: list[RunStateCount]
    oldest: datetime | None
    newest: datetime | None
    nodes: list[NodeFigures]
    edges: list[EdgeFigures]

    @classmethod
    def from_contract(cls, figures: contracts.FlowFigures) -> "FlowFigures":
        states = [RunStateCount(state=state, count=count) for state, count in sorted(figures.states.items())]
        nodes, edges = present_all(figures.nodes), present_all(figures.edges)
        return shape(cls, figures, states=states, nodes=nodes, edges=edges)


@strawberry.type
class HistoryQueries:
    @query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
    async def flow_runs(
        self, info: Info, filter: FlowRunFilter | None = None, first: int = 50, after: str | None = None
    ) -> Connection[FlowRun]:
        """Runs of flows, the newest first. `totalCount` counts no further than 10,000."""
        context = info.context
        async with context.reader() as reader:
            wanted = await _filter(reader, filter or FlowRunFilter())
            page = await queries.runs(reader, context.actor, wanted, after, page_size(first))
        return connection(page.runs, page, after, partial(_count, context, wanted))

    @query(Permission.FLOW_READ)
    async def flow_figures(
        self, info: Info, key: str, version: int | None = None, last: int = 200, since: datetime | None = None
    ) -> FlowFigures | None:
        """How often nodes and edges were passed in the last 1 to 2,000 runs, and how long it took: of one version, or
        without one of all, shown on the version in force. Fulfillment flows count plans, 500 at most."""
        wanted = contracts.FiguresOf(key=key, version=version, last=last, since=since)
        async with info.context.reader() as reader:
            return present(await queries.figures(reader, info.context.actor, wanted))


async def _filter(reader: Reader, given: FlowRunFilter) -> contracts.RunFilter:
    search = (given.search or "").strip()
    return contracts.RunFilter(
        key=given.key,
        version=given.version,
        states=tuple(given.state or ()),
        failed_at=given.failed_at,
        since=given.since,
        until=given.until,
        order_ids=await _orders(reader, search) if search else None,
    )


async def _orders(reader: Reader, search: str) -> tuple[UUID, ...]:
    found = await ordering.id_of_number(reader, search)
    if found is not None:
        return (found,)
    with suppress(BadId):
        return (row_id(search, "Order"),)
    return ()


async def _count(context: Context, wanted: contracts.RunFilter) -> int:
    async with context.reader() as reader:
        return await queries.count_runs(reader, context.actor, wanted)
