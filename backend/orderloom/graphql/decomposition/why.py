"""Why domain orders are there and others are not, as types."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot, SpecificationKind
from orderloom.decomposition.contracts import DomainOrder as Made
from orderloom.decomposition.contracts import FaultRecord
from orderloom.decomposition.queries import explain as why
from orderloom.graphql.catalog.types import CharacteristicValue, Specification, specification_in, values_in
from orderloom.graphql.context import Info
from orderloom.graphql.decomposition.awaited import AwaitedValue, awaited_in
from orderloom.graphql.decomposition.trees import (
    CharacteristicOrigin,
    ReadValue,
    WaitingMapping,
    drawn_in,
    origins_of,
    read_in,
    waiting_of,
)
from orderloom.graphql.decomposition.types import Deferral, DomainOrder
from orderloom.graphql.enums import FaultState, VerdictOutcome
from orderloom.graphql.gate import query
from orderloom.graphql.ids import global_id, optional_row, row_id
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.present import present, present_all
from orderloom.identity.contracts import Permission

PAGE = 10
LAST_PAGE = 100_000


@strawberry.type
class DecompositionCause:
    """Who or what gave the answers of a round: a person by name, or a flow, an adapter or the system. `subject` and
    `action` are as the activity of the order has them."""

    at: datetime
    by: str
    person: bool
    subject: str
    action: str


@strawberry.type
class EarlierVerdict:
    round: int
    decided_at: datetime
    outcome: VerdictOutcome
    reason: str


@strawberry.type
class ExplainedTarget:
    """The last verdict on a relationship of a domain order. `made` counts the targets, `domainOrders` are the first of
    them. `reason` is a code; `waitsFor` names characteristics as specification.characteristic."""

    parent_id: strawberry.ID
    relationship: str
    relationship_type: str | None
    target: Specification
    outcome: VerdictOutcome
    reason: str
    rule: str | None
    read: list[ReadValue]
    round: int
    decided_at: datetime
    cause: DecompositionCause | None
    earlier: list[EarlierVerdict]
    made: int
    domain_orders: list[DomainOrder]
    deferral: Deferral | None


@strawberry.type
class ExplainedPart:
    """A part that nothing is ordered for. One that is there has a `quantity`; `reason` is a code."""

    relationship: str
    target: Specification
    outcome: VerdictOutcome
    reason: str
    rule: str | None
    read: list[ReadValue]
    quantity: Decimal | None
    awaits: list[AwaitedValue]


@strawberry.type
class ExplainedFault:
    """What keeps a line, or without one the whole order, from being decomposed as the catalog has it. `path` leads to
    the line's field, or names the relationship or mapping; `domainOrder` is the one at fault, null where nothing could
    be made."""

    contract: strawberry.Private[FaultRecord]
    id: strawberry.ID
    code: str
    message: str
    path: list[str]
    state: FaultState
    round: int
    found_at: datetime | None
    resolved_at: datetime | None
    domain_order: DomainOrder | None

    @strawberry.field
    async def line(self, info: Info) -> OrderLine | None:
        line_id = self.contract.line_id
        return present(await info.context.load.lines.load(line_id)) if line_id is not None else None


@strawberry.type
class ExplainedDomainOrder:
    """`came` made it, null for what was ordered itself; `neighbours` are the other relationships of what is above it,
    `targets` its own, `sharedBy` those that share it, `parts` what it is composed of."""

    domain_order: DomainOrder
    parent: DomainOrder | None
    came: ExplainedTarget | None
    neighbours: list[ExplainedTarget]
    targets: list[ExplainedTarget]
    shared_by: list[DomainOrder]
    values: list[CharacteristicValue]
    origins: list[CharacteristicOrigin]
    waiting: list[WaitingMapping]
    parts: list[ExplainedPart]


@strawberry.type
class Explanation:
    """`release` is the number of the catalog's release, null while nothing was decomposed. `faults` are what is or was
    wrong, open ones first, 50 at most."""

    release: int | None
    decomposed_at: datetime | None
    total: int
    subjects: list[ExplainedDomainOrder]
    faults: list[ExplainedFault]


@strawberry.type
class ExplainingQueries:
    @query(Permission.FULFILLMENT_READ)
    async def explain_decomposition(
        self,
        info: Info,
        order: strawberry.ID,
        domain_order: strawberry.ID | None = None,
        line: strawberry.ID | None = None,
        page: int = 0,
    ) -> Explanation | None:
        """Why a domain order is there and its neighbours are not; of a line, or of the whole order, a page of ten of
        those that stand for it."""
        wanted = why.ToExplain(
            order_id=row_id(order, "Order", "order"),
            domain_order_id=optional_row(domain_order, "DomainOrder", "domainOrder"),
            line_id=optional_row(line, "OrderLine", "line"),
            first=PAGE,
            offset=min(max(0, page), LAST_PAGE) * PAGE,
        )
        async with info.context.reader() as reader:
            found = await why.explain(reader, info.context.actor, wanted)
        snapshot = await info.context.load.snapshot_of_order(found.order_id)
        return _Shown(found, snapshot).explanation()


class _Shown:
    """An explanation in the words of its release."""

    def __init__(self, found: why.Explanation, snapshot: CatalogSnapshot) -> None:
        self._found = found
        self._snapshot = snapshot

    def explanation(self) -> Explanation:
        return Explanation(
            release=self._found.release,
            decomposed_at=self._found.decomposed_at,
            total=self._found.total,
            subjects=[self._subject(one) for one in self._found.subjects],
            faults=[self._fault(one) for one in self._found.faults],
        )

    def _fault(self, one: FaultRecord) -> ExplainedFault:
        at_fault = self._found.mentioned.get(one.domain_order_id) if one.domain_order_id is not None else None
        return ExplainedFault(
            contract=one,
            id=global_id("DecompositionFault", one.id),
            code=one.code,
            message=one.message,
            path=[str(step) for step in one.path],
            state=FaultState(one.state.value),
            round=one.round,
            found_at=one.created_at,
            resolved_at=one.resolved_at,
            domain_order=present(at_fault) if at_fault is not None else None,
        )

    def _subject(self, one: why.Explained) -> ExplainedDomainOrder:
        made = one.domain_order
        return ExplainedDomainOrder(
            domain_order=present(made),
            parent=present(self._found.mentioned.get(made.parent_id)) if made.parent_id is not None else None,
            came=self._target(one.came) if one.came is not None else None,
            neighbours=self._targets(one.neighbours),
            targets=self._targets(one.targets),
            shared_by=self._orders(one.sharers),
            values=values_in(self._snapshot, made.specification, made.characteristics),
            origins=origins_of(self._snapshot, one.origins),
            waiting=waiting_of(self._snapshot, made.specification, one.waiting),
            parts=[self._part(made.specification, part) for part in one.parts],
        )

    def _part(self, source: str, one: why.ExplainedPart) -> ExplainedPart:
        return ExplainedPart(
            relationship=one.relationship,
            target=specification_in(self._snapshot, one.specification, SpecificationKind.SERVICE),
            outcome=VerdictOutcome(one.outcome.value),
            reason=one.reason,
            rule=one.rule,
            read=read_in(self._snapshot, source, one.read),
            quantity=one.quantity,
            awaits=awaited_in(self._snapshot, one.waits_for),
        )

    def _targets(self, found: Sequence[why.ExplainedTarget]) -> list[ExplainedTarget]:
        return [self._target(one) for one in found]

    def _target(self, one: why.ExplainedTarget) -> ExplainedTarget:
        said = one.verdict
        parent: Made | None = self._found.mentioned.get(said.parent_id)
        source = parent.specification if parent is not None else None
        drawn = drawn_in(self._snapshot, source, said.relationship)
        return ExplainedTarget(
            parent_id=global_id("DomainOrder", said.parent_id),
            relationship=said.relationship,
            relationship_type=drawn.type.value if drawn is not None else None,
            target=specification_in(self._snapshot, said.target, SpecificationKind.SERVICE),
            outcome=VerdictOutcome(said.outcome.value),
            reason=said.reason,
            rule=said.rule,
            read=read_in(self._snapshot, source, said.read),
            round=one.round,
            decided_at=one.decided_at,
            cause=self._cause(one.decided_at),
            earlier=[
                EarlierVerdict(
                    round=each.round,
                    decided_at=each.decided_at,
                    outcome=VerdictOutcome(each.outcome.value),
                    reason=each.reason,
                )
                for each in one.earlier
            ],
            made=one.made,
            domain_orders=self._orders(one.domain_order_ids),
            deferral=present(one.deferral),
        )

    def _cause(self, moment: datetime) -> DecompositionCause | None:
        found = self._found.causes.get(moment)
        if found is None:
            return None
        return DecompositionCause(
            at=found.at,
            by=found.actor_label,
            person=found.actor_id is not None,
            subject=found.subject_type,
            action=found.action,
        )

    def _orders(self, ids: Iterable[UUID]) -> list[DomainOrder]:
        return present_all(self._found.mentioned[one] for one in ids if one in self._found.mentioned)
