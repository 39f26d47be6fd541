"""A decomposition as something to look at: its parts named by the way to them, so that two runs can be compared."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from orderloom.decomposition.contracts import (
    DomainOrder,
    DomainOrderState,
    Fault,
    LinkType,
    Verdict,
    VerdictOutcome,
)
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.installed import WALKED
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.origins import Origin, WaitingMapping, origins, waiting_mappings
from orderloom.decomposition.domain.tree import Tree


class PicturedNode(msgspec.Struct, frozen=True, kw_only=True):
    """A domain order. `path`: the number of its line and unit, then relationship and instance of each step."""

    path: str
    parent: str | None
    depth: int
    line: str
    specification: str
    kind: str
    subtype: str | None
    action: str
    relationship: str | None
    instance: int
    quantity: Decimal
    characteristics: dict[str, Any]
    needs_attention: bool
    origins: tuple[Origin, ...] = ()
    waiting: tuple[WaitingMapping, ...] = ()


class PicturedTarget(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a relationship of a domain order; `made` are the ways to its targets. `parent` is the way to the
    domain order, or the id of an installed item of which nothing changes."""

    parent: str
    relationship: str
    target: str
    outcome: VerdictOutcome
    reason: str
    rule: str | None = None
    read: dict[str, Any] = {}
    made: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()


class PicturedLink(msgspec.Struct, frozen=True, kw_only=True):
    source: str
    target: str
    type: LinkType


class PicturedComponent(msgspec.Struct, frozen=True, kw_only=True):
    parent: str
    relationship: str
    specification: str
    quantity: Decimal


class PicturedFault(msgspec.Struct, frozen=True, kw_only=True):
    line: str
    code: str
    message: str
    path: tuple[str, ...] = ()
    parent: str | None = None


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Domain orders in the order of the tree, each after its parent."""

    nodes: tuple[PicturedNode, ...]
    targets: tuple[PicturedTarget, ...]
    links: tuple[PicturedLink, ...]
    components: tuple[PicturedComponent, ...]
    faults: tuple[PicturedFault, ...]


def picture(order: OrderToDecompose, catalog: CompiledCatalog, found: Decomposition) -> Picture:
    """What a first decomposition made of an order."""
    paths = _paths(found.made)
    waits = {(one.node, one.relationship): tuple(wait.label for wait in one.waits) for one in found.waiting}
    numbers = {line.id: line.number for line in order.lines}
    return Picture(
        nodes=tuple(in_order(tuple(_nodes(order, catalog, found, paths)))),
        targets=tuple(_target(one, paths, waits) for one in last_verdicts(found.verdicts)),
        links=tuple(
            PicturedLink(source=paths[one.source_id], target=paths[one.target_id], type=one.type) for one in found.links
        ),
        components=tuple(
            PicturedComponent(
                parent=paths[one.domain_order_id],
                relationship=one.relationship,
                specification=one.specification,
                quantity=one.quantity,
            )
            for one in found.components
        ),
        faults=tuple(_fault(one, numbers, paths) for one in found.faults),
    )


def _paths(nodes: Sequence[Node]) -> dict[UUID, str]:
    """Of nodes whose parents come before them."""
    paths: dict[UUID, str] = {}
    roots: defaultdict[str, int] = defaultdict(int)
    for node in nodes:
        parent = node.parent
        if parent is None or parent.line is not node.line:
            number = node.line.line.number
            roots[number] += 1
            paths[node.id] = f"{number}#{roots[number]}"
        else:
            paths[node.id] = f"{paths[parent.id]}/{node.relationship}#{node.instance}"
    return paths


def _nodes(
    order: OrderToDecompose, catalog: CompiledCatalog, found: Decomposition, paths: dict[UUID, str]
) -> Iterator[PicturedNode]:
    tree = _standing(order, catalog, found)
    for node in found.made:
        stands = tree.nodes.get(node.id)
        specification = node.spec.specification
        yield PicturedNode(
            path=paths[node.id],
            parent=paths[node.parent.id] if node.parent is not None else None,
            depth=node.depth,
            line=node.line.line.number,
            specification=node.spec.key,
            kind=specification.kind.value,
            subtype=specification.subtype.value if specification.subtype else None,
            action=node.action or node.line.line.action,
            relationship=node.relationship,
            instance=node.instance,
            quantity=node.quantity,
            characteristics=node.stored_characteristics(),
            needs_attention=node.attention,
            origins=origins(tree, stands) if stands is not None else (),
            waiting=waiting_mappings(tree, stands) if stands is not None else (),
        )


def _standing(order: OrderToDecompose, catalog: CompiledCatalog, found: Decomposition) -> Tree:
    """What was made, as it will stand. What only ends is told as it was installed: no mapping says anything of it."""
    tree = Tree(order, catalog, lambda: order.id)
    for node in found.made:
        if node.action not in WALKED:
            tree.restore(_stored(node, order))
    for link in found.links:
        if link.source_id in tree.nodes and link.target_id in tree.nodes:
            tree.restore_link(link)
    return tree


def _stored(node: Node, order: OrderToDecompose) -> DomainOrder:
    specification = node.spec.specification
    return DomainOrder(
        id=node.id,
        number="",
        order_id=order.id,
        line_id=node.line.id,
        parent_id=node.parent.id if node.parent is not None else None,
        relationship=node.relationship,
        instance=node.instance,
        kind=specification.kind,
        subtype=specification.subtype,
        specification=node.spec.key,
        action=node.action or node.line.line.action,
        state=DomainOrderState.DRAFT,
        quantity=node.quantity,
        characteristics=node.stored_characteristics(),
        needs_attention=node.attention,
        account_id=order.account_id,
        site_id=node.line.site_id,
        fulfillment_flow=None,
        position=node.position,
    )


def in_order(nodes: Sequence[PicturedNode]) -> Iterator[PicturedNode]:
    """Each after its parent, and before its parent's next child."""
    children: defaultdict[str | None, list[PicturedNode]] = defaultdict(list)
    for node in nodes:
        children[node.parent].append(node)
    ahead = list(reversed(children[None]))
    while ahead:
        node = ahead.pop()
        yield node
        ahead.extend(reversed(children[node.path]))


def last_verdicts(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The last word on each relationship of each domain order; targets chosen one by one stand together."""
    last: dict[tuple[UUID, str], Verdict] = {}
    made: dict[tuple[UUID, str], dict[UUID, None]] = {}
    for one in verdicts:
        key = (one.parent_id, one.relationship)
        before = last.get(key)
        if before is None or before.outcome is not one.outcome or not one.domain_order_ids:
            made[key] = {}
        made[key].update(dict.fromkeys(one.domain_order_ids))
        last[key] = one
    return [
        one if len(made[key]) == len(one.domain_order_ids) else replace(one, domain_order_ids=tuple(made[key]))
        for key, one in last.items()
    ]


def _target(one: Verdict, paths: dict[UUID, str], waits: dict[tuple[UUID, str], tuple[str, ...]]) -> PicturedTarget:
    waiting = one.outcome is VerdictOutcome.DEFER
    return PicturedTarget(
        parent=paths.get(one.parent_id, str(one.parent_id)),
        relationship=one.relationship,
        target=one.target,
        outcome=one.outcome,
        reason=one.reason,
        rule=one.rule,
        read=one.read,
        made=tuple(paths[made] for made in one.domain_order_ids),
        waits_for=waits.get((one.parent_id, one.relationship), ()) if waiting else (),
    )


def _fault(one: Fault, numbers: dict[UUID, str], paths: dict[UUID, str]) -> PicturedFault:
    return PicturedFault(
        line=numbers[one.line_id],
        code=one.code,
        message=one.message,
        path=tuple(str(part) for part in one.path),
        parent=paths.get(one.domain_order_id) if one.domain_order_id is not None else None,
    )
