"""What differs between two decompositions of the same order: matched by the way to each domain order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from orderloom.decomposition.domain.picture import Picture, PicturedNode, PicturedTarget, in_order

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """`field`: quantity, needs_attention, specification, requires, shares, components or characteristics.KEY."""

    field: str
    before: Any
    after: Any


class NodeDiff(msgspec.Struct, frozen=True, kw_only=True):
    """`node` as it is after, or was before it went."""

    change: str
    node: PicturedNode
    differences: tuple[Difference, ...] = ()


class TargetDiff(msgspec.Struct, frozen=True, kw_only=True):
    """A relationship that is decided otherwise; None: the domain order or relationship is not there."""

    parent: str
    relationship: str
    target: str
    before: PicturedTarget | None
    after: PicturedTarget | None


class TreeDiff(msgspec.Struct, frozen=True, kw_only=True):
    """`nodes` are all of both trees, in the order of the tree."""

    nodes: tuple[NodeDiff, ...]
    targets: tuple[TargetDiff, ...]
    added: int
    removed: int
    changed: int


def compare(before: Picture, after: Picture) -> TreeDiff:
    was, now = ({node.path: node for node in one.nodes} for one in (before, after))
    beside = [_beside(one) for one in (before, after)]
    both = [*after.nodes, *(node for path, node in was.items() if path not in now)]
    nodes: list[NodeDiff] = []
    for node in in_order(both):
        if node.path not in was:
            nodes.append(NodeDiff(change=ADDED, node=node))
        elif node.path not in now:
            nodes.append(NodeDiff(change=REMOVED, node=node))
        else:
            found = tuple(_differences(was[node.path], node, *(one.get(node.path, {}) for one in beside)))
            nodes.append(NodeDiff(change=CHANGED if found else SAME, node=node, differences=found))
    counts = {change: sum(one.change == change for one in nodes) for change in (ADDED, REMOVED, CHANGED)}
    return TreeDiff(
        nodes=tuple(nodes),
        targets=tuple(_decided_otherwise(before, after)),
        added=counts[ADDED],
        removed=counts[REMOVED],
        changed=counts[CHANGED],
    )


def _beside(one: Picture) -> Mapping[str, Mapping[str, Any]]:
    """Links and components of each domain order, as fields of it."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in one.links:
        found[link.source][link.type.value].append(link.target)
    for part in one.components:
        found[part.parent]["components"].append(f"{part.specification} × {part.quantity}")
    return {path: {name: sorted(each) for name, each in fields.items()} for path, fields in found.items()}


def _differences(
    was: PicturedNode, now: PicturedNode, beside_was: Mapping[str, Any], beside_now: Mapping[str, Any]
) -> Iterator[Difference]:
    for name in ("specification", "quantity", "needs_attention"):
        if getattr(was, name) != getattr(now, name):
            yield Difference(field=name, before=getattr(was, name), after=getattr(now, name))
    for key in dict.fromkeys((*was.characteristics, *now.characteristics)):
        old, new = was.characteristics.get(key), now.characteristics.get(key)
        if old != new:
            yield Difference(field=f"characteristics.{key}", before=old, after=new)
    for name in dict.fromkeys((*beside_was, *beside_now)):
        if beside_was.get(name) != beside_now.get(name):
            yield Difference(field=name, before=beside_was.get(name), after=beside_now.get(name))


def _decided_otherwise(before: Picture, after: Picture) -> Iterator[TargetDiff]:
    was, now = ({(one.parent, one.relationship): one for one in each.targets} for each in (before, after))
    for key in dict.fromkeys((*now, *was)):
        old, new = was.get(key), now.get(key)
        if _decision(old) != _decision(new):
            found = new or old
            assert found is not None
            yield TargetDiff(parent=key[0], relationship=key[1], target=found.target, before=old, after=new)


def _decision(one: PicturedTarget | None) -> tuple[Any, ...] | None:
    return (one.outcome, one.reason, one.rule, one.read, one.waits_for, one.made) if one is not None else None
