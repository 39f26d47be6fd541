"""Domain orders as other contexts read them, and why they are there."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import SpecificationKind, Subtype
from orderloom.kernel.lifecycle import Lifecycle


class DomainOrderState(StrEnum):
    DRAFT = "draft"
    QUALIFIED = "qualified"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CLOSED_COMPLETE = "closed_complete"
    CANCELING = "canceling"
    CANCELED = "canceled"


_S = DomainOrderState
DOMAIN_ORDER_LIFECYCLE = Lifecycle(
    "domain order",
    {
        _S.DRAFT: frozenset({_S.QUALIFIED, _S.CANCELING}),
        _S.QUALIFIED: frozenset({_S.SCHEDULED, _S.IN_PROGRESS, _S.CANCELING}),
        _S.SCHEDULED: frozenset({_S.IN_PROGRESS, _S.CANCELING}),
        _S.IN_PROGRESS: frozenset({_S.ON_HOLD, _S.CLOSED_COMPLETE, _S.CANCELING}),
        _S.ON_HOLD: frozenset({_S.IN_PROGRESS, _S.CANCELING}),
        _S.CLOSED_COMPLETE: frozenset(),
        _S.CANCELING: frozenset({_S.CANCELED}),
        _S.CANCELED: frozenset(),
    },
)


class DeferralState(StrEnum):
    WAITING = "waiting"
    FIRED = "fired"
    EXCLUDED = "excluded"
    DROPPED = "dropped"


DEFERRAL_LIFECYCLE = Lifecycle(
    "deferral",
    {
        DeferralState.WAITING: frozenset({DeferralState.FIRED, DeferralState.EXCLUDED, DeferralState.DROPPED}),
        DeferralState.FIRED: frozenset(),
        DeferralState.EXCLUDED: frozenset(),
        DeferralState.DROPPED: frozenset(),
    },
)


class LinkType(StrEnum):
    """`requires`: the target is done before its source begins. `shares`: the source closes after the shared target."""

    REQUIRES = "requires"
    SHARES = "shares"


class ItemChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Which `count` of these installed items go is for a manager to say; until then the newest are meant."""

    candidates: tuple[UUID, ...]
    count: int


class ItemUse(msgspec.Struct, frozen=True, kw_only=True):
    """What a domain order needs of what is installed already: as a link, only that nothing is to be done first."""

    item_id: UUID
    type: LinkType


class DomainOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A node of an order's tree.

    Roots of a line are those whose `parent_id` is None or belongs to another line (the bundle's product order).
    `relationship` is the id of the catalog relationship that made it, None for a root without a parent; `instance`
    numbers the targets of one parent and relationship from 1, `position` all domain orders of the order as made.
    `item_id` is the installed item that an action other than `add` is about, `parent_item_id` the one that it lies
    below when nothing is done to that. `choice` is what a manager has to pick before anything is done.
    """

    id: UUID
    number: str
    order_id: UUID
    line_id: UUID
    parent_id: UUID | None
    relationship: str | None
    instance: int
    kind: SpecificationKind
    subtype: Subtype | None
    specification: str
    action: str
    state: DomainOrderState
    quantity: Decimal
    characteristics: dict[str, Any]
    needs_attention: bool
    account_id: UUID
    site_id: UUID | None
    fulfillment_flow: str | None
    position: int
    version: int = 1
    item_id: UUID | None = None
    parent_item_id: UUID | None = None
    uses: tuple[ItemUse, ...] = ()
    choice: ItemChoice | None = None
    created_at: datetime | None = None
    changed_at: datetime | None = None


class DomainOrderLink(msgspec.Struct, frozen=True, kw_only=True):
    """A cross-link beside the tree. Every `requires` pair has one, also when the target is a child of its source."""

    order_id: UUID
    source_id: UUID
    target_id: UUID
    type: LinkType


class Deferral(msgspec.Struct, frozen=True, kw_only=True):
    """A target that can't be decided yet. `waits_for` names characteristics as `specification.characteristic`, and
    `expires_at` the milestone of its line at which it is left out."""

    id: UUID
    order_id: UUID
    line_id: UUID
    parent_id: UUID
    relationship: str
    target: str
    waits_for: tuple[str, ...]
    state: DeferralState = DeferralState.WAITING
    reason: str | None = None
    created_at: datetime | None = None
    resolved_at: datetime | None = None
    expires_at: str | None = None


class VerdictOutcome(StrEnum):
    CREATE = "create"
    SHARE = "share"
    EXCLUDE = "exclude"
    DEFER = "defer"


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a target exists, is missing or waits. `reason` is a code, `read` the values that the rule saw."""

    parent_id: UUID
    relationship: str
    target: str
    outcome: VerdictOutcome
    reason: str
    rule: str | None = None
    read: dict[str, Any] = {}
    domain_order_ids: tuple[UUID, ...] = ()


class VerdictRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts of one round of decomposition; round 1 is the approval, later ones are resumed deferrals."""

    order_id: UUID
    round: int
    catalog_release_id: UUID
    decided_at: datetime
    verdicts: tuple[Verdict, ...]


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """A part that a domain order is composed of and that no domain order is made for. Once per domain order and
    relationship."""

    domain_order_id: UUID
    relationship: str
    specification: str
    quantity: Decimal


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What keeps a line from being decomposed as the catalog has it. Without `domain_order_id` nothing of the line was
    decomposed; with it, that domain order is wrong or lacks what `path` (the id of a relationship or mapping, and its
    field) is about, and the rest stands."""

    line_id: UUID
    code: str
    message: str
    path: tuple[str | int, ...] = ()
    domain_order_id: UUID | None = None


class FaultState(StrEnum):
    OPEN = "open"
    MENDED = "mended"
    WAIVED = "waived"


class FaultRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A fault as it is kept: `round` and `catalog_release_id` found it, `resolved_by_release_id` is the release with
    which the line was decomposed at last. Without `line_id` it is one of the whole order."""

    id: UUID
    order_id: UUID
    line_id: UUID | None
    domain_order_id: UUID | None
    code: str
    message: str
    path: tuple[str | int, ...]
    round: int
    catalog_release_id: UUID
    state: FaultState
    created_at: datetime | None = None
    resolved_at: datetime | None = None
    resolved_by_release_id: UUID | None = None


class DropDeferral(msgspec.Struct, frozen=True, kw_only=True):
    deferral_id: UUID
    reason: str


class DomainOrderSort(StrEnum):
    CREATED_AT = "created_at"
    CHANGED_AT = "changed_at"
    NUMBER = "number"
    STATE = "state"


class WaitingOn(StrEnum):
    """A value that decides what comes below it, a fault of the catalog, or another domain order that it requires."""

    VALUE = "value"
    FAULT = "fault"
    REQUIREMENT = "requirement"


class DomainOrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold; `from` is inclusive, `to` is not. `search` looks in numbers of domain orders and of
    their orders, in the names of specifications and of accounts."""

    kinds: tuple[SpecificationKind, ...] = ()
    subtypes: tuple[Subtype, ...] = ()
    states: tuple[DomainOrderState, ...] = ()
    specifications: tuple[str, ...] = ()
    account_ids: tuple[UUID, ...] = ()
    site_ids: tuple[UUID, ...] = ()
    order_ids: tuple[UUID, ...] = ()
    ids: tuple[UUID, ...] = ()
    needs_attention: bool = False
    waiting_on: tuple[WaitingOn, ...] = ()
    created_from: datetime | None = None
    created_to: datetime | None = None
    changed_from: datetime | None = None
    changed_to: datetime | None = None
    search: str | None = None


class DomainOrderBy(msgspec.Struct, frozen=True, kw_only=True):
    sort: DomainOrderSort = DomainOrderSort.CREATED_AT
    descending: bool = True


class DomainOrderPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `domain_orders`; one is the `after` of the page that follows its domain order."""

    domain_orders: tuple[DomainOrder, ...]
    cursors: tuple[str, ...]
    has_more: bool


class DomainOrderCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are of each, counted no further than a bound; those of none are left out."""

    states: dict[DomainOrderState, int]
    kinds: dict[SpecificationKind, int]


class SettleAttention(msgspec.Struct, frozen=True, kw_only=True):
    """`values` correct characteristics; without any, what there is is found right, which takes the reason."""

    domain_order_id: UUID
    reason: str
    values: dict[str, Any] = {}


class AttendDomainOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Which of the installed items that a domain order leaves to choose from go; as many as it asks for."""

    domain_order_id: UUID
    item_ids: tuple[UUID, ...]
    reason: str | None = None
