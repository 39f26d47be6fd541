"""Compatibility rules as order of work: what a product requires elsewhere in the order is done before it."""

from collections.abc import Iterator, Sequence

from orderloom.decomposition.contracts import LinkType
from orderloom.decomposition.domain.compiled import Horizontal
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.partners import place_of
from orderloom.decomposition.domain.tree import Tree

_GOES = frozenset({"disconnect", "suspend"})
MOST_PAIRS = 20_000
"""Of one rule; beyond, each source waits for the first of its targets alone."""


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
            targets = by_key.get(one.rule.target, [])
            sources = [root for root in by_key.get(key, ()) if one.applies(root.line.base)]
            most = None if len(sources) * len(targets) <= MOST_PAIRS else 1
            for source in sources:
                for target in list(_near(one, source, targets))[:most]:
                    order.link(*((target, source) if _goes(source) else (source, target)))


def _near(one: Horizontal, source: Node, targets: Sequence[Node]) -> Iterator[Node]:
    place = place_of(one.rule.scope, source)
    for target in targets:
        near = target is not source and _goes(target) is _goes(source) and place_of(one.rule.scope, target) == place
        if near and (source.new or target.new) and one.counts(source.line.base, target.facts):
            yield target


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
