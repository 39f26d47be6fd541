"""Accounts, contacts, sites and calendars to files and back."""

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.enums import PartyFile, RowFate
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import global_id, optional_row, row_id
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.sheets import Download, SheetFormat, Upload
from orderloom.identity.contracts import Permission
from orderloom.parties import contracts
from orderloom.parties.commands import files as commands
from orderloom.parties.commands.imports import RowsRefused, import_parties


@strawberry.input
class ExportPartiesInput:
    """Those of one account; or of all, or of those that `search` finds."""

    file: PartyFile
    format: SheetFormat = SheetFormat.CSV
    account_id: strawberry.ID | None = None
    search: str = ""


@strawberry.input
class ImportPartiesInput:
    """`accountId` says whose contacts and sites they are, when the rows do not. A dry run takes nothing; `validOnly`
    takes the good rows though others are refused."""

    upload: strawberry.ID
    file: PartyFile
    account_id: strawberry.ID | None = None
    dry_run: bool = False
    valid_only: bool = False


@strawberry.type
class ImportedRow:
    """`line` counts the lines of the file; the path of a problem is the column."""

    line: int
    name: str
    fate: RowFate
    problems: list[Problem]


@strawberry.type
class ImportedParties:
    """What became of the rows, or would; `rows` are those with problems first, 500 at most."""

    done: bool
    created: int
    changed: int
    same: int
    refused: int
    unknown_columns: list[str]
    rows: list[ImportedRow]


@strawberry.type
class PartyDownloadPayload:
    download: Download | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PartyUploadPayload:
    upload: Upload | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class ImportPartiesPayload:
    report: ImportedParties | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


MOST_SHOWN = 500


@strawberry.type
class PartyFileMutations:
    @mutation(Permission.ACCOUNT_READ)
    async def export_parties(self, info: Info, input: ExportPartiesInput) -> PartyDownloadPayload:
        """Makes an address where they can be fetched as a file."""
        wanted = contracts.ExportParties(
            file=input.file,
            format="xlsx" if input.format is SheetFormat.XLSX else "csv",
            account_id=optional_row(input.account_id, "Account", "accountId"),
            search=input.search,
        )
        async with info.context.unit_of_work() as uow:
            ticket = await commands.give_party_export(uow, info.context.actor, wanted)
        return PartyDownloadPayload(download=Download(url=ticket.path, name=ticket.name, expires_at=ticket.expires_at))

    @mutation(Permission.ACCOUNT_WRITE, Permission.PERSON_MANAGE)
    async def prepare_party_import(self, info: Info) -> PartyUploadPayload:
        """Makes an address where a file can be brought to."""
        async with info.context.unit_of_work() as uow:
            ticket = await commands.give_party_import(uow, info.context.actor)
        upload = Upload(
            id=global_id("Upload", ticket.id),
            url=ticket.path,
            max_bytes=ticket.max_bytes,
            expires_at=ticket.expires_at,
        )
        return PartyUploadPayload(upload=upload)

    @mutation(Permission.ACCOUNT_WRITE, Permission.PERSON_MANAGE)
    async def import_parties(self, info: Info, input: ImportPartiesInput) -> ImportPartiesPayload:
        """Takes in a file that was brought, or tells what would become of it."""
        actor, upload = info.context.actor, row_id(input.upload, "Upload", "upload")
        account_id = optional_row(input.account_id, "Account", "accountId")
        try:
            async with info.context.unit_of_work() as uow:
                wanted = contracts.ImportParties(
                    file=input.file,
                    rows=await commands.brought_rows(uow, actor, upload),
                    account_id=account_id,
                    dry_run=input.dry_run,
                    valid_only=input.valid_only,
                )
                report = await import_parties(uow, actor, wanted)
        except RowsRefused as refused:
            report = refused.report
        return ImportPartiesPayload(report=_shown(report))


def _shown(report: contracts.ImportReport) -> ImportedParties:
    first = sorted(report.rows, key=lambda row: (row.fate is not RowFate.REFUSED, row.line))[:MOST_SHOWN]
    rows = [
        ImportedRow(line=row.line, name=row.name, fate=row.fate, problems=as_problems(row.problems)) for row in first
    ]
    return ImportedParties(
        done=report.done,
        created=report.count(RowFate.CREATED),
        changed=report.count(RowFate.CHANGED),
        same=report.count(RowFate.SAME),
        refused=report.count(RowFate.REFUSED),
        unknown_columns=list(report.unknown),
        rows=rows,
    )
