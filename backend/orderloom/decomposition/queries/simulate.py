"""Tries a decomposition out: the same engine on an order or a sample, with any catalog, and nothing is written."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog_queries
from orderloom.catalog.contracts import CatalogSnapshot, EntityRef
from orderloom.catalog.queries import tried
from orderloom.decomposition.domain.comparing import Difference, NodeDiff, TargetDiff, TreeDiff, compare
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import decompose
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.picture import (
    Picture,
    PicturedComponent,
    PicturedFault,
    PicturedLink,
    PicturedNode,
    PicturedTarget,
    picture,
)
from orderloom.decomposition.domain.sampling import (
    Sample,
    SampleLine,
    order_of_sample,
    sample_problems,
    size_problems,
)
from orderloom.decomposition.domain.tree import TooManyDomainOrders
from orderloom.decomposition.queries.answers import answers_of
from orderloom.decomposition.queries.gather import compiled_catalog, to_decompose
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Denied, DomainError, Invalid, Problem
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderWithLines
from orderloom.platform.db import Reader

__all__ = [
    "Against",
    "Comparison",
    "Difference",
    "NodeDiff",
    "Picture",
    "PicturedComponent",
    "PicturedFault",
    "PicturedLink",
    "PicturedNode",
    "PicturedTarget",
    "Sample",
    "SampleLine",
    "Simulation",
    "TargetDiff",
    "TreeDiff",
    "compare_trees",
    "simulate",
]

MOST_NODES = 10_000
MOST_CACHED = 4
_compiled: OrderedDict[UUID, CompiledCatalog] = OrderedDict()


class TooLarge(Invalid):
    code = "simulation.too_large"


class Against(msgspec.Struct, frozen=True, kw_only=True):
    """Which catalog: that in force with these drafts, or an older release by its number, or that in force."""

    release: int | None = None
    drafts: tuple[EntityRef, ...] = ()


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """`problems` say why there is no picture; of drafts their paths begin with section and key."""

    snapshot: CatalogSnapshot | None = None
    picture: Picture | None = None
    problems: tuple[Problem, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    before: Simulation
    after: Simulation
    diff: TreeDiff | None = None


@query(Permission.FULFILLMENT_READ)
async def simulate(reader: Reader, actor: Actor, subject: UUID | Sample, against: Against) -> Simulation:
    """Of an order that the actor sees, or of a sample."""
    whole = await ordering.order(reader, actor, subject) if isinstance(subject, UUID) else subject
    try:
        return await _run(reader, actor, whole, against)
    except Denied:
        raise
    except DomainError as refused:
        return Simulation(problems=tuple(refused.problems))


@query(Permission.FULFILLMENT_READ)
async def compare_trees(
    reader: Reader, actor: Actor, subject: UUID | Sample, before: Against, after: Against
) -> Comparison:
    """What the second catalog makes of it other than the first."""
    was = await simulate(reader, actor, subject, before)
    now = await simulate(reader, actor, subject, after)
    if was.picture is None or now.picture is None:
        return Comparison(before=was, after=now)
    diff = await asyncio.to_thread(compare, was.picture, now.picture)
    return Comparison(before=was, after=now, diff=diff)


async def _run(reader: Reader, actor: Actor, whole: OrderWithLines | Sample, against: Against) -> Simulation:
    catalog = await _catalog(reader, actor, against)
    if isinstance(whole, Sample):
        _refuse(sample_problems(whole, catalog.snapshot))
        order = order_of_sample(whole, catalog.snapshot)
    else:
        (order,) = await to_decompose(reader, [whole], [catalog])
        order = msgspec.structs.replace(order, answers=await answers_of(reader, whole))
    _refuse(size_problems(order))
    return Simulation(snapshot=catalog.snapshot, picture=await asyncio.to_thread(_pictured, order, catalog))


def _pictured(order: OrderToDecompose, catalog: CompiledCatalog) -> Picture:
    """Takes seconds of a large order: in a thread, so that others are answered meanwhile."""
    bounded = msgspec.structs.replace(order, most=MOST_NODES)
    try:
        found = decompose(bounded, catalog, new_id)
    except TooManyDomainOrders as large:
        message = f"This makes more than the {MOST_NODES:,} domain orders that are simulated at once."
        raise TooLarge(message, path=("lines",)) from large
    return picture(order, catalog, found)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise Invalid.of(problems)


async def _catalog(reader: Reader, actor: Actor, against: Against) -> CompiledCatalog:
    if against.drafts:
        snapshot = await tried.snapshot_with_drafts(reader, actor, against.drafts)
        return _cached(snapshot.release_id, lambda: CompiledCatalog(snapshot))
    if against.release is not None:
        return await compiled_catalog(reader, await tried.release_of(reader, actor, against.release))
    return await compiled_catalog(reader, await catalog_queries.current_release(reader))


def _cached(key: UUID, make: Callable[[], CompiledCatalog]) -> CompiledCatalog:
    found = _compiled.get(key)
    if found is None:
        found = _compiled[key] = make()
        if len(_compiled) > MOST_CACHED:
            _compiled.popitem(last=False)
    return found
