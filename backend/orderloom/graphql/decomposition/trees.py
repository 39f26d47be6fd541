"""Trees that were tried out, and what differs between two of them, as types."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeVar

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot, Relationship, SpecificationKind
from orderloom.decomposition.queries import simulate as trees
from orderloom.graphql.catalog.authoring_types import CatalogFinding
from orderloom.graphql.catalog.types import CharacteristicValue, Specification, specification_in, values_in
from orderloom.graphql.decomposition.awaited import AwaitedValue, awaited_in
from orderloom.graphql.enums import LineAction, VerdictOutcome
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid

MOST_ROWS = 1_000
T = TypeVar("T")


def sliced(items: Sequence[T], first: int, offset: int) -> Sequence[T]:
    if not 1 <= first <= MOST_ROWS:
        raise Invalid(f"A page has 1 to {MOST_ROWS} entries.", path=("first",))
    start = max(0, offset)
    return items[start : start + first]


@strawberry.type
class ReadValue:
    """A value that a rule saw. `owner` is source or line; null is unset."""

    owner: str
    name: str
    label: LocalisedText
    value: JSON | None
    value_label: LocalisedText | None


@strawberry.type
class CharacteristicOrigin:
    """`kind`: line | offering | default | mapping | answer. A mapping comes with what it reads."""

    characteristic: str
    kind: str
    mapping: str | None
    source: str | None
    source_name: LocalisedText | None


@strawberry.type
class WaitingMapping:
    """`reason`: no_source | unset | last. `kind` is how the mapping would answer."""

    mapping: str
    kind: str
    characteristic: str
    label: LocalisedText
    source: str
    source_name: LocalisedText
    reason: str
    waits_for: list[str]
    awaits: list[AwaitedValue]


@strawberry.type
class SimulatedDomainOrder:
    """`path`: line and unit, then relationship and instance of each step; the same in every run."""

    path: str
    parent: str | None
    depth: int
    line: str
    specification: Specification
    relationship: str | None
    action: LineAction
    quantity: Decimal
    needs_attention: bool
    characteristics: list[CharacteristicValue]
    origins: list[CharacteristicOrigin]
    waiting: list[WaitingMapping]


@strawberry.type
class SimulatedTarget:
    """The verdict on a relationship of a domain order. `made` are the ways to the targets, `reason` is a code."""

    parent: str
    relationship: str
    relationship_type: str | None
    target: Specification
    outcome: VerdictOutcome
    reason: str
    rule: str | None
    read: list[ReadValue]
    made: list[str]
    waits_for: list[str]
    awaits: list[AwaitedValue]


@strawberry.type
class SimulatedLink:
    source: str
    target: str
    type: str


@strawberry.type
class SimulatedComponent:
    parent: str
    relationship: str
    specification: Specification
    quantity: Decimal


@strawberry.type
class SimulatedFault:
    """`path` leads to the line's field, or names the relationship or mapping; `parent` the domain order at fault."""

    line: str
    code: str
    message: str
    path: list[str]
    parent: str | None


@strawberry.type
class SimulatedTree:
    """What the order would become. `deferred` and `excluded` are counts of targets."""

    snapshot: strawberry.Private[CatalogSnapshot]
    found: strawberry.Private[trees.Picture]
    total: int
    deferred: int
    excluded: int

    @strawberry.field
    def domain_orders(self, first: int = 200, offset: int = 0) -> list[SimulatedDomainOrder]:
        return [node_in(self.snapshot, one) for one in sliced(self.found.nodes, first, offset)]

    @strawberry.field
    def targets(
        self, first: int = 200, offset: int = 0, outcomes: list[VerdictOutcome] | None = None
    ) -> list[SimulatedTarget]:
        wanted = {one.value for one in outcomes} if outcomes is not None else None
        owners = {one.path: one.specification for one in self.found.nodes}
        kept = [one for one in self.found.targets if wanted is None or one.outcome.value in wanted]
        return [target_in(self.snapshot, one, owners) for one in sliced(kept, first, offset)]

    @strawberry.field
    def links(self, first: int = 200, offset: int = 0) -> list[SimulatedLink]:
        page = sliced(self.found.links, first, offset)
        return [SimulatedLink(source=one.source, target=one.target, type=one.type.value) for one in page]

    @strawberry.field
    def components(self, first: int = 200, offset: int = 0) -> list[SimulatedComponent]:
        return [
            SimulatedComponent(
                parent=one.parent,
                relationship=one.relationship,
                specification=specification_in(self.snapshot, one.specification, SpecificationKind.RESOURCE),
                quantity=one.quantity,
            )
            for one in sliced(self.found.components, first, offset)
        ]

    @strawberry.field
    def faults(self, first: int = 200, offset: int = 0) -> list[SimulatedFault]:
        return [
            SimulatedFault(line=one.line, code=one.code, message=one.message, path=list(one.path), parent=one.parent)
            for one in sliced(self.found.faults, first, offset)
        ]


@strawberry.type
class Simulation:
    """`findings` say why there is no tree; of drafts their paths begin with section and key."""

    tree: SimulatedTree | None
    findings: list[CatalogFinding]


def simulation_of(found: trees.Simulation) -> Simulation:
    findings = [CatalogFinding.of(one) for one in found.problems]
    if found.picture is None or found.snapshot is None:
        return Simulation(tree=None, findings=findings)
    outcomes = [one.outcome.value for one in found.picture.targets]
    tree = SimulatedTree(
        snapshot=found.snapshot,
        found=found.picture,
        total=len(found.picture.nodes),
        deferred=outcomes.count("defer"),
        excluded=outcomes.count("exclude"),
    )
    return Simulation(tree=tree, findings=findings)


def node_in(snapshot: CatalogSnapshot, one: trees.PicturedNode) -> SimulatedDomainOrder:
    return SimulatedDomainOrder(
        path=one.path,
        parent=one.parent,
        depth=one.depth,
        line=one.line,
        specification=specification_in(snapshot, one.specification, SpecificationKind(one.kind)),
        relationship=one.relationship,
        action=LineAction(one.action),
        quantity=one.quantity,
        needs_attention=one.needs_attention,
        characteristics=values_in(snapshot, one.specification, one.characteristics),
        origins=origins_of(snapshot, one.origins),
        waiting=waiting_of(snapshot, one.specification, one.waiting),
    )


def _called(snapshot: CatalogSnapshot, specification: str) -> LocalisedText:
    found = snapshot.specifications.get(specification)
    return localised(found.name if found is not None else specification)


def origins_of(snapshot: CatalogSnapshot, found: Sequence[Any]) -> list[CharacteristicOrigin]:
    return [
        CharacteristicOrigin(
            characteristic=one.characteristic,
            kind=one.kind,
            mapping=one.mapping,
            source=one.source,
            source_name=_called(snapshot, one.source) if one.source is not None else None,
        )
        for one in found
    ]


def waiting_of(snapshot: CatalogSnapshot, specification: str, found: Sequence[Any]) -> list[WaitingMapping]:
    return [
        WaitingMapping(
            mapping=one.mapping,
            kind=one.kind,
            characteristic=one.characteristic,
            label=values_in(snapshot, specification, {one.characteristic: None})[0].label,
            source=one.source,
            source_name=_called(snapshot, one.source),
            reason=one.reason,
            waits_for=list(one.waits_for),
            awaits=awaited_in(snapshot, one.waits_for),
        )
        for one in found
    ]


def target_in(snapshot: CatalogSnapshot, one: trees.PicturedTarget, owners: dict[str, str]) -> SimulatedTarget:
    drawn = drawn_in(snapshot, owners.get(one.parent), one.relationship)
    return SimulatedTarget(
        parent=one.parent,
        relationship=one.relationship,
        relationship_type=drawn.type.value if drawn is not None else None,
        target=specification_in(snapshot, one.target, SpecificationKind.SERVICE),
        outcome=VerdictOutcome(one.outcome.value),
        reason=one.reason,
        rule=one.rule,
        read=read_in(snapshot, owners.get(one.parent), one.read),
        made=list(one.made),
        waits_for=list(one.waits_for),
        awaits=awaited_in(snapshot, one.waits_for),
    )


def drawn_in(snapshot: CatalogSnapshot, source: str | None, relationship: str) -> Relationship | None:
    return next((one for one in snapshot.relationships.get(source or "", ()) if one.id == relationship), None)


def read_in(snapshot: CatalogSnapshot, source: str | None, read: dict[str, Any]) -> list[ReadValue]:
    """What a rule saw, with the labels of the source's specification where it is the source's."""
    found: list[ReadValue] = []
    for name, value in read.items():
        owner, _, key = name.partition(".")
        (shown,) = values_in(snapshot, source if owner == "source" else None, {key: value})
        label = shown.label if owner == "source" else localised(key)
        plain = json.to_builtins(value)
        found.append(ReadValue(owner=owner, name=key, label=label, value=plain, value_label=shown.value_label))
    return found
