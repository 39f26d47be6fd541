"""Bringing a file of orders in: start, columns, dry run, run, and what came of it."""

from functools import partial
from uuid import UUID

import msgspec
import strawberry

from orderloom.catalog import queries as catalog
from orderloom.fields import queries as fields
from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import global_id, row_id
from orderloom.graphql.imports.types import ImportJob, ImportTemplate
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission
from orderloom.integration.importing import commands, contracts, queries
from orderloom.integration.importing.contracts import JobState
from orderloom.kernel.errors import Invalid


@strawberry.type
class ImportTarget:
    """What a column may tell beside the plain targets: a characteristic, or a field of one's own."""

    key: str
    name: LocalisedText


@strawberry.input
class ImportColumnInput:
    target: str
    column: str


@strawberry.input
class ImportConstantInput:
    target: str
    value: str


@strawberry.input
class ImportMappingInput:
    columns: list[ImportColumnInput]
    constants: list[ImportConstantInput] = strawberry.field(default_factory=list)
    decimal: str = "."
    dates: str = "ymd"


@strawberry.input
class StartImportInput:
    """`uploadId` is of the address that the file was brought to."""

    upload_id: strawberry.ID
    name: str


@strawberry.input
class LayImportOutInput:
    """Another sheet, delimiter or encoding (utf-8-sig, utf-16, cp1252) than was found out."""

    import_id: strawberry.ID
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None


@strawberry.input
class CheckImportInput:
    """`submit` false keeps the orders as drafts. `saveAs` keeps the mapping as a template."""

    import_id: strawberry.ID
    mapping: ImportMappingInput
    submit: bool = True
    save_as: str | None = None


@strawberry.input
class RunImportInput:
    """`whole`: all orders or none; else those without a fault."""

    import_id: strawberry.ID
    whole: bool


@strawberry.input
class ImportInput:
    import_id: strawberry.ID


@strawberry.input
class ImportReportInput:
    """`bad`: only the rows with a fault."""

    import_id: strawberry.ID
    bad: bool = False


@strawberry.input
class RemoveImportTemplateInput:
    template_id: strawberry.ID


@strawberry.type
class ImportAddress:
    """Where a file is brought to by PUT, or fetched from, for minutes, by whoever asked."""

    upload_id: strawberry.ID
    url: str
    max_bytes: int


@strawberry.type
class ImportAddressPayload:
    address: ImportAddress | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class ImportPayload:
    job: ImportJob | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class ImportTemplatesPayload:
    templates: list[ImportTemplate] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


def mapping_in(given: ImportMappingInput) -> contracts.Mapping:
    plain = {
        "columns": {one.target: one.column for one in given.columns},
        "constants": {one.target: one.value for one in given.constants},
        "decimal": given.decimal,
        "dates": given.dates,
    }
    try:
        return msgspec.convert(plain, contracts.Mapping)
    except msgspec.ValidationError as error:
        raise Invalid(f"{error}.", path=("mapping",)) from None


def _address(ticket: contracts.FileTicket) -> ImportAddressPayload:
    upload = global_id("Upload", ticket.id)
    return ImportAddressPayload(address=ImportAddress(upload_id=upload, url=ticket.path, max_bytes=ticket.most_bytes))


async def job_of(context: Context, given: str) -> ImportJob | None:
    async with context.reader() as reader:
        return present(await queries.job(reader, context.actor, row_id(given, "ImportJob")))


@strawberry.type
class ImportQueries:
    @query(Permission.ORDER_IMPORT)
    async def imports(
        self, info: Info, states: list[JobState] | None = None, first: int = 50, after: str | None = None
    ) -> Connection[ImportJob]:
        """One page of imports, the newest first."""
        context, wanted = info.context, tuple(states or ())
        async with context.reader() as reader:
            page = await queries.jobs(reader, context.actor, wanted, page_size(first), after)
        return connection(page.jobs, page, after, partial(_count, context, wanted))

    @query(Permission.ORDER_IMPORT)
    async def import_job(self, info: Info, id: strawberry.ID) -> ImportJob | None:
        """One import."""
        return await job_of(info.context, id)

    @query(Permission.ORDER_IMPORT)
    async def import_templates(self, info: Info) -> list[ImportTemplate]:
        """What columns mean, kept under names; the latest first."""
        async with info.context.reader() as reader:
            return present_all(await queries.templates(reader, info.context.actor))

    @query(Permission.ORDER_IMPORT)
    async def import_targets(self, info: Info) -> list[ImportTarget]:
        """Characteristics of what is sold, and fields of one's own of orders and lines."""
        context = info.context
        async with context.reader() as reader:
            snapshot = await catalog.whole_catalog(reader, context.actor)
            own = await fields.custom_fields(reader, context.actor)
        named = {
            f"characteristic.{one.key}": one.name
            for specification in snapshot.specifications.values()
            for one in specification.characteristics
            if one.configurable and not one.fulfillment_only
        }
        named |= {f"{one.noun.value}.{one.key}": one.rules.label for one in own if one.noun.value in ("order", "line")}
        return [ImportTarget(key=key, name=localised(name)) for key, name in named.items()]


async def _count(context: Context, states: tuple[JobState, ...]) -> int:
    async with context.reader() as reader:
        return await queries.count_jobs(reader, context.actor, states)


@strawberry.type
class ImportMutations:
    @mutation(Permission.ORDER_IMPORT)
    async def prepare_import(self, info: Info) -> ImportAddressPayload:
        """Makes an address where a file of orders can be brought to."""
        async with info.context.unit_of_work() as uow:
            return _address(await commands.prepare_file(uow, info.context.actor))

    @mutation(Permission.ORDER_IMPORT)
    async def start_import(self, info: Info, input: StartImportInput) -> ImportPayload:
        """Opens an import of the file that was brought; nothing is tried yet."""
        wanted = contracts.StartImport(upload=row_id(input.upload_id, "Upload", "uploadId"), name=input.name)
        async with info.context.unit_of_work() as uow:
            return ImportPayload(job=present(await commands.start(uow, info.context.actor, wanted)))

    @mutation(Permission.ORDER_IMPORT)
    async def lay_import_out(self, info: Info, input: LayImportOutInput) -> ImportPayload:
        """Reads the header anew, from another sheet or by another delimiter or encoding."""
        wanted = contracts.LayImportOut(
            job_id=_row(input.import_id), sheet=input.sheet, delimiter=input.delimiter, encoding=input.encoding
        )
        async with info.context.unit_of_work() as uow:
            return ImportPayload(job=present(await commands.lay_out(uow, info.context.actor, wanted)))

    @mutation(Permission.ORDER_IMPORT)
    async def check_import(self, info: Info, input: CheckImportInput) -> ImportPayload:
        """Begins a dry run; it goes on in the background."""
        wanted = contracts.CheckImport(
            job_id=_row(input.import_id),
            mapping=mapping_in(input.mapping),
            submit=input.submit,
            save_as=input.save_as,
        )
        async with info.context.unit_of_work() as uow:
            return ImportPayload(job=present(await commands.check(uow, info.context.actor, wanted)))

    @mutation(Permission.ORDER_IMPORT)
    async def run_import(self, info: Info, input: RunImportInput) -> ImportPayload:
        """Makes the orders of a checked file; it goes on in the background."""
        wanted = contracts.RunImport(job_id=_row(input.import_id), whole=input.whole)
        async with info.context.unit_of_work() as uow:
            return ImportPayload(job=present(await commands.run(uow, info.context.actor, wanted)))

    @mutation(Permission.ORDER_IMPORT)
    async def cancel_import(self, info: Info, input: ImportInput) -> ImportPayload:
        """Calls an import off; orders that it made already stay."""
        async with info.context.unit_of_work() as uow:
            return ImportPayload(job=present(await commands.cancel(uow, info.context.actor, _row(input.import_id))))

    @mutation(Permission.ORDER_IMPORT)
    async def fetch_import_report(self, info: Info, input: ImportReportInput) -> ImportAddressPayload:
        """Makes an address where the report can be fetched as CSV."""
        async with info.context.unit_of_work() as uow:
            actor, job_id = info.context.actor, _row(input.import_id)
            return _address(await commands.fetch_report(uow, actor, job_id, bad=input.bad))

    @mutation(Permission.ORDER_IMPORT)
    async def remove_import_template(self, info: Info, input: RemoveImportTemplateInput) -> ImportTemplatesPayload:
        """Forgets a template."""
        context = info.context
        async with context.unit_of_work() as uow:
            await commands.remove_template(
                uow, context.actor, row_id(input.template_id, "ImportTemplate", "templateId")
            )
        async with context.reader() as reader:
            return ImportTemplatesPayload(templates=present_all(await queries.templates(reader, context.actor)))


def _row(given: str) -> UUID:
    return row_id(given, "ImportJob", "importId")
