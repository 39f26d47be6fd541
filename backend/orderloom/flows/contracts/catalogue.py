"""Definitions as a list of many, and what can be done with them there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import msgspec

from orderloom.flows.contracts.definitions import Document
from orderloom.flows.contracts.histories import LastRun

if TYPE_CHECKING:
    from orderloom.platform.db import Reader

MOST_TAGS = 20


class Status(StrEnum):
    """How a definition stands; several may hold at once. `faulty` is a draft with errors, `declined` one sent back."""

    PUBLISHED = "published"
    DRAFT = "draft"
    FAULTY = "faulty"
    IN_REVIEW = "in_review"
    DECLINED = "declined"
    RETIRED = "retired"


class DefinitionSort(StrEnum):
    NAME = "name"
    KEY = "key"
    KIND = "kind"
    CHANGED = "changed"
    LAST_RUN = "last_run"
    FAILED = "failed"
    USED = "used"
    OWNER = "owner"


class InReview(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that waits for a second person; `mine` when whoever asks may be the one."""

    by: str | None
    at: datetime | None
    note: str | None
    revision: int
    mine: bool


class ListedDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """A flow or a table without its content. `used` counts what names it, `failed` runs that stand failed.

    `version` is the one in force, `draft` the number of the one in work.
    """

    id: UUID
    key: str
    kind: str
    doc: Document
    name: dict[str, str]
    statuses: tuple[Status, ...]
    version: int | None
    draft: int | None
    revision: int | None
    review: InReview | None
    used: int
    last_run: LastRun | None
    failed: int
    owner: str | None
    owner_id: UUID | None
    tags: tuple[str, ...]
    changed_at: datetime | None
    changed_by: str | None


class DefinitionFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All that is given has to hold, one of each list. `search` looks at names, keys and tags; `failing` at runs."""

    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    tags: tuple[str, ...] = ()
    owner_id: UUID | None = None
    search: str = ""
    failing: bool = False
    for_me: bool = False


class DefinitionOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Ties go by the key. `language` is that of names."""

    by: DefinitionSort = DefinitionSort.NAME
    descending: bool = False
    language: str = "en"


class DefinitionPage(msgspec.Struct, frozen=True, kw_only=True):
    definitions: tuple[ListedDefinition, ...]
    cursors: tuple[str, ...]
    has_more: bool
    total: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to narrow the list by, with how many definitions have it."""

    kinds: Mapping[str, int]
    statuses: Mapping[Status, int]
    tags: Mapping[str, int]
    owners: Mapping[tuple[UUID, str], int]
    for_me: int


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """Adds and takes away tags of definitions, and says whose they are: `owner_id` none with `own` for nobody's."""

    keys: tuple[str, ...]
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    own: bool = False
    owner_id: UUID | None = None


class UseCounts(Protocol):
    """Counts, in a higher context, what names definitions, for many of them at once."""

    async def count_uses(self, reader: "Reader", keys: Collection[str]) -> Mapping[str, int]: ...


_counts: list[UseCounts] = []


def bind_use_counts(source: UseCounts) -> None:
    """Lends the counts of a higher context; called by its `flow_actions`."""
    _counts.append(source)


def use_counts() -> tuple[UseCounts, ...]:
    return tuple(_counts)
