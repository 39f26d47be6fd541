"""What can be asked of a draft, alone and together with others."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from orderloom.flows.contracts.definitions import Json


class SaveDraft(msgspec.Struct, frozen=True, kw_only=True):
    """`base_revision` is the revision that the editor saw: 0 when there was no draft."""

    key: str
    content: Json
    base_revision: int = 0
    layout: Json | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Decides a conflict: whose value stays. `element` is none for a field of the document itself."""

    element: str | None
    field: str
    take: Literal["mine", "theirs"]


class PatchDraft(msgspec.Struct, frozen=True, kw_only=True):
    """JSON Patches of the content and the layout as they were at `base_revision`: 0 for the version in force.

    `base_version` is the number of the draft that had this revision, which may have come into force meanwhile, or of
    the version in force that was seen with revision 0; without it the present one is meant. `choices` decide conflicts
    of an earlier attempt.
    """

    key: str
    base_revision: int
    base_version: int | None = None
    patch: Any
    layout_patch: Any = None
    choices: tuple[Choice, ...] = ()


class DraftRevision(msgspec.Struct, frozen=True, kw_only=True):
    """A save of the draft as it was."""

    version_id: UUID
    revision: int
    content: Json
    layout: Json | None
    sha256: str
    author: str
    saved_at: datetime


class TouchDraft(msgspec.Struct, frozen=True, kw_only=True):
    """Says that someone has it open, and whether they want to write; to be repeated within `PRESENT_SECONDS`."""

    key: str
    editing: bool = False


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who has the definition open; `editing` is who holds the lock, at most one."""

    person_id: UUID
    name: str
    editing: bool
    since: datetime
    seen_at: datetime
