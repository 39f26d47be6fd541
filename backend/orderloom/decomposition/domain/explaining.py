"""Why domain orders are there, and why their neighbours are not: from verdicts that were kept, and from what stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import (
    Component,
    Deferral,
    DomainOrder,
    DomainOrderLink,
    DomainOrderState,
    Verdict,
    VerdictOutcome,
)
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.origins import Origin, WaitingMapping, origins, waiting_mappings
from orderloom.decomposition.domain.parts import ExplainedPart, explained_parts
from orderloom.decomposition.domain.tree import Tree

MOST_MADE = 20
OVER = frozenset({DomainOrderState.CLOSED_COMPLETE, DomainOrderState.CANCELED})


class Earlier(msgspec.Struct, frozen=True):
    """What was said of a target in a round before the last one."""

    round: int
    decided_at: datetime
    outcome: VerdictOutcome
    reason: str


class ExplainedTarget(msgspec.Struct, frozen=True, kw_only=True):
    """The last word on one relationship of one domain order. `made` counts the targets, `domain_order_ids` are the
    first of them; `deferral` is what became of its waiting, if it had to wait."""

    verdict: Verdict
    round: int
    decided_at: datetime
    made: int = 0
    domain_order_ids: tuple[UUID, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    deferral: Deferral | None = None


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """`came` made it, None for what a line ordered itself; `neighbours` are the other relationships of what is above
    it, `targets` its own; `sharers` are the domain orders that share it, `parts` what it is composed of."""

    domain_order: DomainOrder
    came: ExplainedTarget | None
    neighbours: tuple[ExplainedTarget, ...]
    targets: tuple[ExplainedTarget, ...]
    sharers: tuple[UUID, ...]
    origins: tuple[Origin, ...]
    waiting: tuple[WaitingMapping, ...]
    parts: tuple[ExplainedPart, ...] = ()


Said = tuple[int, datetime, Verdict]


def told(rulings: Iterable[Said], deferrals: Iterable[Deferral]) -> dict[tuple[UUID, str], ExplainedTarget]:
    """By domain order and relationship; `rulings` in the order in which they fell."""
    waited = {(one.parent_id, one.relationship): one for one in deferrals}
    by_key: defaultdict[tuple[UUID, str], list[Said]] = defaultdict(list)
    for one in rulings:
        by_key[one[2].parent_id, one[2].relationship].append(one)
    return {key: _target(said, waited.get(key)) for key, said in by_key.items()}


def _target(said: Sequence[Said], deferral: Deferral | None) -> ExplainedTarget:
    number, at, verdict = said[-1]
    same = [one for _, _, one in said if one.outcome is verdict.outcome]
    ids = tuple(dict.fromkeys(made for one in same for made in one.domain_order_ids))
    return ExplainedTarget(
        verdict=verdict,
        round=number,
        decided_at=at,
        made=len(ids),
        domain_order_ids=ids[:MOST_MADE],
        earlier=tuple(
            Earlier(before, when, one.outcome, one.reason)
            for before, when, one in said[:-1]
            if one.outcome is not verdict.outcome
        ),
        deferral=deferral,
    )


def standing_tree(
    order: OrderToDecompose,
    catalog: CompiledCatalog,
    domain_orders: Sequence[DomainOrder],
    links: Iterable[DomainOrderLink],
) -> Tree:
    """As much of an order's tree as there is and this catalog knows; parents come before their children."""
    tree = Tree(order, catalog, lambda: order.id)
    for one in domain_orders:
        known = one.specification in catalog.specs and (one.parent_id is None or one.relationship in catalog.edges)
        if one.line_id in tree.lines and known:
            tree.restore(one)
    for link in links:
        if link.source_id in tree.nodes and link.target_id in tree.nodes:
            tree.restore_link(link)
    return tree


def explained(
    subject: DomainOrder,
    tree: Tree,
    targets: dict[tuple[UUID, str], ExplainedTarget],
    rulings: Iterable[Said],
    parts: Iterable[Component] = (),
) -> Explained:
    came = (subject.parent_id, subject.relationship)
    node = tree.nodes.get(subject.id)
    kept = {one.relationship: one for one in parts if one.domain_order_id == subject.id}
    return Explained(
        domain_order=subject,
        came=_only(targets.get(_key(*came)), subject.id),
        neighbours=tuple(
            one for key, one in targets.items() if key[0] == subject.parent_id and key[1] != subject.relationship
        ),
        targets=tuple(one for key, one in targets.items() if key[0] == subject.id),
        sharers=tuple(
            dict.fromkeys(
                one.parent_id
                for _, _, one in rulings
                if one.outcome is VerdictOutcome.SHARE and subject.id in one.domain_order_ids
            )
        ),
        origins=origins(tree, node) if node is not None else (),
        waiting=waiting_mappings(tree, node) if node is not None else (),
        parts=explained_parts(node, kept, over=subject.state in OVER) if node is not None else (),
    )


def _key(parent: UUID | None, relationship: str | None) -> tuple[UUID, str]:
    return parent or UUID(int=0), relationship or ""


def _only(found: ExplainedTarget | None, made: UUID) -> ExplainedTarget | None:
    """What made one of several, as far as it made this one."""
    if found is None or found.verdict.outcome is not VerdictOutcome.CREATE:
        return found
    return msgspec.structs.replace(found, domain_order_ids=(made,))


def sources_of(catalog: CompiledCatalog, subjects: Iterable[DomainOrder]) -> set[str]:
    """The specifications that mappings into these read."""
    specs: list[Any] = [catalog.spec(one.specification) for one in subjects]
    return {inflow.source for spec in specs if spec is not None for inflow in spec.inflows}
