"""What people write about an order."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class Audience(StrEnum):
    """Who may read a note: those who work on the order, or its customer, too."""

    INTERNAL = "internal"
    CUSTOMER = "customer"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    order_id: UUID
    audience: Audience
    text: str
    author_id: UUID | None
    author_name: str
    created_at: datetime


class AddNote(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer writes is always for the customer, too."""

    order_id: UUID
    text: str
    audience: Audience = Audience.INTERNAL
    client_key: str | None = None
