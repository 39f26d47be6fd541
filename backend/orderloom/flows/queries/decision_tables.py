"""Use cases that read decision tables: a table to be asked, how often its rows answered, and its file."""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec

from orderloom.flows.contracts import Definition, FlowVersion, VersionState
from orderloom.flows.contracts.decision_tables import (
    ExportTable,
    Hits,
    ImportTable,
    TableFile,
    TableHits,
    TableImport,
    TableRef,
)
from orderloom.flows.domain.documents import Described
from orderloom.flows.domain.table_files import table_file, table_from_file
from orderloom.flows.store import definitions as store
from orderloom.flows.store import hits as hit_store
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Missing
from orderloom.kernel.json import dumps
from orderloom.kernel.text import unacceptable
from orderloom.language.tables import Difference, Table, TestResult, compile_table, diff_tables, parse_table, run_tests
from orderloom.language.validate import Finding
from orderloom.language.values import plain
from orderloom.platform.db import Reader
from orderloom.platform.files import kept_file

IMPORT = "flows.table_import"
EXPORT = "flows.table_export"
_UNPUBLISHED = (VersionState.DRAFT, VersionState.IN_REVIEW)


class NoTable(Missing):
    code = "flows.no_table"


class BadContent(DomainError):
    code = "table.malformed"


class ImportCase(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was brought, and the table that it is compared with, where there is one."""

    key: str
    content: bytes
    base: Table | None
    base_revision: int


@query(Permission.FLOW_READ)
async def table_of(reader: Reader, actor: Actor, wanted: TableRef) -> Table:
    """The table that is meant. Raises when its document is malformed, or there is none."""
    if wanted.content is not None:
        problems = unacceptable(wanted.content)
        if problems:
            raise BadContent.of(problems)
        return parse_table(wanted.content)
    return parse_table((await _version(reader, wanted.key or "", wanted.version)).content)


@query(Permission.FLOW_READ)
async def table_hits(reader: Reader, actor: Actor, key: str, version: int | None = None) -> TableHits:
    """Of a published version; without a number, of the one in force. Rows that never answered have 0."""
    found = await _version(reader, key, version, draft=False)
    if found.state in _UNPUBLISHED:
        raise NoTable(f"Version {version} of {key} is a draft: it answers nobody yet.", path=("version",))
    kept = await hit_store.hits_of(reader, found.id)
    rows = tuple(kept.get(row.id) or Hits(row=row.id) for row in parse_table(found.content).rows)
    return TableHits(key=key, version=found.version, rows=rows)


@open_door("publishing asks, whose own right was asked before")
async def table_cases_hold(reader: Reader, document: Described) -> Sequence[Finding]:
    """A table whose saved cases fail is not published."""
    table = document.parsed
    if not isinstance(table, Table) or not table.tests:
        return ()
    try:
        results = await asyncio.to_thread(run_tests, compile_table(table))
    except DomainError as error:
        return [Finding(code=each.code, message=each.message, path=each.path) for each in error.problems]
    return [
        Finding(code="table.test_failed", message=_told(result, each), path=("tests", number))
        for number, result in enumerate(results)
        for each in result.differences
    ]


def _told(result: TestResult, difference: Difference) -> str:
    name = result.name if isinstance(result.name, str) else next(iter(result.name.values()), result.id)
    place = ".".join(str(step) for step in difference.path)
    expected, actual = (_text(plain(each)) for each in (difference.expected, difference.actual))
    return f"Case {name}: expected {place} {expected}, got {actual}."


def _text(value: Any) -> str:
    return "nothing" if value is None else dumps(value).decode()


@query(Permission.FLOW_READ)
async def exported_table(reader: Reader, actor: Actor, wanted: ExportTable) -> tuple[str, Table]:
    """The table to be written to a file, and what the file is called."""
    found = await _version(reader, wanted.key, wanted.version)
    what = "draft" if found.state in _UNPUBLISHED else f"v{found.version}"
    return f"{wanted.key}-{what}.{wanted.format.value}", parse_table(found.content)


async def written(name: str, table: Table, wanted: ExportTable) -> TableFile:
    """The table as a file; takes seconds for thousands of rows, so that no transaction may be open."""
    content = await asyncio.to_thread(table_file, table, wanted.format.value)
    return TableFile(name=name, format=wanted.format, content=content)


@query(Permission.FLOW_WRITE)
async def import_case(reader: Reader, actor: Actor, asked: ImportTable) -> ImportCase:
    """The file that this actor brought, beside the draft, or what is in force where there is none."""
    content = await kept_file(reader, asked.upload, IMPORT, actor.id)
    found = await _definition(reader, asked.key)
    last = (found.draft or found.published) if found else None
    return ImportCase(
        key=asked.key,
        content=content,
        base=parse_table(last.content) if last else None,
        base_revision=found.draft.revision if found and found.draft else 0,
    )


async def compared(case: ImportCase) -> TableImport:
    """What the file would change; what keeps it from being read is part of the answer. No transaction may be open."""
    return await asyncio.to_thread(_compared, case)


def _compared(case: ImportCase) -> TableImport:
    try:
        read = table_from_file(case.content, case.base)
    except DomainError as error:
        return TableImport(base_revision=case.base_revision, problems=error.problems)
    if read.table.key != case.key:
        message = f"B1: This file is of the table {read.table.key!r}, not of {case.key!r}."
        problems = NoTable(message, path=("cells", "B1")).problems
        return TableImport(base_revision=case.base_revision, problems=problems)
    before = case.base or msgspec.structs.replace(read.table, inputs=(), outputs=(), rows=(), tests=())
    diff = diff_tables(before, read.table)
    return TableImport(base_revision=case.base_revision, table=read.table, diff=diff, notes=read.notes)


async def _version(reader: Reader, key: str, number: int | None, *, draft: bool = True) -> FlowVersion:
    found: Any = None
    if number is not None:
        found = next((each for each in await store.versions_of(reader, key) if each.version == number), None)
    else:
        definition = await _definition(reader, key)
        if definition is not None:
            found = (definition.draft if draft else None) or definition.published
    if found is None or found.doc != "table":
        what = f"version {number} of the table" if number is not None else "table"
        raise NoTable(f"There is no {what} {key}.", path=("key",))
    return found


async def _definition(reader: Reader, key: str) -> Definition | None:
    found = await store.definitions(reader, keys=(key,))
    if found and found[0].doc != "table":
        raise NoTable(f"{key} is no table.", path=("key",))
    return found[0] if found else None


def ticket_subject(wanted: ExportTable) -> dict[str, Any]:
    return msgspec.to_builtins(wanted)


def export_of(subject: dict[str, Any]) -> ExportTable:
    """What a ticket was made for."""
    return msgspec.convert(subject, ExportTable)
