"""Parties from files: rows as they were read, and what became of each."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from msgspec import Struct

from orderloom.kernel.errors import Problem

MOST_ROWS = 5_000


class PartyFile(StrEnum):
    """What a row of the file is."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    SITES = "sites"
    CALENDARS = "calendars"
    PEOPLE = "people"
    GROUPS = "groups"


class RowFate(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class FileRow(Struct, frozen=True):
    """A line of a file by its number there, its cells by the names of the columns."""

    line: int
    cells: dict[str, str]


class ImportParties(Struct, frozen=True, kw_only=True):
    """`account_id` is whose contacts and sites the rows are, when they do not name an account themselves. With
    `valid_only` the good rows are taken though others are refused; a `dry_run` takes nothing."""

    file: PartyFile
    rows: tuple[FileRow, ...]
    account_id: UUID | None = None
    dry_run: bool = False
    valid_only: bool = False


class ExportParties(Struct, frozen=True, kw_only=True):
    """As CSV or Excel: those of one account when it says which; of accounts those that `search` finds."""

    file: PartyFile
    format: Literal["csv", "xlsx"] = "csv"
    account_id: UUID | None = None
    search: str = ""


class PartyTicket(Struct, frozen=True, kw_only=True):
    """Where a file is fetched or brought, for a while."""

    id: UUID
    path: str
    name: str
    expires_at: datetime
    max_bytes: int = 0


class RowResult(Struct, frozen=True, kw_only=True):
    """`name` is what the row calls its party; `path` of a problem is the column."""

    line: int
    name: str
    fate: RowFate
    problems: tuple[Problem, ...] = ()


class ImportReport(Struct, frozen=True, kw_only=True):
    """`done`: whether anything was written. `unknown` are columns that mean nothing here."""

    rows: tuple[RowResult, ...]
    unknown: tuple[str, ...] = ()
    done: bool = False

    def count(self, fate: RowFate) -> int:
        return sum(row.fate is fate for row in self.rows)
