"""The domain orders of one order while they are being decided: nodes, links, and who shares with whom."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from orderloom.catalog.contracts import MergeScope
from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink, Fault, LinkType
from orderloom.decomposition.domain.compiled import CompiledCatalog, Edge, Spec
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.nodes import Line, Node, split
from orderloom.decomposition.domain.partners import Partners
from orderloom.decomposition.domain.places import Places
from orderloom.kernel.errors import DomainError, Kind

MOST_OF_A_LINE = 20_000
ONE: Final = Decimal(1)
_WIDER_THAN_BUNDLE = frozenset({MergeScope.SITE, MergeScope.ORDER, MergeScope.ACCOUNT})
"""Below a target that is shared so widely, narrower scopes end at the target: whoever comes first decides nothing."""


class LineTooLarge(Exception):
    """A line whose tree outgrew its bounds; `fault` says which."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class TooManyDomainOrders(DomainError):
    kind = Kind.TOO_LARGE
    code = "decomposition.too_many"


class Tree:
    """All nodes of an order, found by scope and specification. `news` are the specifications of which one was made,
    written or shared since somebody last took note."""

    def __init__(self, order: OrderToDecompose, catalog: CompiledCatalog, new_id: Callable[[], UUID]) -> None:
        self.order: Final = order
        self.catalog: Final = catalog
        self.new_id: Final = new_id
        self.lines: Final = _lines(order, catalog)
        self.nodes: Final[dict[UUID, Node]] = {}
        self.roots: Final[dict[UUID, list[Node]]] = {}
        self.links: Final[set[tuple[Node, Node, LinkType]]] = set()
        self.partners: Final = Partners(catalog, self.lines, self.roots)
        self.new_links: Final[list[DomainOrderLink]] = []
        self.written: Final[set[tuple[Node | Line, str]]] = set()
        self.news: set[str] = set()
        self._places: Final = Places()
        self._visits: Final[set[tuple[str, Node | Line, Node]]] = set()
        self._instances: Final[defaultdict[tuple[Node, str], int]] = defaultdict(int)
        self._asked: Final[defaultdict[tuple[UUID, str], int]] = defaultdict(int)
        self._given_up = 0

    def add(self, node: Node, parent: Node | None, relationship: str | None, instance: int | None = None) -> Node:
        """Places a node; without `instance` it is the next one of its parent and relationship."""
        if len(self.nodes) - self._given_up >= self.order.most:
            message = f"An order can't have more than {self.order.most:,} domain orders."
            raise TooManyDomainOrders(message, path=("lines",))
        node.line.size += 1
        if node.line.size > MOST_OF_A_LINE:
            raise _too_large(node.line)
        node.relationship = relationship
        if parent is not None and relationship is not None:
            node.parent = parent
            node.depth = parent.depth + 1
            self._place_below(node, parent, self.catalog.edges[relationship].merge)
            parent.children.append(node)
            siblings = (parent, relationship)
            taken = self._instances[siblings]
            instance = instance if instance is not None else taken + 1
            self._instances[siblings] = instance if instance > taken else taken
        elif node.line.top != node.line.id:
            node.bundle = self.lines[node.line.top]
        node.instance = instance or 1
        node.position = len(self.nodes) + 1
        self.nodes[node.id] = node
        self._places.enter(node)
        self.news.add(node.spec.key)
        return node

    def give_up(self, line_id: UUID) -> None:
        """What was made of a line that outgrew its bounds no longer counts: it is left out."""
        self._given_up += self.lines[line_id].size

    def _place_below(self, node: Node, parent: Node, merge: MergeScope) -> None:
        """Which unit, bundle and site a target belongs to: those of its parent, as far as it is not shared."""
        is_inside = parent.line is node.line
        if merge is MergeScope.NONE and is_inside:
            node.bundle, node.unit, node.site = parent.bundle, parent.unit, parent.site
            return
        if merge not in _WIDER_THAN_BUNDLE:
            node.bundle = parent.bundle
            if is_inside and merge is not MergeScope.BUNDLE:
                node.unit = parent.unit
        if is_inside:
            node.site = self._site(parent, merge)

    def _site(self, parent: Node, merge: MergeScope) -> UUID | None:
        """What sources of several sites share stands at none of them, or at the bundle's: not at that of the first."""
        match merge:
            case MergeScope.ORDER | MergeScope.ACCOUNT:
                return None
            case MergeScope.BUNDLE:
                top = self.lines.get(parent.line.top)
                return top.site_id if top is not None else None
            case _:
                return parent.site

    def create(self, spec: Spec, line: Line, quantity: Decimal) -> Node:
        node = Node(self.new_id(), spec, line, quantity)
        if spec.defaults:
            node.values.update(spec.defaults)
        if self.order.answers:
            node.values.update(self._answered(spec, line))
        return node

    def _answered(self, spec: Spec, line: Line) -> dict[str, Any]:
        """What was said about this one of its kind in the order that is tried out."""
        said = self.order.answers.get((line.id, spec.key), ())
        place = self._asked[line.id, spec.key]
        self._asked[line.id, spec.key] += 1
        answers = said[place] if place < len(said) else {}
        return {key: value for key, value in answers.items() if key in spec.characteristics}

    def restore(self, stored: DomainOrder, below: Node | None = None) -> None:
        """A node that was saved before, `below` an installed one or its parent; parents come before their children."""
        line = self.lines[stored.line_id]
        node = Node(stored.id, self.catalog.specs[stored.specification], line, stored.quantity)
        values, node.open = split(stored.characteristics)
        node.values.update(values)
        node.attention = stored.needs_attention
        node.new = False
        parent = below or (self.nodes.get(stored.parent_id) if stored.parent_id is not None else None)
        self.add(node, parent, stored.relationship, stored.instance)
        if parent is None or parent.line is not line:
            self.roots.setdefault(line.id, []).append(node)

    def put(self, node: Node, parent: Node | None, relationship: str | None) -> None:
        """A node that nothing grows below and nobody shares: something installed that an order is about."""
        node.line.size += 1
        if node.line.size > MOST_OF_A_LINE:
            raise _too_large(node.line)
        node.parent, node.relationship = parent, relationship
        node.depth = parent.depth + 1 if parent is not None else 0
        node.position = len(self.nodes) + 1
        self.nodes[node.id] = node

    def lend(self, node: Node, root: Node) -> None:
        """Lets what grows below `root` find something installed that lies outside of it."""
        node.unit, node.bundle = root.unit, root.bundle
        self.news.add(node.spec.key)
        for scope, place in self.places(root):
            self._places.lend(node, scope, place)

    def link(self, source: Node, target: Node, kind: LinkType) -> None:
        """A shared target belongs to the unit and the bundle of each of its sources."""
        found = (source, target, kind)
        if source is target or found in self.links:
            return
        self.links.add(found)
        if source.unit is not target.unit:
            self._visit("unit", source.unit, target)
        if source.bundle is not target.bundle:
            self._visit("bundle", source.bundle, target)
        self.new_links.append(
            DomainOrderLink(order_id=self.order.id, source_id=source.id, target_id=target.id, type=kind)
        )

    def _visit(self, scope: str, place: "Node | Line", target: Node) -> None:
        if (scope, place, target) not in self._visits:
            self._visits.add((scope, place, target))
            self.news.add(target.spec.key)
            self._places.lend(target, scope, place)

    def restore_link(self, stored: DomainOrderLink) -> None:
        self.link(self.nodes[stored.source_id], self.nodes[stored.target_id], stored.type)
        self.new_links.clear()

    def write(self, node: Node, key: str, value: Any) -> bool:
        """Answers a characteristic once; a second answer changes nothing."""
        if key in node.values:
            return False
        node.values[key] = value
        if key in node.open:
            node.open -= {key}
        node.changed = True
        self.written.add((node, key))
        self.news.add(node.spec.key)
        return True

    def scope_key(self, node: Node, edge: Edge) -> tuple[str, object, str] | None:
        """Where `edge` looks for a target to share, as seen from its source; None when it shares with nobody."""
        match edge.merge:
            case MergeScope.NONE:
                return None
            case MergeScope.LINE:
                return "unit", node.unit, edge.target.key
            case MergeScope.BUNDLE:
                return "bundle", node.bundle, edge.target.key
            case MergeScope.SITE:
                if node.site is None:
                    return "unit", node.unit, edge.target.key
                return "site", node.site, edge.target.key
            case MergeScope.ORDER | MergeScope.ACCOUNT:
                return "order", None, edge.target.key

    def places(self, node: Node) -> tuple[tuple[str, object], ...]:
        """All scopes in which something below a domain order may be shared."""
        return ("unit", node.unit), ("bundle", node.bundle), ("site", node.site), ("order", None)

    def shared(self, node: Node, edge: Edge) -> Sequence[Node]:
        """The targets that already stand in the relationship's scope. What is shared in another scope is none of them:
        which of the two came first decides nothing."""
        key = self.scope_key(node, edge)
        return [one for one in self._places.find(*key) if self._is_shared_in(one, edge)] if key is not None else ()

    def _is_shared_in(self, node: Node, edge: Edge) -> bool:
        made_by = self.catalog.edges.get(node.relationship) if node.relationship is not None else None
        return made_by is None or not made_by.is_shared or made_by.merge is edge.merge

    def nearest(self, node: Node, specification: str) -> Node | None:
        """The domain order of `specification` that a mapping into `node` reads: above, in its unit, of the product that
        a rule pairs with its own, in its bundle, at its site, in the order.

        A wider circle counts only for what can't stand in a narrower one, so that a unit whose own is not made yet
        doesn't read its neighbour's.
        """
        above = self.above(node, specification)
        if above is not None:
            return above
        reach = self.catalog.reach
        near = self._places.find("unit", node.unit, specification)
        if near or specification in reach[node.unit.spec.key]:
            return _closest(node, near) if near else None
        partner = self.partners.of(node, specification) if self.catalog.pairs else None
        if partner is not None:
            near = self._places.find("unit", partner.unit, specification)
            return _closest(partner, near) if near else None
        near = self._places.find("bundle", node.bundle, specification)
        if near or (isinstance(node.bundle, Node) and specification in reach[node.bundle.spec.key]):
            return _closest(node, near) if near else None
        return self._farther(node, specification)

    def _farther(self, node: Node, specification: str) -> Node | None:
        if self.partners.at_site(node, specification):
            near = self._places.find("site", node.site, specification)
            return _closest(node, near) if near else None
        anywhere = self._places.find("order", None, specification)
        return anywhere[0] if anywhere else None

    def above(self, node: Node, specification: str) -> Node | None:
        found = node.parent
        while found is not None and found.spec.key != specification:
            found = found.parent
        return found


def _too_large(line: Line) -> LineTooLarge:
    message = f"Line {line.line.number} would have more than {MOST_OF_A_LINE:,} domain orders."
    path = ("lines", line.line.number, "quantity")
    return LineTooLarge(Fault(line_id=line.id, code="decomposition.too_many", message=message, path=path))


def _closest(node: Node, others: Sequence[Node]) -> Node:
    """The one with the deepest common ancestor; among equals the first made."""
    if len(others) == 1:
        return others[0]
    depths = {above.id: above.depth for above in node.ancestors()}
    depths[node.id] = node.depth

    def common(other: Node) -> int:
        if other.id in depths:
            return depths[other.id]
        return next((depths[above.id] for above in other.ancestors() if above.id in depths), -1)

    return max(others, key=lambda other: (common(other), -other.position))


def _lines(order: OrderToDecompose, catalog: CompiledCatalog) -> dict[UUID, Line]:
    parents = {line.id: line.parent_id for line in order.lines}
    return {
        line.id: Line(line, order, catalog.spec(line.specification), _top(line.id, parents)) for line in order.lines
    }


def _top(line_id: UUID, parents: dict[UUID, UUID | None]) -> UUID:
    above = parents.get(line_id)
    while above is not None and above in parents:
        line_id, above = above, parents[above]
    return line_id
