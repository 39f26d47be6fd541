"""The catalog as administrators look through it: every section alike, drafts beside what is published."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts.authoring import Draft, Use
from orderloom.catalog.contracts.importing import FieldChange
from orderloom.catalog.contracts.structure import Lifecycle
from orderloom.kernel.errors import Problem


class EntitySort(StrEnum):
    NAME = "name"
    KEY = "key"
    VERSION = "version"


class EntityFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What is empty asks nothing. `text` is looked for in keys, names, descriptions and external ids of all languages,
    whatever their case and accents. `drafts` True: only what has a draft."""

    section: str
    text: str = ""
    keys: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    lifecycles: tuple[Lifecycle, ...] = ()
    category: str | None = None
    channel: str | None = None
    document: str | None = None
    drafts: bool = False
    sort: EntitySort = EntitySort.NAME
    descending: bool = False


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One entity in a list. `kind` is the section's own word: of a specification its kind, of a rule its kind, of an
    offering bundle | single. `lifecycle` None: it is a draft only, or its section has none."""

    section: str
    key: str
    document: str
    name: dict[str, str]
    kind: str | None = None
    lifecycle: Lifecycle | None = None
    version: int | None = None
    published: bool = True
    draft: bool = False
    removing: bool = False
    picture: str | None = None
    detail: str | None = None


class EntityPage(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[Listed, ...]
    total: int


class EntityVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A state that the entity had from the release `sequence` on; `id` names it."""

    id: UUID
    version: int | None
    lifecycle: Lifecycle | None
    sequence: int
    note: str
    author: str
    released_at: datetime


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entity whole: what is in force, its draft with what is wrong with it, and what it was before."""

    section: str
    key: str
    document: str
    content: dict[str, Any] | None
    listed: Listed
    draft: Draft | None = None
    findings: tuple[Problem, ...] = ()
    versions: tuple[EntityVersion, ...] = ()
    named_by: tuple[Use, ...] = ()


class EntityDiff(msgspec.Struct, frozen=True, kw_only=True):
    fields: tuple[FieldChange, ...]
