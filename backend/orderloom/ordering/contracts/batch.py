"""Orders that come by the hundred."""

from uuid import UUID

import msgspec

from orderloom.kernel.errors import Problem


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one of them: an order, one that was there before, or `problems`. After a check that found nothing
    wrong it has none of them."""

    order_id: UUID | None = None
    number: str | None = None
    known: bool = False
    problems: tuple[Problem, ...] = ()
