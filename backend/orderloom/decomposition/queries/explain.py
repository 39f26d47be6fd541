"""Why the domain orders of an order are there and others are not, a few at a time, for whoever asks."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.catalog.queries import tried
from orderloom.decomposition import store
from orderloom.decomposition.contracts import DomainOrder, FaultRecord
from orderloom.decomposition.domain.explaining import (
    Earlier,
    Explained,
    ExplainedTarget,
    explained,
    sources_of,
    standing_tree,
    told,
)
from orderloom.decomposition.domain.parts import ExplainedPart
from orderloom.decomposition.domain.tree import Tree
from orderloom.decomposition.queries.gather import compiled_catalog, to_decompose
from orderloom.decomposition.store import why
from orderloom.decomposition.store.related import components_of
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderWithLines
from orderloom.platform.audit import AuditRecord, causes
from orderloom.platform.db import Reader

__all__ = ["Earlier", "Explained", "ExplainedPart", "ExplainedTarget", "Explanation", "ToExplain", "explain"]

LONGEST_PAGE = 50


class ToExplain(msgspec.Struct, frozen=True, kw_only=True):
    """A domain order, or those that stand for a line, or for all lines of the order."""

    order_id: UUID
    domain_order_id: UUID | None = None
    line_id: UUID | None = None
    first: int = 20
    offset: int = 0


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """`release` is the number of the catalog's release, a mended order's the later one; None while nothing was
    decomposed. `mentioned` are the domain orders that the explanation names; `causes` say by round's moment who or what
    gave the answers; `faults` are what was or is wrong, open ones first."""

    order_id: UUID
    release: int | None = None
    decomposed_at: datetime | None = None
    subjects: tuple[Explained, ...] = ()
    total: int = 0
    mentioned: dict[UUID, DomainOrder] = {}
    causes: dict[datetime, AuditRecord] = {}
    faults: tuple[FaultRecord, ...] = ()


@query(Permission.FULFILLMENT_READ)
async def explain(reader: Reader, actor: Actor, wanted: ToExplain) -> Explanation:
    """In as many statements for an order of ten thousand lines as for one of two."""
    order = (await ordering.visible_orders(reader, actor, [wanted.order_id])).get(wanted.order_id)
    if order is None:
        raise Missing("There is no such order.", path=("order",))
    pinned = await why.pinned(reader, order.id)
    total, subjects = await _subjects(reader, wanted)
    faults = tuple(await _faults(reader, wanted, subjects))
    if pinned is None or not subjects:
        named = await store.domain_orders_by_id(reader, _at_fault(faults))
        return Explanation(order_id=order.id, total=total, faults=faults, mentioned=named)
    release_id, decomposed_at = pinned
    tree = await _tree(reader, order, release_id, subjects)
    parents = {one.parent_id for one in subjects if one.parent_id is not None}
    ids = [one.id for one in subjects]
    said = [(one.round, one.decided_at, one.verdict) for one in await why.rulings(reader, order.id, ids, parents)]
    targets = told(said, await why.deferrals_below(reader, order.id, [*ids, *parents]))
    parts = await components_of(reader, ids)
    found = tuple(explained(one, tree, targets, said, parts) for one in subjects)
    return Explanation(
        order_id=order.id,
        release=await tried.sequence_of(reader, release_id),
        decomposed_at=decomposed_at,
        subjects=found,
        total=total,
        mentioned=await store.domain_orders_by_id(reader, _mentioned(found) | _at_fault(faults)),
        causes=await causes(reader, order.id, {at for _, at, _ in said} | {decomposed_at}),
        faults=faults,
    )


async def _faults(reader: Reader, wanted: ToExplain, subjects: Sequence[DomainOrder]) -> list[FaultRecord]:
    line = subjects[0].line_id if wanted.domain_order_id is not None else wanted.line_id
    return await why.faults_about(reader, wanted.order_id, line, wanted.domain_order_id, LONGEST_PAGE)


def _at_fault(faults: Sequence[FaultRecord]) -> set[UUID]:
    return {one.domain_order_id for one in faults if one.domain_order_id is not None}


async def _subjects(reader: Reader, wanted: ToExplain) -> tuple[int, list[DomainOrder]]:
    if wanted.domain_order_id is not None:
        found = await why.one_of(reader, wanted.order_id, wanted.domain_order_id)
        if not found:
            raise Missing("There is no such domain order.", path=("domain_order",))
        return 1, found
    size = max(1, min(wanted.first, LONGEST_PAGE))
    return await why.roots_of(reader, wanted.order_id, wanted.line_id, size, max(0, wanted.offset))


async def _tree(reader: Reader, order: Order, release_id: UUID, subjects: Sequence[DomainOrder]) -> Tree:
    """What stands around these, with the lines that it stands for."""
    catalog = await compiled_catalog(reader, release_id)
    near = await why.around(reader, subjects, sources_of(catalog, subjects))
    lines = await ordering.lines_by_id(reader, {one.line_id for one in near})
    whole = OrderWithLines(order=order, lines=tuple(lines.values()))
    (known,) = await to_decompose(reader, [whole], [catalog])
    return standing_tree(known, catalog, near, await why.links_among(reader, order.id, [one.id for one in near]))


def _mentioned(found: Sequence[Explained]) -> set[UUID]:
    """What is named, and what is above those that are explained."""
    ids: set[UUID] = set()
    for one in found:
        ids.update(one.sharers)
        ids.update((one.domain_order.id, one.domain_order.parent_id or one.domain_order.id))
        told_of = (*one.neighbours, *one.targets, *((one.came,) if one.came is not None else ()))
        ids.update(made for each in told_of for made in each.domain_order_ids)
    return ids
