"""Identifiers: UUIDv7, so that new rows land at the right end of every index and sort by age."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    return uuid7()
