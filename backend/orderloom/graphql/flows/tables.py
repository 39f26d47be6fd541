"""Decision tables: looked through, tried out, compared, counted, and taken to files and back."""

import asyncio

import strawberry

from orderloom.flows.commands import table_files as commands
from orderloom.flows.contracts.decision_tables import ExportTable, FileFormat, FileTicket, ImportTable, TableRef
from orderloom.flows.queries import decision_tables as queries
from orderloom.graphql.context import Info
from orderloom.graphql.flows.explanation_types import TableExplanation
from orderloom.graphql.flows.mutations import DefinitionPayload, KeyInput, payload_of
from orderloom.graphql.flows.samples import ExpressionSampleInput, scope_of
from orderloom.graphql.flows.table_types import TableAnalysis, TableDiff, TableHits, TableTestResult
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import global_id, row_id
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.scalars import JSON, as_object
from orderloom.graphql.sheets import Download, Upload
from orderloom.identity.contracts import Permission
from orderloom.kernel.json import to_builtins
from orderloom.language.tables import Table, View, analyse, compile_table, diff_tables, explain, run_tests

MOST_ROWS = 200

strawberry.enum(FileFormat, name="TableFileFormat")


@strawberry.input
class TableTargetInput:
    """Which table is meant: `content` as it stands in an editor, else `version` of `key`, else its draft, else what is
    in force."""

    key: str | None = None
    version: int | None = None
    content: JSON | None = None


@strawberry.input
class ExportTableInput:
    """Without `version`, the draft is exported, or what is in force where there is none."""

    key: str
    format: FileFormat
    version: int | None = None


@strawberry.input
class ImportTableInput:
    """`upload` is the file that was brought; `baseRevision` the one of the preview that was looked at."""

    key: str
    upload: strawberry.ID
    base_revision: int


@strawberry.type
class ExportTablePayload:
    download: Download | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PrepareTableImportPayload:
    upload: Upload | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class TableImportPreview:
    """What a file would change against revision `baseRevision` of the draft, 0 for the version in force.

    `problems` name the cells that keep it from being read; `notes` say what else there is to know. `content` is the
    table that it would become.
    """

    base_revision: int
    diff: TableDiff | None
    content: JSON | None
    problems: list[Problem]
    notes: list[Problem]


@strawberry.type
class TableQueries:
    @query(Permission.FLOW_READ)
    async def table_analysis(self, info: Info, table: TableTargetInput) -> TableAnalysis:
        """Rows that match together, rows that never answer, and values that no row matches, each with an example."""
        found = await _table(info, table)
        compile_table(found)
        return present(await asyncio.to_thread(analyse, found))

    @query(Permission.FLOW_READ)
    async def try_table(
        self,
        info: Info,
        table: TableTargetInput,
        sample: ExpressionSampleInput,
        row: str | None = None,
        nearest: int = 20,
    ) -> TableExplanation:
        """What the table answers to a sample, and why; with `row`, why that one does or does not answer. Nothing is
        counted or changed."""
        compiled = compile_table(await _table(info, table))
        async with info.context.reader() as reader:
            scope = await scope_of(reader, info.context, sample)
        view = View(row=row, nearest=max(0, min(nearest, MOST_ROWS)))
        return present(await asyncio.to_thread(explain, compiled, scope, view))

    @query(Permission.FLOW_READ)
    async def table_tests(self, info: Info, table: TableTargetInput) -> list[TableTestResult]:
        """Runs the tests that the table carries."""
        compiled = compile_table(await _table(info, table))
        return present_all(await asyncio.to_thread(run_tests, compiled))

    @query(Permission.FLOW_READ)
    async def table_diff(self, info: Info, before: TableTargetInput, after: TableTargetInput) -> TableDiff:
        """What differs between two tables, by the ids of rows and columns."""
        return present(diff_tables(await _table(info, before), await _table(info, after)))

    @query(Permission.FLOW_READ)
    async def table_hits(self, info: Info, key: str, version: int | None = None) -> TableHits | None:
        """How often each row of a published version has answered; without `version`, of the one in force."""
        async with info.context.reader() as reader:
            return present(await queries.table_hits(reader, info.context.actor, key, version))

    @query(Permission.FLOW_WRITE)
    async def table_import_preview(self, info: Info, key: str, upload: strawberry.ID) -> TableImportPreview:
        """What a file that was brought would change."""
        asked = ImportTable(key=key, upload=row_id(upload, "Upload", "upload"))
        async with info.context.reader() as reader:
            case = await queries.import_case(reader, info.context.actor, asked)
        found = await queries.compared(case)
        return TableImportPreview(
            base_revision=found.base_revision,
            diff=present(found.diff),
            content=to_builtins(found.table),
            problems=as_problems(found.problems),
            notes=as_problems(found.notes),
        )


@strawberry.type
class TableMutations:
    @mutation(Permission.FLOW_READ)
    async def export_table(self, info: Info, input: ExportTableInput) -> ExportTablePayload:
        """Makes an address where the table can be fetched as a file."""
        wanted = ExportTable(key=input.key, format=input.format, version=input.version)
        async with info.context.unit_of_work() as uow:
            ticket = await commands.give_export_ticket(uow, info.context.actor, wanted)
        return ExportTablePayload(download=Download(url=ticket.path, name=ticket.name, expires_at=ticket.expires_at))

    @mutation(Permission.FLOW_WRITE)
    async def prepare_table_import(self, info: Info, input: KeyInput) -> PrepareTableImportPayload:
        """Makes an address where the file of a table can be brought to."""
        async with info.context.unit_of_work() as uow:
            ticket = await commands.give_import_ticket(uow, info.context.actor, input.key)
        return PrepareTableImportPayload(upload=_upload(ticket))

    @mutation(Permission.FLOW_WRITE)
    async def import_table(self, info: Info, input: ImportTableInput) -> DefinitionPayload:
        """Makes the file that was brought the draft, all of it or nothing."""
        upload = row_id(input.upload, "Upload", "upload")
        asked = ImportTable(key=input.key, upload=upload, base_revision=input.base_revision)
        async with info.context.reader() as reader:
            case = await queries.import_case(reader, info.context.actor, asked)
        read = await queries.compared(case)
        async with info.context.unit_of_work() as uow:
            await commands.import_table(uow, info.context.actor, asked, read)
        return await payload_of(info, input.key)


async def _table(info: Info, wanted: TableTargetInput) -> Table:
    content = None if wanted.content is None else as_object(wanted.content, "content")
    ref = TableRef(key=wanted.key, version=wanted.version, content=content)
    async with info.context.reader() as reader:
        return await queries.table_of(reader, info.context.actor, ref)


def _upload(ticket: FileTicket) -> Upload:
    return Upload(
        id=global_id("Upload", ticket.id),
        url=ticket.path,
        max_bytes=ticket.max_bytes or 0,
        expires_at=ticket.expires_at,
    )
