"""Use cases that look at many runs: lists of them, and how the nodes and edges of a flow fared."""

from collections import Counter
from uuid import UUID

import msgspec

from orderloom.flows.contracts import FlowVersion
from orderloom.flows.contracts.histories import (
    MOST_RUNS,
    FiguresOf,
    FlowFigures,
    NodeFigures,
    PlanCase,
    RunFilter,
    RunPage,
    plans,
)
from orderloom.flows.domain.documents import describe
from orderloom.flows.domain.figures import edges_of_plans, edges_of_runs, pairs_of
from orderloom.flows.store import definitions, histories
from orderloom.identity.access import query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.text import unacceptable
from orderloom.language.graph import Flow
from orderloom.platform.db import Reader

_OPEN = ("running", "waiting", "failed")
MOST_PLANS = 500


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def runs(reader: Reader, actor: Actor, where: RunFilter, after: str | None = None, first: int = 50) -> RunPage:
    """One page, the newest first. Whoever may not see all orders sees the runs of none: ask for those of an order."""
    _refuse(where)
    if scope(actor, "order").kind != "all":
        return RunPage(runs=(), cursors=(), has_more=False)
    found = await histories.page(reader, where, _place(after), first + 1)
    kept = tuple(found[:first])
    return RunPage(runs=kept, cursors=tuple(str(run.id) for run in kept), has_more=len(found) > first)


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def count_runs(reader: Reader, actor: Actor, where: RunFilter, *, most: int = 10_000) -> int:
    _refuse(where)
    return await histories.count(reader, where, most) if scope(actor, "order").kind == "all" else 0


def _refuse(where: RunFilter) -> None:
    problems = unacceptable(where, ("filter",))
    if problems:
        raise Invalid.of(problems)


def _place(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after is not None else None
    except ValueError:
        raise Invalid("This is no cursor of this list.", path=("after",)) from None


@query(Permission.FLOW_READ)
async def figures(reader: Reader, actor: Actor, wanted: FiguresOf) -> FlowFigures:
    """How the nodes and edges of a version fared in the last runs: of that version, or without one, of all; nodes and
    edges are then those of the version in force, or of the draft where none was published."""
    if not 1 <= wanted.last <= MOST_RUNS:
        raise Invalid(f"Figures are made of 1 to {MOST_RUNS} runs.", path=("last",))
    version = await _version(reader, wanted)
    flow = describe(version.content).parsed
    if not isinstance(flow, Flow):
        raise Missing(f"There is no flow {wanted.key}.", path=("key",))
    if flow.kind == "fulfillment":
        return await _of_plans(reader, wanted, version, flow)
    return await _of_runs(reader, wanted, version, flow)


async def _version(reader: Reader, wanted: FiguresOf) -> FlowVersion:
    if wanted.version is not None:
        version = await definitions.version(reader, wanted.key, wanted.version)
    else:
        found = await definitions.definitions(reader, keys=(wanted.key,))
        version = (found[0].published or found[0].draft) if found else None
    if version is None:
        raise Missing(f"There is no flow {wanted.key}.", path=("key",))
    return version


async def _of_runs(reader: Reader, wanted: FiguresOf, version: FlowVersion, flow: Flow) -> FlowFigures:
    looked = await histories.last_runs(reader, wanted)
    ids = [run.id for run in looked]
    nodes = await histories.nodes(reader, ids, [run.id for run in looked if run.state in _OPEN]) if ids else []
    ports = await histories.ports(reader, ids) if ids else {}
    return FlowFigures(
        key=wanted.key,
        version=version.version,
        plans=False,
        runs=len(looked),
        states=Counter(run.state for run in looked),
        oldest=looked[-1].started_at if looked else None,
        newest=looked[0].started_at if looked else None,
        nodes=tuple(nodes),
        edges=edges_of_runs(flow, {each.node: each for each in nodes}, ports),
    )


async def _of_plans(reader: Reader, wanted: FiguresOf, version: FlowVersion, flow: Flow) -> FlowFigures:
    kept = plans()
    every = {each.id: each.version for each in await definitions.versions_of(reader, wanted.key)}
    chosen = tuple(version_id for version_id, number in every.items() if wanted.version in (None, number))
    case = PlanCase(
        versions=chosen, last=min(wanted.last, MOST_PLANS), since=wanted.since, pairs=tuple(set(pairs_of(flow)))
    )
    found = await kept.figures(reader, case) if kept else None
    ids = {node.key: node.id for node in flow.nodes}
    nodes: dict[str, NodeFigures] = {
        ids[each.node]: msgspec.structs.replace(each, node=ids[each.node])
        for each in (found.steps if found else ())
        if each.node in ids
    }
    return FlowFigures(
        key=wanted.key,
        version=version.version,
        plans=True,
        runs=found.plans if found else 0,
        states=found.states if found else {},
        oldest=found.oldest if found else None,
        newest=found.newest if found else None,
        nodes=tuple(nodes.values()),
        edges=edges_of_plans(flow, nodes, found.pairs if found else {}),
    )
