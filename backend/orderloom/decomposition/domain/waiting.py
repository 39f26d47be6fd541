"""Targets that wait for a characteristic: which wake when it is answered, and what became of them."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import DeferralState, Fault, Verdict, VerdictOutcome
from orderloom.decomposition.domain.compiled import Edge
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.rules import NOTHING, Hope, Judgement, Unset, values_read
from orderloom.decomposition.domain.tree import Tree


class Case:
    """A target to decide: one relationship of one domain order. `deferral` is set once it waits."""

    __slots__ = ("deferral", "edge", "judgement", "node", "unset")

    def __init__(self, node: Node, edge: Edge) -> None:
        self.node = node
        self.edge = edge
        self.judgement: Judgement | None = None
        self.deferral: UUID | None = None
        self.unset: tuple[Unset, ...] = ()


class Wait(msgspec.Struct, frozen=True):
    """One characteristic that a deferral waits for; `subject` is a domain order or a line."""

    subject: UUID
    characteristic: str
    label: str


class WaitingTarget(msgspec.Struct, frozen=True):
    """A deferral as it is to be saved."""

    id: UUID
    node: UUID
    line: UUID
    relationship: str
    target: str
    waits: tuple[Wait, ...]
    new: bool
    expires_at: str | None = None


class ResolvedTarget(msgspec.Struct, frozen=True):
    """A deferral that waited before this round and does no more. `made` are the targets, without their subtrees."""

    id: UUID
    node: UUID
    line: UUID
    state: DeferralState
    made: tuple[UUID, ...]


class Waiting:
    """The deferrals of one order during a round."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._cases: dict[UUID, Case] = {}
        self._stored: set[UUID] = set()
        self._touched: set[UUID] = set()
        self.resolved: list[ResolvedTarget] = []

    def restore(self, deferral_id: UUID, parent: UUID, relationship: str, waits: Sequence[Wait]) -> None:
        nodes, lines = self._tree.nodes, self._tree.lines
        case = Case(nodes[parent], self._tree.catalog.edges[relationship])
        case.deferral = deferral_id
        case.unset = tuple((nodes.get(one.subject) or lines[one.subject], one.characteristic) for one in waits)
        self._cases[deferral_id] = case
        self._stored.add(deferral_id)

    def cases(self) -> Iterable[Case]:
        return self._cases.values()

    def woken(self, written: set[Unset]) -> list[Case]:
        """Takes out exactly those that wait for something just written."""
        found = [case for case in self._cases.values() if any(one in written for one in case.unset)]
        return self.take(found)

    def hopeless(self, hope: Hope) -> list[Case]:
        return self.take([case for case in self._cases.values() if not any(hope(*one) for one in case.unset)])

    def take(self, cases: list[Case]) -> list[Case]:
        for case in cases:
            assert case.deferral is not None
            del self._cases[case.deferral]
        return cases

    def defer(self, case: Case, unset: tuple[Unset, ...]) -> None:
        if case.deferral is None:
            case.deferral = self._tree.new_id()
        elif unset != case.unset:
            self._touched.add(case.deferral)
        case.unset = unset
        self._cases[case.deferral] = case

    def resolve(self, case: Case, state: DeferralState, made: tuple[Node, ...]) -> None:
        """Notes the end of a deferral that was saved; a case that never waited leaves no trace here."""
        if case.deferral in self._stored:
            assert case.deferral is not None
            ids = tuple(node.id for node in made)
            self.resolved.append(ResolvedTarget(case.deferral, case.node.id, case.node.line.id, state, ids))

    def to_save(self) -> Iterator[WaitingTarget]:
        for deferral_id, case in self._cases.items():
            if deferral_id in self._stored and deferral_id not in self._touched:
                continue
            waits = tuple(_wait(owner.id, owner.spec.key if owner.spec else "line", key) for owner, key in case.unset)
            edge = case.edge
            yield WaitingTarget(
                deferral_id,
                case.node.id,
                case.node.line.id,
                edge.id,
                edge.target.key,
                waits,
                deferral_id not in self._stored,
                edge.relationship.expires_at,
            )


def _wait(subject: UUID, specification: str, characteristic: str) -> Wait:
    return Wait(subject, characteristic, f"{specification}.{characteristic}")


def no_answer(case: Case) -> Fault:
    edge = case.edge
    return Fault(
        line_id=case.node.line.id,
        code="decomposition.rule_without_answer",
        message=f"The rule of {edge.id} gives neither true nor false, so {edge.target.key} was left out.",
        path=(edge.id, "rule"),
        domain_order_id=case.node.id,
    )


def verdict_of(case: Case, outcome: VerdictOutcome, reason: str, nodes: tuple[Node, ...]) -> Verdict:
    edge = case.edge
    return Verdict(
        parent_id=case.node.id,
        relationship=edge.id,
        target=edge.target.key,
        outcome=outcome,
        reason=reason,
        rule=edge.rule.text if edge.rule is not None else None,
        read=NOTHING if edge.is_plain else values_read(case.node, edge),
        domain_order_ids=(nodes[0].id,) if len(nodes) == 1 else tuple([node.id for node in nodes]),
    )
