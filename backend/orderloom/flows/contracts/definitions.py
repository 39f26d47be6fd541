"""Flows and tables as data: their versions, and what can be done with them."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

import msgspec

from orderloom.language.validate import Finding

Document = Literal["flow", "table"]
Json = dict[str, Any]


class VersionState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class FlowVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a flow or a table; a published one never changes. `kind` is the flow's, or "table".

    `revision` counts the saves of the draft; `layout` is where the editor draws the nodes.
    """

    id: UUID
    key: str
    kind: str
    doc: Document
    version: int
    revision: int
    state: VersionState
    content: Json
    layout: Json | None
    sha256: str
    findings: tuple[Finding, ...]
    note: str | None
    author: str
    published_at: datetime | None


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """A flow or a table by its key, with the version in force and the draft, where there is one."""

    id: UUID
    key: str
    kind: str
    doc: Document
    name: dict[str, str]
    published: FlowVersion | None
    draft: FlowVersion | None


class ImportedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it stands in a file; `source` names it in problems."""

    content: Json
    layout: Json | None = None
    source: str | None = None


class SaveDraft(msgspec.Struct, frozen=True, kw_only=True):
    """`base_revision` is the revision that the editor saw: 0 when there was no draft."""

    key: str
    content: Json
    base_revision: int = 0
    layout: Json | None = None


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    """`revision` is the draft's that was looked at; without it, the draft as it is."""

    key: str
    note: str = ""
    revision: int | None = None
