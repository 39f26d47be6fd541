"""What other rooms know of files, and what each room that has something to attach files to lends to this one."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor

if TYPE_CHECKING:
    from orderloom.platform.db import Reader


class FileAudience(StrEnum):
    """Who may see a file: those who work on its subject, or the customer, too."""

    INTERNAL = "internal"
    CUSTOMER = "customer"


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file; `size` in bytes. `noun` and `subject_id` say what it is attached to."""

    id: UUID
    noun: str
    subject_id: UUID
    audience: FileAudience
    name: str
    media_type: str
    size: int
    sha256: str
    uploaded_by: UUID | None
    uploaded_by_name: str
    created_at: datetime


class AttachFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file to come. What a customer attaches is always for the customer, too."""

    noun: str
    subject_id: UUID
    name: str
    audience: FileAudience = FileAudience.INTERNAL


class FileAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a file is brought to or fetched from, by whoever asked; `id` is the attachment's."""

    id: UUID
    path: str
    name: str
    max_bytes: int
    expires_at: datetime


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it leaves the house."""

    name: str
    media_type: str
    content: bytes


class Guard(Protocol):
    """Who may attach to the subjects of one noun and see what is attached; the room that keeps them implements it."""

    async def reachable(
        self, reader: "Reader", actor: Actor, subject_ids: Collection[UUID], *, writing: bool
    ) -> Mapping[UUID, UUID | None]:
        """Those of the subjects that the actor may read, or write at, each with its order, if it belongs to one."""
        ...


_guards: dict[str, Guard] = {}


def bind_guard(noun: str, guard: Guard) -> None:
    _guards[noun] = guard


def guard_of(noun: str) -> Guard | None:
    return _guards.get(noun)
