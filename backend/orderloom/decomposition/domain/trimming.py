"""Takes out of a round what only stands for installed items of which nothing changes."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import (
    DomainOrder,
    DomainOrderLink,
    ItemUse,
    Verdict,
    VerdictOutcome,
)
from orderloom.decomposition.domain.delta import Delta
from orderloom.decomposition.domain.installed import WALKED, InstalledItem
from orderloom.decomposition.domain.nodes import Line, Node, split
from orderloom.decomposition.domain.tree import Tree

_DECIDED = frozenset({VerdictOutcome.CREATE, VerdictOutcome.SHARE})


def trim(tree: Tree, delta: Delta) -> None:
    """Hangs what is made below the nearest domain order above it, numbers it, and notes what it uses of what stays."""
    stored = sum(not node.new for node in tree.nodes.values())
    made = [node for node in tree.nodes.values() if node.new and node.action is not None]
    above = {node.id: _nearest(node) for node in made}
    taken: defaultdict[tuple[UUID, str | None], set[int]] = defaultdict(set)
    for node in tree.nodes.values():
        if not node.new and node.parent is not None:
            taken[node.parent.id, node.relationship].add(node.instance)
    for position, node in enumerate(made, start=stored + 1):
        if node.parent is not None and node.parent.action is None and node.parent.item is not None:
            node.parent_item = node.parent.item.id
        node.parent = above[node.id]
        node.position = position
        if node.parent is not None:
            _number(node, taken[node.parent.id, node.relationship])
    _use(tree, delta)


def _nearest(node: Node) -> Node | None:
    return next((one for one in node.ancestors() if one.action is not None), None)


def _number(node: Node, taken: set[int]) -> None:
    if node.instance in taken:
        node.instance = max(taken) + 1
    taken.add(node.instance)


def _use(tree: Tree, delta: Delta) -> None:
    """Links to installed items of which nothing changes are no links between domain orders."""
    nodes = {**{node.id: node for node in delta.nodes.values()}, **tree.nodes}
    kept: list[DomainOrderLink] = []
    for link in tree.new_links:
        source, target = nodes[link.source_id], nodes[link.target_id]
        if source.action is not None and target.action is not None:
            kept.append(link)
        elif source.action is not None and target.item is not None:
            source.uses = (*source.uses, ItemUse(item_id=target.item.id, type=link.type))
    tree.new_links[:] = kept


def verdicts(tree: Tree, delta: Delta, found: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """With the installed item in the place of what is no domain order."""
    nodes = {**{node.id: node for node in delta.nodes.values()}, **tree.nodes}
    return tuple(_verdict(one, nodes) for one in (*found, *delta.verdicts))


def _verdict(one: Verdict, nodes: dict[UUID, Node]) -> Verdict:
    parent = nodes.get(one.parent_id)
    if parent is not None and parent.action is None and parent.item is not None:
        one = msgspec.structs.replace(one, parent_id=parent.item.id)
    made = tuple(key for key in one.domain_order_ids if key not in nodes or nodes[key].action is not None)
    if len(made) == len(one.domain_order_ids):
        return one
    unchanged = one.outcome in _DECIDED and not made
    outcome, reason = (VerdictOutcome.EXCLUDE, "unchanged") if unchanged else (one.outcome, one.reason)
    return msgspec.structs.replace(one, outcome=outcome, reason=reason, domain_order_ids=made)


def restore(tree: Tree, delta: Delta, standing: Iterable[DomainOrder]) -> None:
    """What was decided before, with the unchanged items around it."""
    stored = list(standing)
    delta.is_decided = True
    gone = {one.item_id for one in stored if one.action in WALKED}
    changed = {one.item_id: one for one in stored if one.item_id is not None and one.action not in WALKED}
    for line in tree.order.lines:
        if line.installed is None or line.action in WALKED:
            continue
        for item in line.installed.items:
            if item.id not in gone and delta.belongs(item, line.installed.root):
                _stand(tree, delta, tree.lines[line.id], item, changed.get(item.id))
    for one in stored:
        if one.id not in tree.nodes:
            _restore(tree, delta, one)


def _stand(tree: Tree, delta: Delta, line: Line, item: InstalledItem, before: DomainOrder | None) -> None:
    """An item that stays, as its domain order has it or as it is."""
    is_root = item.id in delta.roots
    parent = delta.nodes.get(item.parent_id) if item.parent_id is not None and not is_root else None
    if parent is None and not is_root:
        return
    spec = tree.catalog.specs[item.specification]
    node = tree.create(spec, line, item.quantity)
    delta.take(node, item)
    node.values.update({key: value for key, value in item.characteristics.items() if key in spec.characteristics})
    if before is not None:
        _as_stored(node, before)
    tree.add(node, parent, item.relationship if item.relationship in tree.catalog.edges else None)
    if is_root:
        tree.roots.setdefault(line.id, []).append(node)
        delta.surround(line, node)


def _as_stored(node: Node, before: DomainOrder) -> None:
    values, node.open = split(before.characteristics)
    node.id, node.quantity, node.new, node.action = before.id, before.quantity, False, before.action
    node.values.clear()
    node.values.update(values)
    node.attention = before.needs_attention


def _restore(tree: Tree, delta: Delta, one: DomainOrder) -> None:
    if one.action not in WALKED:
        tree.restore(one, delta.nodes.get(one.parent_item_id) if one.parent_item_id is not None else None)
        return
    line = tree.lines[one.line_id]
    item = delta.forest.items.get(one.item_id) if one.item_id is not None else None
    spec = delta.spec(item) if item is not None else tree.catalog.specs[one.specification]
    node = Node(one.id, spec, line, one.quantity)
    node.item, node.new, node.action, node.instance = item, False, one.action, one.instance
    node.values.update(one.characteristics)
    if item is not None:
        delta.walked[item.id] = node
    tree.put(node, tree.nodes.get(one.parent_id) if one.parent_id is not None else None, one.relationship)
