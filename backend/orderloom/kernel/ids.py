"""Identifiers: UUIDv7, so that new rows land at the right end of every index and sort by age."""

from uuid import UUID, SafeUUID

from uuid_utils import uuid7

_make, _set, _safe = UUID.__new__, object.__setattr__, SafeUUID.unknown


def new_id() -> UUID:
    """As `uuid_utils.compat.uuid7`, in half the time: an order takes some three hundred of these."""
    made = _make(UUID)
    _set(made, "int", uuid7().int)
    _set(made, "is_safe", _safe)
    return made
