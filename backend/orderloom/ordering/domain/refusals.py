"""The refusals of ordering, each with the code that never changes."""

from collections.abc import Sequence

from orderloom.kernel.errors import DomainError, Invalid, Kind, Problem
from orderloom.ordering.domain.products import BUSY


def refuse(problems: Sequence[Problem]) -> None:
    """Raises all of the problems, if there are any."""
    if problems and all(one.code == ProductBusy.code for one in problems):
        raise ProductBusy.of(problems)
    if problems:
        raise Invalid.of(problems)


class ProductBusy(DomainError):
    """Another order changes the same product; its number is in the message."""

    kind = Kind.CONFLICT
    code = BUSY


class NotSold(DomainError):
    """A customer asks for services as the catalog specifies them, which have no price."""

    kind = Kind.DENIED
    code = "ordering.not_sold"


class OrderNotEditable(DomainError):
    """Only a draft can be edited; a running order is changed by a revision."""

    kind = Kind.CONFLICT
    code = "ordering.not_editable"


class HeldForData(DomainError):
    """What was sent names things that nobody knows here; until it is mended there is nothing to submit."""

    kind = Kind.CONFLICT
    code = "ordering.held_for_data"


class AlreadySubmitted(DomainError):
    kind = Kind.CONFLICT
    code = "ordering.already_submitted"


class ExternalIdTaken(DomainError):
    """The same client sent another order under the same external id or key."""

    kind = Kind.CONFLICT
    code = "idempotency_conflict"


class UnknownAccount(DomainError):
    kind = Kind.INVALID
    code = "ordering.unknown_account"


class UnknownLine(DomainError):
    kind = Kind.MISSING
    code = "ordering.unknown_line"


class NotYoursToApprove(DomainError):
    """Four eyes, or the approval policy names another role."""

    kind = Kind.DENIED
    code = "ordering.not_yours_to_approve"


class ReasonMissing(DomainError):
    kind = Kind.INVALID
    code = "ordering.reason_missing"


class WorkHasBegun(DomainError):
    """Tasks were done already; canceling now takes a revision with compensation."""

    kind = Kind.CONFLICT
    code = "ordering.work_has_begun"


class PastPointOfNoReturn(DomainError):
    kind = Kind.CONFLICT
    code = "ordering.past_point_of_no_return"


class NotOnHold(DomainError):
    kind = Kind.CONFLICT
    code = "ordering.not_on_hold"
