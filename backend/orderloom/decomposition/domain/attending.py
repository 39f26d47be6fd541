"""When a person may say that a domain order is right as it is, and what made it need one."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from orderloom.catalog.contracts import Relationship
from orderloom.decomposition.contracts import DomainOrder, DomainOrderState, FaultRecord, SettleAttention
from orderloom.kernel.errors import DomainError, Invalid, Kind

ENDED = frozenset({DomainOrderState.CLOSED_COMPLETE, DomainOrderState.CANCELED})


class NoAttention(DomainError):
    """Somebody else was faster, or there never was anything to settle."""

    kind = Kind.CONFLICT
    code = "decomposition.no_attention"


class ToBePicked(DomainError):
    """A reason is no answer to which item goes."""

    kind = Kind.CONFLICT
    code = "decomposition.to_be_picked"


class SettlingReasonMissing(Invalid):
    code = "decomposition.reason_missing"


class ValuesClosed(DomainError):
    """What was done was done with the values that it closed with."""

    kind = Kind.CONFLICT
    code = "decomposition.values_closed"


class AttentionKind(StrEnum):
    PICK = "pick"
    VALIDATION = "validation"
    OPTION = "option"
    QUANTITY = "quantity"
    VALUE = "value"


class AttentionReason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a manager has to look at. `characteristic` is the one that it is about, where there is one."""

    kind: AttentionKind
    message: str = ""
    characteristic: str | None = None


def check_settled(one: DomainOrder, settle: SettleAttention) -> str:
    """The reason, when the domain order may be settled with it."""
    reason = settle.reason.strip()
    if not reason:
        raise SettlingReasonMissing("Say why it is right now.", path=("reason",))
    if not one.needs_attention:
        raise NoAttention("This domain order needs no attention.", path=("domain_order_id",))
    if one.choice is not None:
        raise ToBePicked("Pick what goes first.", path=("domain_order_id",))
    if settle.values and one.state in ENDED:
        state = one.state.value.replace("_", " ")
        raise ValuesClosed(f"This domain order is {state}; its values stay as they are.", path=("values",))
    return reason


def reasons(one: DomainOrder, faults: Iterable[FaultRecord], made_by: Relationship | None) -> list[AttentionReason]:
    """Why the domain order is marked, the surest first; never empty while it is."""
    if not one.needs_attention:
        return []
    found = [AttentionReason(kind=AttentionKind.PICK)] if one.choice is not None else []
    found += [_of_fault(fault) for fault in faults if fault.domain_order_id == one.id]
    if not found:
        at_bound = made_by is not None and _at_a_bound(made_by, one.quantity)
        found.append(AttentionReason(kind=AttentionKind.QUANTITY if at_bound else AttentionKind.VALUE))
    return found


def _of_fault(fault: FaultRecord) -> AttentionReason:
    code = fault.code.removeprefix("decomposition.")
    kind = AttentionKind.OPTION if code.startswith("option_") else AttentionKind.VALIDATION
    if code.startswith("quantity"):
        kind = AttentionKind.QUANTITY
    return AttentionReason(kind=kind, message=fault.message, characteristic=_characteristic(fault.path))


def _characteristic(path: tuple[Any, ...]) -> str | None:
    """A path of a fault is the id of a relationship or mapping, and the field that it is about."""
    last = path[-1] if len(path) > 1 else None
    return last if isinstance(last, str) else None


def _at_a_bound(made_by: Relationship, quantity: Decimal) -> bool:
    return quantity in (made_by.minimum, made_by.maximum) and made_by.quantity_characteristic is not None
