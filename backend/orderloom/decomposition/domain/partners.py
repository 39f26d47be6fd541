"""Mappings across lines: which product order of the same order another one looks to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final
from uuid import UUID

from orderloom.catalog.contracts import RuleScope
from orderloom.decomposition.domain.compiled import CompiledCatalog, Horizontal
from orderloom.decomposition.domain.nodes import Line, Node

MOST_TRIED = 200
"""Product orders anywhere in the order that are held against a rule; those of the bundle and the site all are."""


def place_of(scope: RuleScope, root: Node) -> Any:
    """Where a rule of this scope looks from a product order."""
    if scope is RuleScope.SITE:
        return root.line.site_id
    return root.line.top if scope is RuleScope.BUNDLE else None


class Partners:
    """The product orders of the lines as rules pair them; all are there before anything grows below one."""

    def __init__(self, catalog: CompiledCatalog, lines: Mapping[UUID, Line], roots: Mapping[UUID, list[Node]]) -> None:
        self._catalog: Final = catalog
        self._lines: Final = lines
        self._roots: Final = roots
        self._groups: dict[tuple[str, str, Any], list[Node]] | None = None
        self._sold_at: dict[UUID, set[str]] | None = None

    def of(self, node: Node, specification: str) -> Node | None:
        """The product order that a rule pairs with this one's and that `specification` is made for: of its bundle
        rather than of its site, and of its site rather than of any."""
        root = _root(node)
        for one, key, forward in self._catalog.pairs.get(root.spec.key, ()):
            if specification in self._catalog.reach[key]:
                found = self._paired(root, one, key, forward)
                if found is not None:
                    return found
        return None

    def at_site(self, node: Node, specification: str) -> bool:
        """Whether a line of the same site is made of `specification`."""
        if self._sold_at is None:
            self._sold_at = defaultdict(set)
            for line in self._lines.values():
                if line.site_id is not None and line.spec is not None:
                    self._sold_at[line.site_id].add(line.spec.key)
        sold = self._sold_at.get(node.site, ()) if node.site is not None else ()
        return any(specification in self._catalog.reach[key] for key in sold)

    def _paired(self, root: Node, one: Horizontal, key: str, forward: bool) -> Node | None:
        for group in self._near(root, key):
            pairs = [other for other in group if _pairs(one, *((root, other) if forward else (other, root)))]
            if pairs:
                return next((other for other in pairs if other.instance == root.instance), pairs[0])
        return None

    def _near(self, root: Node, key: str) -> Iterator[Sequence[Node]]:
        groups = self._grouped()
        yield groups.get((key, "bundle", root.line.top), ())
        if root.line.site_id is not None:
            yield groups.get((key, "site", root.line.site_id), ())
        yield list(islice(groups.get((key, "order", None), ()), MOST_TRIED))

    def _grouped(self) -> dict[tuple[str, str, Any], list[Node]]:
        if self._groups is None:
            self._groups = defaultdict(list)
            for root in (root for roots in self._roots.values() for root in roots):
                places = (("bundle", root.line.top), ("site", root.line.site_id), ("order", None))
                for scope, place in places:
                    self._groups[root.spec.key, scope, place].append(root)
        return self._groups


def _root(node: Node) -> Node:
    """The product order of the line that a domain order was made for."""
    while node.parent is not None and node.parent.line is node.line:
        node = node.parent
    return node


def _pairs(one: Horizontal, source: Node, target: Node) -> bool:
    scope = one.rule.scope
    if source is target or place_of(scope, source) != place_of(scope, target):
        return False
    return one.applies(source.line.base) and one.counts(source.line.base, target.facts)
