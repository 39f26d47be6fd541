"""Decides again what faults kept from being decided: lines left out, rules without an answer, values ruled out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import Fault
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, Standing, outcome_of, parents_first, restored
from orderloom.decomposition.domain.fitness import unfit_lines, with_children
from orderloom.decomposition.domain.growth import Growth
from orderloom.decomposition.domain.horizontal import link_horizontals
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.rules import at_first_sight
from orderloom.decomposition.domain.tree import LineTooLarge, Tree
from orderloom.decomposition.domain.waiting import Case


def lacking(order: OrderToDecompose, standing: Standing, catalog: CompiledCatalog) -> list[str]:
    """What the order stands on that this catalog does not have: with any of it, the order can't go on with it."""
    found = {one.specification for one in standing.domain_orders if one.specification not in catalog.specs}
    used = {one.relationship for one in standing.domain_orders if one.parent_id is not None}
    used |= {one.relationship for one in standing.deferrals}
    found |= {one for one in used if one is not None and one not in catalog.edges}
    sold = {line.offering for line in order.lines if line.offering}
    return sorted(found | {one for one in sold if catalog.snapshot.offering(one) is None})


def mend(
    order: OrderToDecompose,
    catalog: CompiledCatalog,
    standing: Standing,
    faults: Sequence[Fault],
    new_id: Callable[[], UUID],
) -> Decomposition:
    """Takes up what these faults are about. What is still wrong is a fault of the outcome; the rest goes on."""
    whole = {fault.line_id for fault in faults if fault.domain_order_id is None}
    left = [fault for fault in unfit_lines(order, catalog) if fault.line_id in whole]
    while True:
        out = {fault.line_id for fault in left}
        try:
            found = _mended(order, catalog, standing, [one for one in faults if one.line_id not in out], new_id)
        except LineTooLarge as large:
            if large.fault.line_id in out:
                raise
            left += [one for one in with_children(order, large.fault) if one.line_id not in out]
            continue
        return msgspec.structs.replace(found, faults=(*left, *found.faults))


def _mended(
    order: OrderToDecompose,
    catalog: CompiledCatalog,
    standing: Standing,
    faults: Sequence[Fault],
    new_id: Callable[[], UUID],
) -> Decomposition:
    tree = Tree(order, catalog, new_id)
    growth = restored(tree, standing)
    _take_up_answered(growth)
    _take_up_lines(tree, growth, {fault.line_id for fault in faults if fault.domain_order_id is None})
    for fault in faults:
        node = tree.nodes.get(fault.domain_order_id) if fault.domain_order_id is not None else None
        if node is not None and fault.path:
            _take_up(growth, node, fault.path)
    growth.wake()
    growth.settle()
    return outcome_of(tree, growth)


def _take_up_answered(growth: Growth) -> None:
    """What was answered in a round that failed as a whole: nobody answers it once more."""
    waiting = growth.waiting
    answered = [one for one in waiting.cases() if any(key in owner.values for owner, key in one.unset)]
    for case in waiting.take(answered):
        growth.consider(case, at_first_sight)


def _take_up_lines(tree: Tree, growth: Growth, line_ids: Iterable[UUID]) -> None:
    """Lines that have nothing yet are planted; of those that outgrew their bounds, what waits is asked again."""
    wanted = set(line_ids)
    fresh = [one for one in parents_first(tree.order) if one in wanted and one not in tree.roots]
    waiting = growth.waiting
    for case in waiting.take([one for one in waiting.cases() if one.node.line.id in wanted]):
        growth.consider(case, at_first_sight)
    for line_id in fresh:
        growth.plant(tree.lines[line_id])
    link_horizontals(tree)
    for line_id in fresh:
        for root in tree.roots.get(line_id, ()):
            growth.grow(root)


def _take_up(growth: Growth, node: Node, path: Sequence[Any]) -> None:
    """`path` leads to a relationship of the domain order, or to a mapping into it."""
    edge = growth.tree.catalog.edges.get(str(path[0]))
    if edge is not None and edge in (*node.spec.edges, *node.spec.requirements):
        if all(child.relationship != edge.id for child in node.children):
            growth.consider(Case(node, edge), at_first_sight)
        return
    node.attention, node.changed = False, True
    growth.inflows.look_again(node, str(path[-1]))
