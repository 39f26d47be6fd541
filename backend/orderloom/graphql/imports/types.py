"""Imports, their rows and what columns mean, as types."""

from datetime import datetime

import strawberry

from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Info
from orderloom.graphql.ids import Node, optional_id
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.integration.importing import contracts, queries
from orderloom.integration.importing.contracts import Format, JobState, OrderOutcome
from orderloom.kernel import errors

strawberry.enum(Format, name="ImportFormat")
strawberry.enum(JobState, name="ImportState")
strawberry.enum(OrderOutcome, name="ImportOutcome")


@strawberry.type
class ImportColumn:
    """The column that tells `target`."""

    target: str
    column: str


@strawberry.type
class ImportConstant:
    """What holds for `target` in all rows where no column says otherwise."""

    target: str
    value: str


@strawberry.type
class ImportMapping:
    """`decimal` is the sign before fractions; `dates` the order of year, month and day: ymd, dmy or mdy."""

    columns: list[ImportColumn]
    constants: list[ImportConstant]
    decimal: str
    dates: str


def mapping_of(mapping: contracts.Mapping) -> ImportMapping:
    return ImportMapping(
        columns=[ImportColumn(target=target, column=column) for target, column in mapping.columns.items()],
        constants=[ImportConstant(target=target, value=value) for target, value in mapping.constants.items()],
        decimal=mapping.decimal,
        dates=mapping.dates,
    )


@strawberry.type
class ImportLayout:
    """How the file is read; a file of product orders has no columns."""

    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: list[str]
    header: list[str]
    samples: list[list[str]]


@presents(contracts.Template)
@strawberry.type
class ImportTemplate(Node):
    contract: strawberry.Private[contracts.Template]
    name: str
    header: list[str]
    updated_at: datetime
    owner: str

    @strawberry.field
    def mapping(self) -> ImportMapping:
        return mapping_of(self.contract.mapping)

    @classmethod
    def from_contract(cls, template: contracts.Template) -> "ImportTemplate":
        return shape(cls, template, owner=template.owner_name, header=list(template.header))


@strawberry.type
class ImportProposal:
    """What the columns may mean: as a template says for this header, or else by their names."""

    mapping: ImportMapping
    template: ImportTemplate | None


@strawberry.type
class ImportFault:
    """`column` as it is called in the file; `row` where the fault is of the file as a whole."""

    code: str
    message: str
    column: str | None
    row: int | None


def fault_of(problem: errors.Problem) -> ImportFault:
    row = (problem.details or {}).get("row")
    at = problem.path[1:] if row is not None and problem.path[:1] == (str(row),) else problem.path
    return ImportFault(
        code=problem.code, message=problem.message, column=str(at[0]) if at and at[0] != "" else None, row=row
    )


@presents(contracts.JobRow)
@strawberry.type
class ImportRow:
    """`number` as a spreadsheet counts. Cells stand in the order of the header; product orders have none."""

    number: int
    cells: list[str]
    faults: list[ImportFault]
    outcome: OrderOutcome
    order_id: strawberry.ID | None
    order_number: str | None

    @classmethod
    def from_contract(cls, row: contracts.JobRow) -> "ImportRow":
        return cls(
            number=row.number,
            cells=[cell for cell in row.cells if isinstance(cell, str)],
            faults=[fault_of(problem) for problem in row.problems],
            outcome=row.outcome,
            order_id=optional_id("Order", row.order_id),
            order_number=row.order_number,
        )


@strawberry.type
class ImportFaultCount:
    """So many rows have this fault in this column."""

    code: str
    column: str | None
    rows: int


@presents(contracts.Job)
@strawberry.type
class ImportJob(Node):
    """A file of orders. Its rows make `orders`; of these `checked` were tried, and `made`, `known` before, or
    `failed`. `badOrders` can't be made as they are."""

    contract: strawberry.Private[contracts.Job]
    name: str
    format: Format
    size: int
    state: JobState
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
    created_by: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    version: int

    @strawberry.field
    def layout(self) -> ImportLayout:
        given = self.contract.layout
        samples = [list(row) for row in given.samples]
        return shape(ImportLayout, given, sheets=list(given.sheets), header=list(given.header), samples=samples)

    @strawberry.field
    def mapping(self) -> ImportMapping | None:
        return mapping_of(self.contract.mapping) if self.contract.mapping is not None else None

    @strawberry.field
    def faults(self) -> list[ImportFault]:
        """What is wrong with the file as a whole."""
        return [fault_of(problem) for problem in self.contract.problems]

    @strawberry.field
    async def proposal(self, info: Info) -> ImportProposal:
        async with info.context.reader() as reader:
            found = await queries.proposal(reader, info.context.actor, self.contract)
        return ImportProposal(mapping=mapping_of(found.mapping), template=present(found.template))

    @strawberry.field
    async def twins(self, info: Info) -> list["ImportJob"]:
        """Imports of the very same file that made orders."""
        async with info.context.reader() as reader:
            return present_all(await queries.twins(reader, info.context.actor, self.contract))

    @strawberry.field
    async def fault_counts(self, info: Info) -> list[ImportFaultCount]:
        """The most frequent first."""
        async with info.context.reader() as reader:
            found = await queries.problem_counts(reader, info.context.actor, self.contract.id)
        return [ImportFaultCount(code=code, column=at or None, rows=rows) for code, at, rows in found]

    @strawberry.field
    async def lines(
        self, info: Info, bad: bool = False, first: int = 50, after: str | None = None
    ) -> Connection[ImportRow]:
        """Rows in the order of the file; `bad`: only those with a fault."""
        async with info.context.reader() as reader:
            page = await queries.rows(
                reader, info.context.actor, self.contract.id, bad=bad, first=page_size(first), after=after
            )
        return connection(page.rows, page, after, self._bad if bad else self._all)

    async def _bad(self) -> int:
        return self.contract.bad_rows

    async def _all(self) -> int:
        return self.contract.rows

    @classmethod
    def from_contract(cls, job: contracts.Job) -> "ImportJob":
        return shape(cls, job, created_by=job.created_by_name)
