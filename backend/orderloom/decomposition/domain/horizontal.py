"""Compatibility rules as order of work: what a product requires elsewhere in the order is done before it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from orderloom.decomposition.contracts import LinkType
from orderloom.decomposition.domain.compiled import Horizontal
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.partners import MOST_TRIED, place_of
from orderloom.decomposition.domain.tree import Tree

_GOES = frozenset({"disconnect", "suspend"})
MOST_PAIRS = 20_000
"""Of one rule; beyond, each source waits for the first alone of as many targets as are tried for a mapping."""


def link_horizontals(tree: Tree) -> None:
    """Links the product orders of lines that require each other; a pair that would wait for itself is left alone. What
    goes away goes before what it requires."""
    rules = tree.catalog.horizontals
    if not rules:
        return
    order = _Order(tree)
    by_key: dict[str, list[Node]] = {}
    for roots in tree.roots.values():
        for root in roots:
            by_key.setdefault(root.spec.key, []).append(root)
    for key, group in rules.items():
        for one in group:
            sources = [root for root in by_key.get(key, ()) if one.applies(root.line.base)]
            for source, near in _near(one, sources, by_key.get(one.rule.target, ())):
                order.link(*((near, source) if _goes(source) else (source, near)))


def _near(one: Horizontal, sources: Sequence[Node], targets: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Each source with the targets where the rule looks for them."""
    places: defaultdict[Any, list[Node]] = defaultdict(list)
    for target in targets:
        places[place_of(one.rule.scope, target)].append(target)
    near = [(source, places.get(place_of(one.rule.scope, source), ())) for source in sources]
    is_much = sum(len(group) for _, group in near) > MOST_PAIRS
    for source, group in near:
        paired = (target for target in group[: MOST_TRIED if is_much else None] if _is_pair(one, source, target))
        for target in islice(paired, 1 if is_much else None):
            yield source, target


def _is_pair(one: Horizontal, source: Node, target: Node) -> bool:
    near = target is not source and _goes(target) is _goes(source) and (source.new or target.new)
    return near and one.counts(source.line.base, target.facts)


def _goes(root: Node) -> bool:
    return root.line.line.action in _GOES


class _Order:
    """What waits for what among the product orders of an order: parents for their children, sources for targets."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._after: dict[Node, list[Node]] = {}

    def link(self, source: Node, target: Node) -> None:
        if source is target or self._comes_after(target, source) or _inside(source, target) or _inside(target, source):
            return
        self._after.setdefault(target, []).append(source)
        self._tree.link(source, target, LinkType.REQUIRES)

    def _comes_after(self, node: Node, other: Node) -> bool:
        """Whether `node` waits, however far, for `other`."""
        seen: set[Node] = set()
        ahead = [other]
        while ahead:
            here = ahead.pop()
            if here is node:
                return True
            if here not in seen:
                seen.add(here)
                ahead.extend(self._after.get(here, ()))
                ahead.extend([here.parent] if here.parent is not None else [])
        return False


def _inside(node: Node, other: Node) -> bool:
    return any(above is other for above in node.ancestors())
