"""Decides which domain orders an order is made of; the same order and catalog give the same tree, ids aside."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import is_set
from orderloom.decomposition.contracts import Component, DomainOrder, DomainOrderLink, Fault, Verdict
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.fitness import unfit_lines, with_children
from orderloom.decomposition.domain.growth import Growth
from orderloom.decomposition.domain.horizontal import link_horizontals
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.memory import uncollected
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.tree import LineTooLarge, Tree
from orderloom.decomposition.domain.trimming import restore, trim, verdicts
from orderloom.decomposition.domain.waiting import ResolvedTarget, Wait, Waiting, WaitingTarget

MOST_AT_ONCE = 5
"""Lines too large that are found in one go: what was made of each of them stays until then."""


class WaitingDeferral(msgspec.Struct, frozen=True):
    """A deferral as it was saved."""

    id: UUID
    parent_id: UUID
    relationship: str
    waits: tuple[Wait, ...]


class Standing(msgspec.Struct, frozen=True):
    """What an order was decomposed into so far; domain orders by position."""

    domain_orders: tuple[DomainOrder, ...]
    links: tuple[DomainOrderLink, ...] = ()
    deferrals: tuple[WaitingDeferral, ...] = ()


class Decomposition(msgspec.Struct, frozen=True):
    """What to save. `subtrees` gives for each resolved deferral all that firing it added."""

    made: tuple[Node, ...]
    changed: tuple[Node, ...]
    links: tuple[DomainOrderLink, ...]
    waiting: tuple[WaitingTarget, ...]
    resolved: tuple[ResolvedTarget, ...]
    subtrees: dict[UUID, tuple[UUID, ...]]
    verdicts: tuple[Verdict, ...]
    components: tuple[Component, ...] = ()
    faults: tuple[Fault, ...] = ()


def decompose(order: OrderToDecompose, catalog: CompiledCatalog, new_id: Callable[[], UUID]) -> Decomposition:
    """The whole order, for the first time. Lines that can't be decomposed are left out with a fault each; the others
    go on."""
    with uncollected():
        return _whole(order, catalog, new_id)


def _whole(order: OrderToDecompose, catalog: CompiledCatalog, new_id: Callable[[], UUID]) -> Decomposition:
    faults = unfit_lines(order, catalog)
    while True:
        found = _decomposed(_without_lines(order, faults), catalog, new_id)
        if isinstance(found, Decomposition):
            return msgspec.structs.replace(found, faults=(*faults, *found.faults)) if faults else found
        for large in found:
            out = {one.line_id for one in faults}
            faults += [one for one in with_children(order, large) if one.line_id not in out]


def _without_lines(order: OrderToDecompose, faults: Sequence[Fault]) -> OrderToDecompose:
    if not faults:
        return order
    left_out = {fault.line_id for fault in faults}
    return msgspec.structs.replace(order, lines=tuple(line for line in order.lines if line.id not in left_out))


def _decomposed(
    order: OrderToDecompose, catalog: CompiledCatalog, new_id: Callable[[], UUID]
) -> Decomposition | list[Fault]:
    """The tree, or the lines that outgrow their bounds."""
    tree = Tree(order, catalog, new_id)
    growth = Growth(tree, Waiting(tree))
    try:
        large = _grown(tree, growth)
        if large:
            return large
        growth.settle()
    except LineTooLarge as error:
        return [error.fault]
    return outcome_of(tree, growth)


def _grown(tree: Tree, growth: Growth) -> list[Fault]:
    """Plants all lines and grows each by itself. Nothing that a line reads here is of another one but the bundle above
    it: so all that are too large are found together, as far as they fit into memory."""
    planted = parents_first(tree.order)
    for line_id in planted:
        growth.plant(tree.lines[line_id])
    link_horizontals(tree)
    large: list[Fault] = []
    for line_id in planted:
        try:
            for root in tree.roots.get(line_id, ()):
                growth.grow(root)
        except LineTooLarge as error:
            large.append(error.fault)
            tree.give_up(error.fault.line_id)
            if len(large) == MOST_AT_ONCE:
                break
    return large


def resume(
    order: OrderToDecompose,
    catalog: CompiledCatalog,
    standing: Standing,
    writes: Mapping[UUID, Mapping[str, Any]],
    new_id: Callable[[], UUID],
) -> Decomposition:
    """Goes on after characteristics were answered. `writes` are answers by line or domain order; `order` has them too.

    What was answered before stays as it is, and what exists is not decided again.
    """
    with uncollected():
        return _gone_on(order, catalog, standing, writes, new_id)


def _gone_on(
    order: OrderToDecompose,
    catalog: CompiledCatalog,
    standing: Standing,
    writes: Mapping[UUID, Mapping[str, Any]],
    new_id: Callable[[], UUID],
) -> Decomposition:
    faults: list[Fault] = []
    while True:
        try:
            found = _resumed(Tree(order, catalog, new_id), standing, writes)
        except LineTooLarge as large:
            standing = _without(standing, large.fault)
            faults.append(large.fault)
            continue
        return msgspec.structs.replace(found, faults=(*faults, *found.faults)) if faults else found


def _resumed(tree: Tree, standing: Standing, writes: Mapping[UUID, Mapping[str, Any]]) -> Decomposition:
    growth = restored(tree, standing)
    for subject, values in writes.items():
        _write(tree, subject, values)
    growth.wake()
    growth.settle()
    return outcome_of(tree, growth)


def _without(standing: Standing, fault: Fault) -> Standing:
    """What waits in a line that would outgrow its bounds goes on waiting; the other lines go on."""
    inside = {one.id for one in standing.domain_orders if one.line_id == fault.line_id}
    kept = tuple(one for one in standing.deferrals if one.parent_id not in inside)
    if len(kept) == len(standing.deferrals):
        raise LineTooLarge(fault)
    return msgspec.structs.replace(standing, deferrals=kept)


def restored(tree: Tree, standing: Standing) -> Growth:
    """A round that begins with what was decided before."""
    waiting = Waiting(tree)
    growth = Growth(tree, waiting)
    if growth.delta is not None:
        restore(tree, growth.delta, standing.domain_orders)
    else:
        for stored in standing.domain_orders:
            tree.restore(stored)
    for link in standing.links:
        tree.restore_link(link)
    for deferral in standing.deferrals:
        waiting.restore(deferral.id, deferral.parent_id, deferral.relationship, deferral.waits)
    for node in tree.nodes.values():
        growth.inflows.enter(node)
    return growth


def _write(tree: Tree, subject: UUID, values: Mapping[str, Any]) -> None:
    """An answer to a line is also one to its product orders; one to a domain order counts as new, stored or not."""
    answered = [key for key, value in values.items() if is_set(value)]
    owner = tree.nodes.get(subject) or tree.lines.get(subject)
    if owner is None:
        return
    tree.written.update((owner, key) for key in answered)
    nodes = [owner] if isinstance(owner, Node) else tree.roots.get(subject, [])
    for node in nodes:
        for key in answered:
            if key in node.spec.characteristics:
                tree.write(node, key, values[key])


def parents_first(order: OrderToDecompose) -> tuple[UUID, ...]:
    children: dict[UUID, list[UUID]] = {line.id: [] for line in order.lines}
    tops: list[UUID] = []
    for line in order.lines:
        (tops if line.parent_id is None else children.get(line.parent_id, tops)).append(line.id)
    found: list[UUID] = []
    ahead = tops[::-1]
    while ahead:
        here = ahead.pop()
        found.append(here)
        ahead.extend(reversed(children[here]))
    return tuple(found)


def outcome_of(tree: Tree, growth: Growth) -> Decomposition:
    nodes, delta = tree.nodes.values(), growth.delta
    if delta is not None:
        trim(tree, delta)
    resolved = tuple(growth.waiting.resolved)
    return Decomposition(
        made=tuple(node for node in nodes if node.new and node.action is not None),
        changed=tuple(node for node in nodes if node.changed and not node.new),
        links=tuple(tree.new_links),
        waiting=tuple(growth.waiting.to_save()),
        resolved=resolved,
        subtrees={one.id: _subtrees(tree, one.made) for one in resolved},
        verdicts=verdicts(tree, delta, growth.verdicts) if delta is not None else tuple(growth.verdicts),
        components=tuple(growth.components()),
        faults=tuple(one for one in growth.faults if not _is_idle(tree, one.domain_order_id)),
    )


def _is_idle(tree: Tree, domain_order_id: UUID | None) -> bool:
    found = tree.nodes.get(domain_order_id) if domain_order_id is not None else None
    return found is not None and found.action is None


def _subtrees(tree: Tree, roots: Sequence[UUID]) -> tuple[UUID, ...]:
    found: list[UUID] = []
    ahead = [tree.nodes[root] for root in reversed(roots)]
    while ahead:
        node = ahead.pop()
        found.append(node.id)
        ahead.extend(reversed([child for child in node.children if child.new]))
    return tuple(found)
