"""Facts that contexts tell each other. Additive only: a changed meaning is a new version, a new name."""

from typing import ClassVar
from uuid import UUID

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all events.

    `name` is `context.what_happened.v1`. `subject` is the row that it is about (usually an order); work that one
    event causes is ordered by nothing, so a reader re-reads under lock. `public` says that no reaction need exist.
    """

    name: ClassVar[str]
    public: ClassVar[bool] = False
    subject: UUID
