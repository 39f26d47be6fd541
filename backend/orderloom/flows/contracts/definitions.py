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
    """A draft is written, waits `in_review` for a second person where the policy wants one, and is published."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETIRED = "retired"


class FlowVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a flow or a table; a published one never changes. `kind` is the flow's, or "table".

    `revision` counts the saves of the draft; `layout` is where the editor draws the nodes. `requested_by` asked for it
    to be published, `approved_by` is the second person, and `declined` says why one sent it back.
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
    requested_by: str | None = None
    requested_by_id: UUID | None = None
    requested_at: datetime | None = None
    approved_by: str | None = None
    declined: str | None = None


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """A flow or a table by its key, with the version in force and the draft, or what waits for a second person.

    A retired one has no version in force: `published` is the one that was.
    """

    id: UUID
    key: str
    kind: str
    doc: Document
    name: dict[str, str]
    published: FlowVersion | None
    draft: FlowVersion | None
    retired_at: datetime | None = None
    retired_by: str | None = None


class ImportedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it stands in a file; `source` names it in problems."""

    content: Json
    layout: Json | None = None
    source: str | None = None
