"""Expressions while they are written: their value on a sample, the names they may read, the functions they may call."""

from enum import StrEnum

import strawberry

from orderloom.graphql.context import Context, Info
from orderloom.graphql.flows.known import Where, known_names
from orderloom.graphql.flows.samples import ExpressionSampleInput, scope_of
from orderloom.graphql.gate import query
from orderloom.graphql.problems import camel
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised, optional_text
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.language.feel.typing import ANY, Complaint, ContextOf, ListOf, Text, kinds, type_of, written
from orderloom.language.feel.typing.guide import GUIDE, Entry, result_of, signatures_of
from orderloom.language.feel.typing.types import of_kinds
from orderloom.language.preview import Preview, preview, preview_tests
from orderloom.language.scopes import Name
from orderloom.platform.db import Reader

MOST_UNKNOWN = 100


@strawberry.enum
class ExpressionMode(StrEnum):
    """An expression, or the cell of a table, which tests a value."""

    EXPRESSION = "expression"
    UNARY_TESTS = "unary_tests"


@strawberry.input
class PreviewExpressionInput:
    """Where the text stands says which names it may read: a flow (at a node, or `inside` of a loop), a table, or a kind
    of record, such as `order_line` or the key of a policy. A cell tests `tested`, else the value of the table's
    `column`. `unknown` are paths of which nothing is known, with all below them."""

    text: str
    mode: ExpressionMode = ExpressionMode.EXPRESSION
    flow_key: str | None = None
    node: str | None = None
    inside: bool = False
    table_key: str | None = None
    column: str | None = None
    input_type: str | None = None
    sample: ExpressionSampleInput | None = None
    tested: JSON | None = None
    unknown: list[str] = strawberry.field(default_factory=list)


@strawberry.type
class ExpressionProblem:
    """`position` counts characters of the text from 0; it is null for a problem of the sample."""

    code: str
    message: str
    severity: str = "error"
    position: int | None = None
    suggestion: str | None = None
    path: list[str] = strawberry.field(default_factory=list)


@strawberry.type
class ExpressionPreview:
    """`value` as JSON and `text` as the language writes it; both are null where they hang on the `unset` paths.

    `missing` are the paths read for which the sample has no value."""

    type: str = "any"
    value: JSON | None = None
    text: str | None = None
    reads: list[str] = strawberry.field(default_factory=list)
    unset: list[str] = strawberry.field(default_factory=list)
    missing: list[str] = strawberry.field(default_factory=list)
    problems: list[ExpressionProblem] = strawberry.field(default_factory=list)


@strawberry.type
class ScopeName:
    """A name that expressions may read. Those below a record follow it, one deeper; below an open one there may be
    others. `values` are all that a text may be, where that is known."""

    path: str
    type: str
    depth: int
    open: bool
    values: list[str]
    label: LocalisedText
    help: LocalisedText | None


@strawberry.type
class ExpressionScope:
    """`open`: other names than these are possible."""

    open: bool
    names: list[ScopeName]


@strawberry.type
class FeelFunction:
    """A built-in, with one signature for each way to call it, and an example that gives `exampleResult`."""

    name: str
    family: str
    signatures: list[str]
    result: str
    help: LocalisedText
    example: str
    example_result: str


@strawberry.type
class ExpressionQueries:
    @query(Permission.FLOW_READ)
    async def preview_expression(self, info: Info, input: PreviewExpressionInput) -> ExpressionPreview:
        """Tries an expression or a cell out, on an order that the caller may see or on values of one's own."""
        try:
            async with info.context.reader() as reader:
                return _shown(await _preview(reader, info.context, input))
        except DomainError as error:
            return ExpressionPreview(problems=_refused(error))

    @query(Permission.FLOW_READ)
    async def scope_of(
        self,
        info: Info,
        flow_key: str | None = None,
        node: str | None = None,
        table_key: str | None = None,
        input_type: str | None = None,
        inside: bool = False,
    ) -> ExpressionScope | None:
        """The names that expressions may read in a flow (at a node), in a table, or for a kind of record. `inside` is
        for those fields of a node that read what lies inside of it, such as the end of a repeat."""
        where = Where(flow_key=flow_key, node=node, inside=inside, table_key=table_key, input_type=input_type)
        async with info.context.reader() as reader:
            known = await known_names(reader, info.context, where)
        return ExpressionScope(open=known.scope.open, names=[_name(one) for one in known.labels.tree(known.scope)])

    @query(Permission.FLOW_READ)
    async def feel_functions(self, info: Info) -> list[FeelFunction]:
        """The functions that expressions may call."""
        return [_function(entry) for entry in GUIDE.values()]


async def _preview(reader: Reader, context: Context, given: PreviewExpressionInput) -> Preview:
    if len(given.unknown) > MOST_UNKNOWN:
        raise Invalid(f"At most {MOST_UNKNOWN} paths.", path=("unknown",))
    where = Where(
        flow_key=given.flow_key,
        node=given.node,
        inside=given.inside,
        table_key=given.table_key,
        column=given.column,
        input_type=given.input_type,
    )
    known = await known_names(reader, context, where)
    values = await scope_of(reader, context, given.sample)
    if given.mode is ExpressionMode.EXPRESSION:
        return preview(given.text, known.scope, values, frozenset(given.unknown))
    tested = known.value(given.tested, values)
    of = known.tested if known.column is not None else of_kinds(kinds(type_of(tested)))
    return preview_tests(given.text, (of, tested), known.scope, values)


def _shown(found: Preview) -> ExpressionPreview:
    return ExpressionPreview(
        type=found.type,
        value=found.value,
        text=found.text,
        reads=list(found.reads),
        unset=list(found.unset),
        missing=list(found.missing),
        problems=[_problem(one) for one in found.problems],
    )


def _problem(one: Complaint) -> ExpressionProblem:
    return ExpressionProblem(
        code=one.code,
        message=one.message,
        severity=one.severity,
        position=one.position,
        suggestion=one.suggestion,
        path=["text"],
    )


def _refused(error: DomainError) -> list[ExpressionProblem]:
    """What is wrong with the place or the sample."""
    return [
        ExpressionProblem(code=one.code, message=one.message, path=[camel(part) for part in one.path])
        for one in error.problems
    ]


def _name(one: Name) -> ScopeName:
    inner = one.type.item if isinstance(one.type, ListOf) else one.type
    return ScopeName(
        path=one.path,
        type=written(one.type),
        depth=one.depth,
        open=one.type == ANY or (isinstance(inner, ContextOf) and inner.open),
        values=list(one.type.values) if isinstance(one.type, Text) else [],
        label=localised(one.label),
        help=optional_text(one.help),
    )


def _function(entry: Entry) -> FeelFunction:
    return FeelFunction(
        name=entry.name,
        family=entry.family,
        signatures=list(signatures_of(entry.name)),
        result=result_of(entry.name),
        help=localised(entry.help),
        example=entry.example,
        example_result=entry.result,
    )
