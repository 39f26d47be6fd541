"""What can be asked of a decision table: what it would answer, how often it did, and to take it to a file and back."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from orderloom.flows.contracts.definitions import Json
from orderloom.kernel.errors import Problem
from orderloom.language.tables import Table, TableDiff


class FileFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """How often a row has answered, and when last; never is 0."""

    row: str
    hits: int = 0
    last_at: datetime | None = None


class TableHits(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a version in their order. `evaluations` would say nothing of rows that matched together."""

    key: str
    version: int
    rows: tuple[Hits, ...]


class TableRef(msgspec.Struct, frozen=True, kw_only=True):
    """A table to be asked: what is given as `content`, else the version, else the draft or what is in force."""

    key: str | None = None
    version: int | None = None
    content: Json | None = None


class ExportTable(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is the number of a version; without it, the draft, or where there is none, what is in force."""

    key: str
    format: FileFormat
    version: int | None = None


class ImportTable(msgspec.Struct, frozen=True, kw_only=True):
    """`upload` is the ticket that the file was brought with; `base_revision` as for a save of the draft."""

    key: str
    upload: UUID
    base_revision: int = 0


class FileTicket(msgspec.Struct, frozen=True, kw_only=True):
    """Where a file is brought to or fetched from, once signed in; `name` is what to call it."""

    id: UUID
    path: str
    name: str
    expires_at: datetime
    max_bytes: int | None = None


class TableFile(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    format: FileFormat
    content: bytes


class TableImport(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would change. With `problems` nothing can be taken in, and `diff` and `table` are none.

    `notes` are what a reader may want to know of how the file was read; `base_revision` is the draft's it was
    compared with, 0 for the version in force.
    """

    base_revision: int
    table: Table | None = None
    diff: TableDiff | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
