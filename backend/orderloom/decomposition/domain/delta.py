"""Changes of what is installed: which items the wanted tree stands for, what is left of it, and what is walked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import Specification, is_set
from orderloom.decomposition.contracts import ItemChoice, LinkType, Verdict, VerdictOutcome
from orderloom.decomposition.domain.compiled import Edge, Inflow, Spec
from orderloom.decomposition.domain.decrease import ASK, those_that_go
from orderloom.decomposition.domain.flow import computed
from orderloom.decomposition.domain.installed import (
    COMPARED,
    REVERSED,
    WALKED,
    Forest,
    InstalledItem,
    outside_may_go,
)
from orderloom.decomposition.domain.nodes import Line, Node, mapping_scope
from orderloom.decomposition.domain.rules import Hope
from orderloom.decomposition.domain.tree import Tree
from orderloom.kernel import json
from orderloom.language.feel import UNKNOWN


class Delta:
    """What is installed, while the wanted tree grows over it.

    `nodes` are the domain orders by the item that they stand for; those of items outside give values and may be shared,
    and nothing more. `is_decided`: an earlier round said already what goes.
    """

    def __init__(self, tree: Tree) -> None:
        trees = [line.installed for line in tree.order.lines if line.installed is not None]
        self.tree = tree
        self.forest = Forest(trees)
        self.nodes: dict[UUID, Node] = {}
        self.walked: dict[UUID, Node] = {}
        self.verdicts: list[Verdict] = []
        self.is_decided = False
        self.roots = {line.installed.root: line.id for line in tree.order.lines if line.installed is not None}
        self._below: defaultdict[UUID, list[InstalledItem]] = defaultdict(list)
        self._choices: dict[UUID, ItemChoice] = {}
        for one in self.forest.items.values():
            if one.parent_id is not None:
                self._below[one.parent_id].append(one)

    def seed(self, line: Line, root: Node) -> None:
        """The product of a line that is compared: its values go before those of the line."""
        installed = line.line.installed
        if installed is None or line.line.action != COMPARED:
            return
        self.take(root, installed.top)
        for key in line.open:
            root.values.pop(key, None)

    def surround(self, line: Line, root: Node) -> None:
        """What the product needs outside of its tree."""
        installed = line.line.installed
        for one in installed.items if installed is not None and line.line.action == COMPARED else ():
            if not one.inside and one.id not in self.forest.owner and one.specification in self.tree.catalog.specs:
                self._context(one, root)

    def _context(self, one: InstalledItem, root: Node) -> None:
        node = self.tree.create(self.tree.catalog.specs[one.specification], root.line, one.quantity)
        node.item, node.new = one, False
        node.values.update(_answered(one, node.spec))
        self.nodes.setdefault(one.id, node)
        self.tree.lend(node, root)

    def take(self, node: Node, one: InstalledItem) -> None:
        """From now on the node stands for an item: what no mapping writes stays as it is."""
        node.item = one
        self.nodes[one.id] = node
        spec = node.spec
        free = {key: value for key, value in _answered(one, spec).items() if key not in spec.written}
        node.values.update({key: value for key, value in free.items() if key not in spec.options})

    def chosen(self, node: Node) -> frozenset[str | None]:
        """Relationships by which products of their own came to be below an installed one."""
        if node.item is None:
            return frozenset()
        return frozenset(one.relationship for one in self._below[node.item.id] if one.separate)

    def claim(self, parent: Node, edge: Edge, count: int) -> list[InstalledItem | None]:
        """The items that the next `count` targets stand for; None for each that is new."""
        found = self._candidates(parent, edge) if parent.item is not None else []
        if 0 < count < len(found):
            found = self._decreased(found, len(found) - count, edge)
        return [*found[:count], *([None] * (count - len(found)))]

    def _candidates(self, parent: Node, edge: Edge) -> list[InstalledItem]:
        assert parent.item is not None
        below = [one for one in self._below[parent.item.id] if one.relationship == edge.id]
        items, sources = self.forest.items.values(), self.forest.sources
        if not any(self._is_free(one) for one in below):
            below = [one for one in items if one.inside and parent.item.id in sources.get(one.id, ())]
        if edge.is_shared and not any(self._is_free(one) for one in below):
            below = [one for one in items if one.inside and self._is_shared(one, parent.item, edge)]
        return [one for one in below if self._is_free(one) and one.specification == edge.target.key]

    def _is_shared(self, one: InstalledItem, parent: InstalledItem, edge: Edge) -> bool:
        """Whether something else in the same product came first to what both share."""
        made_by = self.tree.catalog.edges.get(one.relationship) if one.relationship is not None else None
        owner = self.forest.owner
        return made_by is not None and made_by.merge is edge.merge and owner.get(one.id) == owner.get(parent.id)

    def _is_free(self, one: InstalledItem) -> bool:
        free = one.id not in self.nodes and one.id not in self.walked
        return free and one.id in self.forest.owner and not self._is_apart(one)

    def _is_apart(self, one: InstalledItem) -> bool:
        return one.separate and one.id not in self.roots

    def belongs(self, one: InstalledItem, root: UUID) -> bool:
        """Whether a wanted tree may have a place for an item of the product `root`."""
        known = one.specification in self.tree.catalog.specs
        return known and self.forest.owner.get(one.id) == root and not self._is_apart(one)

    def _decreased(self, found: Sequence[InstalledItem], surplus: int, edge: Edge) -> list[InstalledItem]:
        """Those that stay when fewer are wanted; the others go by the policy, or a manager picks them."""
        policy = self.tree.order.decrease.get(edge.target.key, ASK)
        going = those_that_go(found, surplus, policy)
        if policy == ASK:
            candidates = tuple(one.id for one in found)
            choice = ItemChoice(candidates=candidates, count=surplus)
            self._choices.update((one.id, choice) for one in going)
        gone = {one.id for one in going}
        return [one for one in found if one.id not in gone]

    def fall_back(self, hope: Hope) -> bool:
        """What mappings wrote once and can't tell now stays as it is installed."""
        wrote = False
        for one, node in [(node.item, node) for node in self.nodes.values() if node.new]:
            assert one is not None
            for key, value in _answered(one, node.spec).items():
                known = key in node.values or key in node.open or key not in node.spec.written
                if not known and not hope(node, key) and self._untold(node, key):
                    wrote = self.tree.write(node, key, value) or wrote
        return wrote

    def _untold(self, node: Node, key: str) -> bool:
        return any(self._is_silent(node, one) for one in node.spec.inflows if one.into == key and not one.is_default)

    def _is_silent(self, node: Node, inflow: Inflow) -> bool:
        source = self.tree.nearest(node, inflow.source)
        if source is None:
            return True
        scope = mapping_scope(node, source)
        if inflow.condition is not None:
            holds, _ = inflow.condition.answer(scope)
            if holds is not True:
                return holds is UNKNOWN
        if inflow.copies is not None:
            return inflow.copies not in source.values
        return inflow.expression is not None and computed(inflow.expression, scope) is UNKNOWN

    def settle(self, waiting: Iterable[Node]) -> None:
        """Says what becomes of each item: nothing, a change, its end, or what the line asks for."""
        pending = {node.id for node in waiting}
        for one in self.nodes.values():
            if one.item is not None and one.item.id in self.forest.owner and one.new:
                one.action = COMPARED if one.id in pending or differs(one) else None
            elif one.item is not None and one.item.id not in self.forest.owner:
                one.action = None
        if not self.is_decided:
            for action in WALKED:
                self._walk(action)
            self._order()

    def _walk(self, action: str) -> None:
        lines = {line.id: line for line in self.tree.order.lines if line.installed is not None}
        asked = {root for root, line in self.roots.items() if lines[line].action == action}
        left = self._left() if action == "disconnect" else set[UUID]()
        wanted = {one for one, root in self.forest.owner.items() if root in asked} | left
        if not wanted:
            return
        eligible = {one for one in wanted if self.forest.items[one].state in WALKED[action]}
        eligible |= self._needed_outside(eligible, action)
        tops = frozenset(asked | {one for one in left if self.forest.items[one].parent_id in self.nodes})
        going = eligible
        if action in REVERSED:
            going = self.forest.leaving(eligible, tops, frozenset(self._staying()))
        for one in self.forest.items.values():
            if one.id in going:
                self._go(one, action)
            elif one.id in eligible and one.inside:
                self._tell(one, VerdictOutcome.EXCLUDE, "needed_elsewhere", ())

    def _left(self) -> set[UUID]:
        """Items of compared products that the wanted tree has no place for."""
        compared = {root for root in self.roots if root in self.nodes}
        found: set[UUID] = set()
        apart: set[UUID | None] = set()
        for one in self.forest.items.values():
            if self._is_apart(one) or (one.parent_id in apart and one.id not in self.roots):
                apart.add(one.id)
            elif self.forest.owner.get(one.id) in compared and one.id not in self.nodes:
                found.add(one.id)
        return found

    def _staying(self) -> Iterable[UUID]:
        return (one for one, node in self.nodes.items() if node.action != "disconnect" and one in self.forest.owner)

    def _needed_outside(self, found: set[UUID], action: str) -> set[UUID]:
        """What lies outside and may follow; what the wanted tree still uses does not."""
        used = {target for _, target, _ in self.tree.links}
        return {
            one.id
            for one in self.forest.items.values()
            if outside_may_go(one)
            and one.id not in self.forest.owner
            and one.state in WALKED[action]
            and (self.forest.sources.get(one.id, set()) & found or one.parent_id is not None)
            and self.nodes.get(one.id) not in used
        }

    def _go(self, one: InstalledItem, action: str) -> None:
        line = self.tree.lines[self._line_of(one)]
        node = Node(self.tree.new_id(), self.spec(one), line, one.quantity)
        node.item, node.action = one, action
        node.values.update({key: value for key, value in one.characteristics.items() if is_set(value)})
        node.choice = self._choices.get(one.id)
        node.attention = node.choice is not None
        above = one.parent_id
        parent = self.walked.get(above) or self.nodes.get(above) if above is not None else None
        self.tree.put(node, parent, one.relationship)
        if parent is None or parent.line is not line:
            self.tree.roots.setdefault(line.id, []).append(node)
        self.walked[one.id] = node
        reason = "not_wanted" if line.line.action == COMPARED else "installed"
        self._tell(one, VerdictOutcome.CREATE, reason, (node.id,))

    def _line_of(self, one: InstalledItem) -> UUID:
        root = self.forest.owner.get(one.id)
        if root is not None:
            return self.roots[root]
        holders = (line for line in self.tree.order.lines if line.installed and one in line.installed.items)
        return next(holders).id

    def spec(self, one: InstalledItem) -> Spec:
        """What is installed outlives its specification in the catalog."""
        known = self.tree.catalog.specs.get(one.specification)
        if known is not None:
            return known
        name = {"en": one.specification}
        return Spec(Specification(key=one.specification, name=name, kind=one.kind, subtype=one.subtype), ())

    def _order(self) -> None:
        """What has to be done before what: as it was installed, or the other way round."""
        for link in self.forest.links.values():
            source, target = self.walked.get(link.source_id), self.walked.get(link.target_id)
            if source is None or target is None or source.action != target.action:
                continue
            if source.action in REVERSED:
                self.tree.link(target, source, LinkType.REQUIRES)
            else:
                self.tree.link(source, target, LinkType(link.type))
        for node in self.walked.values():
            parent = node.parent
            if parent is not None and node.action in REVERSED and parent.action == node.action:
                self.tree.link(node, parent, LinkType.REQUIRES)

    def _tell(self, one: InstalledItem, outcome: VerdictOutcome, reason: str, nodes: tuple[UUID, ...]) -> None:
        parent = self.walked.get(one.parent_id or one.id) or self.nodes.get(one.parent_id or one.id)
        if one.relationship is None:
            return
        self.verdicts.append(
            Verdict(
                parent_id=parent.id if parent is not None else one.parent_id or one.id,
                relationship=one.relationship,
                target=one.specification,
                outcome=outcome,
                reason=reason,
                domain_order_ids=nodes,
            )
        )


def differs(node: Node) -> bool:
    """Whether a node is not what is installed already."""
    assert node.item is not None
    if node.quantity != node.item.quantity or node.open or node.attention:
        return True
    wanted = {key: value for key, value in node.values.items() if key in node.spec.characteristics}
    return _plain(wanted) != _plain(_answered(node.item, node.spec))


def _answered(one: InstalledItem, spec: Spec) -> dict[str, Any]:
    return {key: value for key, value in one.characteristics.items() if is_set(value) and key in spec.characteristics}


def _plain(values: dict[str, Any]) -> Any:
    return json.to_builtins({key: value for key, value in values.items() if is_set(value)})
