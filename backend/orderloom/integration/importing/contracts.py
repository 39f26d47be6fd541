"""Files of orders on their way in: how a file is read, what its columns mean, and how far a job has come."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

import msgspec

from orderloom.kernel.errors import Problem

MOST_ROWS = 100_000
MOST_BYTES = 20 * 1024 * 1024
MOST_COLUMNS = 200


class Format(StrEnum):
    """`json` is a list of flat objects; a list of TMF622 product orders is recognised as such."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    TMF622 = "tmf622"


class JobState(StrEnum):
    """`waiting` for its columns to be told, `checked` for the word to run; `failed` can't be read as a whole."""

    WAITING = "waiting"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    CANCELED = "canceled"
    FAILED = "failed"


class OrderOutcome(StrEnum):
    """Of the rows that make one order: `known` was there before, `failed` was good when it was checked and is not now,
    `skipped` was never tried."""

    READ = "read"
    GOOD = "good"
    BAD = "bad"
    MADE = "made"
    KNOWN = "known"
    FAILED = "failed"


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How the file is read. `samples` are its first rows; a file of product orders has neither header nor samples."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """What columns mean: target by name of column; `constants` hold for all rows where no column says otherwise.

    Targets are account, site, offering, quantity, action, external_id, group, line, parent, requested_start,
    requested_completion, description, purchase_order, urgency, `characteristic.KEY`, `order.KEY` and `line.KEY` for
    fields of one's own. `decimal` is the sign before fractions, `dates` the order of year, month and day.
    """

    columns: dict[str, str] = {}
    constants: dict[str, str] = {}
    decimal: Literal[".", ","] = "."
    dates: Literal["ymd", "dmy", "mdy"] = "ymd"


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """`orders` are the orders that the rows make; of them `checked`, then `made`, `known` before or `failed`. With
    `whole`, all of them are made or none. `problems` are of the file as a whole."""

    id: UUID
    name: str
    format: Format
    size: int
    sha256: str
    state: JobState
    layout: Layout
    mapping: Mapping | None
    whole: bool
    submit: bool
    rows: int
    bad_rows: int
    orders: int
    bad_orders: int
    checked: int
    made: int
    known: int
    failed: int
    round: int
    problems: tuple[Problem, ...]
    created_by: UUID | None
    created_by_name: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    version: int


class JobPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `jobs`."""

    jobs: tuple[Job, ...]
    cursors: tuple[str, ...]
    has_more: bool


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the file with what is wrong with it, and what came of its order. `number` counts from 1 as a
    spreadsheet does; of product orders it is their place in the list. A problem's path is the column's name."""

    number: int
    unit: int
    cells: tuple[Any, ...]
    problems: tuple[Problem, ...]
    outcome: OrderOutcome
    order_id: UUID | None
    order_number: str | None


class RowPage(msgspec.Struct, frozen=True, kw_only=True):
    rows: tuple[JobRow, ...]
    cursors: tuple[str, ...]
    has_more: bool


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """What columns mean, kept under a name, for files with this header."""

    id: UUID
    name: str
    header: tuple[str, ...]
    mapping: Mapping
    owner_id: UUID | None
    owner_name: str
    updated_at: datetime


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the columns of a file may mean: as the `template` says that fits its header, or by the columns' names."""

    mapping: Mapping
    template: Template | None


class FileTicket(msgspec.Struct, frozen=True, kw_only=True):
    """Where a file is brought to by PUT; its `id` is then given to start."""

    id: UUID
    path: str
    most_bytes: int
    expires_at: datetime


class StartImport(msgspec.Struct, frozen=True, kw_only=True):
    """`upload` is the id of the ticket that the file was brought with."""

    upload: UUID
    name: str


class LayImportOut(msgspec.Struct, frozen=True, kw_only=True):
    """Another sheet, delimiter or encoding than was found out."""

    job_id: UUID
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None


class CheckImport(msgspec.Struct, frozen=True, kw_only=True):
    """A dry run. `save_as` keeps the mapping under a name. `submit`: orders go on at once, else they stay drafts."""

    job_id: UUID
    mapping: Mapping
    submit: bool = True
    save_as: str | None = None


class RunImport(msgspec.Struct, frozen=True, kw_only=True):
    job_id: UUID
    whole: bool
