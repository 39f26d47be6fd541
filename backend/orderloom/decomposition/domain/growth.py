"""Grows the tree: roots from lines, targets from relationships, until nothing more can be decided."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import repeat

from orderloom.decomposition.contracts import Component, DeferralState, Fault, LinkType, Verdict, VerdictOutcome
from orderloom.decomposition.domain.compiled import Edge
from orderloom.decomposition.domain.delta import Delta
from orderloom.decomposition.domain.flow import Inflows
from orderloom.decomposition.domain.hope import Prospects
from orderloom.decomposition.domain.installed import WALKED, InstalledItem
from orderloom.decomposition.domain.nodes import Line, Node
from orderloom.decomposition.domain.parts import components
from orderloom.decomposition.domain.rules import NO_ANSWER, Hope, Unset, at_first_sight, bounded, judge
from orderloom.decomposition.domain.sums import Sums
from orderloom.decomposition.domain.tree import ONE, Tree
from orderloom.decomposition.domain.waiting import Case, Waiting, no_answer, verdict_of


class Growth:
    """One round of decomposition. `verdicts` are kept in the order in which they fell."""

    def __init__(self, tree: Tree, waiting: Waiting) -> None:
        self.tree = tree
        self.waiting = waiting
        self.faults: list[Fault] = []
        self.inflows = Inflows(tree, self.faults)
        self.verdicts: list[Verdict] = []
        self._undecided: list[Case] = []
        self._requiring: list[Node] = []
        self._sums = Sums(tree)
        self._reconsider = False
        self.delta = Delta(tree) if any(line.installed is not None for line in tree.order.lines) else None

    def plant(self, line: Line) -> None:
        """The product orders of a line: one a unit, or one for all when the product is tracked in bulk."""
        if line.spec is None or line.line.action == "no_change" or line.line.action in WALKED:
            return
        quantity = line.line.quantity
        units = int(quantity) if line.spec.each else 1
        each = ONE if line.spec.each else quantity
        self.tree.roots[line.id] = [self._root(line, unit, each) for unit in range(units)]

    def _root(self, line: Line, unit: int, quantity: Decimal) -> Node:
        assert line.spec is not None
        node = self.tree.create(line.spec, line, quantity)
        if line.line.offering is not None:
            node.values.update(self._offered(line.line.offering))
        if self.delta is not None:
            self.delta.seed(line, node)
        node.values.update(line.values)
        node.open = line.open
        above, edge = self._bundle(line, unit)
        self.tree.add(node, above, edge.id if edge else None, unit + 1 if edge is None else None)
        if above is not None and edge is not None:
            self._record(Case(above, edge), VerdictOutcome.CREATE, "chosen", (node,))
        if self.delta is not None:
            self.delta.surround(line, node)
        self.inflows.enter(node)
        return node

    def _offered(self, sold: str) -> dict[str, object]:
        offering = self.tree.catalog.snapshot.offering(sold)
        return offering.defaults if offering is not None else {}

    def _bundle(self, line: Line, unit: int) -> tuple[Node | None, Edge | None]:
        """The bundle's product order that this unit belongs to: units are dealt out in turn."""
        above = self.tree.roots.get(line.line.parent_id) if line.line.parent_id is not None else None
        if not above:
            return None, None
        parent = above[unit % len(above)]
        edge = parent.spec.bundles.get(line.spec.key) if line.spec is not None else None
        return (parent, edge) if edge is not None else (None, None)

    def grow(self, node: Node) -> None:
        chosen = {child.relationship for child in node.children} if node.children else set[str | None]()
        if self.delta is not None:
            chosen |= self.delta.chosen(node)
        for edge in node.spec.edges:
            if edge.id not in chosen:
                self.consider(Case(node, edge), at_first_sight)
        if node.spec.requirements:
            self._requiring.append(node)

    def consider(self, case: Case, hope: Hope) -> bool:
        """Decides a case if that is possible; whether it was."""
        judgement = judge(case.node, case.edge, hope)
        case.judgement = judgement
        if judgement.create is None:
            self._undecided.append(case)
            return False
        if not judgement.create:
            self._exclude(case, judgement.reason)
        elif case.edge.is_sum:
            self._sums.add(case)
        else:
            self._make(case, judgement.quantity)
        return True

    def settle(self) -> None:
        """Until nothing moves: values travel, open questions are asked again, requirements and sums are met."""
        while self._move() or self._close():
            pass
        self.inflows.check()
        if self.delta is not None:
            self.delta.settle(case.node for case in self.waiting.cases())

    def components(self) -> Iterator[Component]:
        return components(self.tree, self._prospects())

    def _move(self) -> bool:
        return self._travel() or self._ask_again() or self._require() or self._add_up() or self._fall_back()

    def _travel(self) -> bool:
        if not self.inflows.settle():
            return False
        self._wake()
        self._reconsider = True
        return True

    def _wake(self) -> None:
        for case in self.waiting.woken(self.tree.written):
            self._undecided.append(case)

    def wake(self) -> None:
        """Takes up the deferrals that wait for what was just written."""
        self._wake()
        self._reconsider = True

    def _ask_again(self) -> bool:
        if not self._reconsider or not self._undecided:
            self._reconsider = False
            return False
        self._reconsider = False
        cases, self._undecided = self._undecided, []
        return any([self.consider(case, at_first_sight) for case in cases])

    def _require(self) -> bool:
        nodes, self._requiring = self._requiring, []
        for node in nodes:
            for edge in node.spec.requirements:
                self.consider(Case(node, edge), at_first_sight)
        return bool(nodes)

    def _add_up(self) -> bool:
        """Makes each summed target once no source in its scope is undecided, or may still come."""
        if not self._sums:
            return False
        complete = self._sums.take_complete((*self._undecided, *self.waiting.cases()))
        for cases in complete:
            self._make_sum(cases)
        return bool(complete)

    def _fall_back(self) -> bool:
        """Options and defaults, for what nothing else can write any more."""
        options = self.inflows.options
        if not self.inflows.late and not self.inflows.defaults and not options.open and self.delta is None:
            return False
        hope = self._prospects()
        kept = self.delta is not None and self.delta.fall_back(hope)
        wrote = kept or (options.open and options.settle(hope)) or self._default(hope)
        if wrote:
            self.wake()
        return wrote

    def _default(self, hope: Prospects) -> bool:
        wrote = False
        for node, inflow in self.inflows.defaults:
            if inflow.into not in node.values and not hope(node, inflow.into):
                wrote = self.inflows.default(node, inflow) or wrote
        for node in self.inflows.late:
            for key, value in node.spec.late_defaults.items():
                if key not in node.values and not hope(node, key):
                    wrote = self.tree.write(node, key, value) or wrote
        return wrote

    def _prospects(self) -> Prospects:
        reach = self.tree.catalog.reach
        ahead = [case.edge.target.key for case in (*self._undecided, *self.waiting.cases())]
        ahead.extend(self._sums.targets)
        return Prospects(self.tree, frozenset(key for target in ahead for key in reach[target]))

    def _close(self) -> bool:
        """Nothing moves any more: what can't be answered is left out, the rest is deferred. Whether to go on."""
        hope = self._prospects()
        cases, self._undecided = self._undecided, []
        if any([self.consider(case, hope) for case in cases]):
            self._reconsider = True
            return True
        for case in self._undecided:
            self._defer(case)
        self._undecided = []
        if self._add_up():
            return True
        for sources, unset in self._sums.take_incomplete(self.waiting.cases()):
            self._defer_sum(sources, unset)
        return self._abandon() or self._free_sums()

    def _abandon(self) -> bool:
        """Deferrals whose answer can't come any more, since what would have given it was left out."""
        hopeless = self.waiting.hopeless(self._prospects())
        for case in hopeless:
            self._exclude(case, "not_ordered")
        return bool(hopeless)

    def _free_sums(self) -> bool:
        """Sources of a sum that waited for another one, which was given up meanwhile."""
        free = self._sums.freed(self.waiting.cases(), self._prospects())
        self._undecided.extend(self.waiting.take(free))
        self._reconsider = True
        return bool(free)

    def _defer(self, case: Case) -> None:
        assert case.judgement is not None
        self.waiting.defer(case, case.judgement.unset)
        self._record(case, VerdictOutcome.DEFER, "waits", ())

    def _defer_sum(self, sources: list[Case], unset: tuple[Unset, ...]) -> None:
        """Sources that are ready wait for what keeps their sum from being known."""
        for case in sources:
            self.waiting.defer(case, unset)
            self._record(case, VerdictOutcome.DEFER, "sum_waits", ())

    def _exclude(self, case: Case, reason: str) -> None:
        if reason == NO_ANSWER:
            self.faults.append(no_answer(case))
        self.waiting.resolve(case, DeferralState.EXCLUDED, ())
        self._record(case, VerdictOutcome.EXCLUDE, reason, ())

    def _make(self, case: Case, quantity: Decimal) -> None:
        """Shares the target that stands in the scope already, or makes it with all that it is made of."""
        shared = self.tree.shared(case.node, case.edge) if case.edge.is_shared else ()
        if shared:
            self._share(case, tuple(shared))
            return
        made = self._targets(case, quantity)
        if case.deferral is not None:
            self.waiting.resolve(case, DeferralState.FIRED, made)
        assert case.judgement is not None
        self._record(case, VerdictOutcome.CREATE, case.judgement.reason, made)
        for node in made:
            self.grow(node)

    def _make_sum(self, cases: list[Case]) -> None:
        first, *others = cases
        shared = self.tree.shared(first.node, first.edge)
        for node in shared:
            node.attention = node.changed = True
        wanted = [case.judgement.quantity for case in cases if case.judgement is not None]
        self._make(first, sum(wanted, Decimal(0)))
        for case in others:
            self._share(case, tuple(self.tree.shared(case.node, case.edge)))

    def _share(self, case: Case, targets: tuple[Node, ...]) -> None:
        kind = LinkType.REQUIRES if case.edge.is_requirement else LinkType.SHARES
        for target in targets:
            self.tree.link(case.node, target, kind)
        self.waiting.resolve(case, DeferralState.FIRED, ())
        self._record(case, VerdictOutcome.SHARE, "shared", targets)

    def _targets(self, case: Case, quantity: Decimal) -> tuple[Node, ...]:
        edge = case.edge
        if edge.is_plain and quantity == ONE and self.delta is None:
            return (self._target(case, ONE),)
        within, strange = bounded(edge, quantity)
        count, each = (int(within), ONE) if edge.target.each else (1, within)
        items = self.delta.claim(case.node, edge, count) if self.delta is not None else repeat(None, count)
        return tuple([self._target(case, each, item, strange=strange) for item in items])

    def _target(
        self, case: Case, quantity: Decimal, item: InstalledItem | None = None, *, strange: bool = False
    ) -> Node:
        edge = case.edge
        node = self.tree.create(edge.target, case.node.line, quantity)
        if item is not None and self.delta is not None:
            self.delta.take(node, item)
        node.attention = strange
        self.tree.add(node, case.node, edge.id)
        if edge.is_requirement:
            self.tree.link(case.node, node, LinkType.REQUIRES)
        self.inflows.enter(node)
        return node

    def _record(self, case: Case, outcome: VerdictOutcome, reason: str, nodes: tuple[Node, ...]) -> None:
        self.verdicts.append(verdict_of(case, outcome, reason, nodes))
