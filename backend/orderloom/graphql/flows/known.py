"""The names that are in scope where an expression stands: in a flow, at a node, in a table, or for a kind of record."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Literal, TypeVar

import msgspec

from orderloom.fields.queries import fields_of_records
from orderloom.flows import queries
from orderloom.flows.contracts import FlowVersion, actions
from orderloom.graphql.context import Context
from orderloom.kernel.errors import Missing
from orderloom.language.feel import compile_expression
from orderloom.language.feel.typing import ANY, ContextOf, Type
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.nodes import KINDS
from orderloom.language.references import references_of
from orderloom.language.scopes import INPUTS, OWN_WORDS, POLICIES, RECORDS, RULES, Labels, OwnFields, scope_of_table
from orderloom.language.scopes.flow import FlowScopes
from orderloom.language.tables import CompiledTable, TableInput, parse_table
from orderloom.language.tables.cells import converter
from orderloom.language.validate.tables import tested_type
from orderloom.platform.db import Reader


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where an expression stands; what is left out does not narrow it. `column` is an input of the table, `inside` is
    for the fields of a node that read what lies inside of it."""

    flow_key: str | None = None
    node: str | None = None
    inside: bool = False
    table_key: str | None = None
    column: str | None = None
    input_type: str | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """`column` is the one that was named, and `tested` the type of what its cells test."""

    scope: ContextOf
    labels: Labels
    column: TableInput | None = None
    tested: Type = ANY

    def value(self, given: Any, values: Mapping[str, Any]) -> Any:
        """What a cell tests: the given value, else that of the column; texts are read as the column reads them."""
        if self.column is None:
            return given
        value = compile_expression(self.column.expression).evaluate(values) if given is None else given
        read = converter(self.column.type) if isinstance(value, str) else None
        return value if read is None else read(value)


async def known_names(reader: Reader, context: Context, where: Where) -> Known:
    """Raises `Missing` for what does not exist."""
    own = await fields_of_records(reader)
    if where.flow_key is not None:
        return await _of_flow(reader, context, where, own)
    if where.table_key is not None:
        return await _of_table(reader, context, (where.table_key, where.column), own)
    return Known(scope=own.within(_of_type(where.input_type)), labels=Labels({**RECORDS, **own.by_name}, OWN_WORDS))


def _of_type(name: str | None) -> ContextOf:
    found = {**POLICIES, **RULES, **INPUTS}.get(name or "any")
    if found is None:
        raise Missing(f"There is no kind of record {name}.", path=("inputType",))
    return found


async def _of_flow(reader: Reader, context: Context, where: Where, own: OwnFields) -> Known:
    node = where.node
    version = await _version(reader, context, where.flow_key or "", "flow")
    flow = _parsed(version)
    sources = await _sources(reader, context, flow)
    scopes = _kept(
        ("scopes", version.id, version.revision, version.sha256, sources.versions, own.signature),
        lambda: FlowScopes(flow, sources, own),
    )
    found = scopes.at(node) if node is not None else None
    if node is not None and found is None:
        raise Missing(f"The flow has no node {node}.", path=("node",))
    scope = scopes.names if found is None else (found.inner if where.inside else None) or found.scope
    return Known(scope=scope, labels=Labels({**RECORDS, **own.by_name}, {**OWN_WORDS, **_words(flow)}))


async def _of_table(reader: Reader, context: Context, place: tuple[str, str | None], own: OwnFields) -> Known:
    key, column = place
    version = await _version(reader, context, key, "table")
    table = _kept(("table", version.id, version.revision, version.sha256), lambda: parse_table(version.content))
    scope, labels = own.within(scope_of_table(table.key)), Labels({**RECORDS, **own.by_name}, OWN_WORDS)
    if column is None:
        return Known(scope=scope, labels=labels)
    found = next((one for one in table.inputs if one.id == column), None)
    if found is None:
        raise Missing(f"The table has no column {column}.", path=("column",))
    return Known(scope=scope, labels=labels, column=found, tested=tested_type(found, scope))


T = TypeVar("T")
_KEPT = 64
_made: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()


def _kept(key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What was made of a version, which is asked for again at every key that somebody presses."""
    if key not in _made:
        _made[key] = make()
        if len(_made) > _KEPT:
            _made.popitem(last=False)
    _made.move_to_end(key)
    return _made[key]


def _parsed(version: FlowVersion) -> Flow:
    return _kept(("flow", version.id, version.revision, version.sha256), lambda: parse_flow(version.content))


async def _version(reader: Reader, context: Context, key: str, doc: str) -> FlowVersion:
    """The draft, or what is in force."""
    found = await queries.definition(reader, context.actor, key)
    version = (found.draft or found.published) if found is not None and found.doc == doc else None
    if version is None:
        raise Missing(f"There is no {doc} {key}.", path=(f"{doc}Key",))
    return version


class _Sources(msgspec.Struct, frozen=True):
    """Tables and subflows in force, by key, what forms and operations give, and what tells all of it from others."""

    tables: Mapping[str, CompiledTable]
    flows: Mapping[str, Flow]
    given: Mapping[str, Mapping[str, Mapping[str, Type]]]
    versions: tuple[Hashable, ...]

    def table(self, key: str) -> CompiledTable | None:
        return self.tables.get(key.partition("@")[0])

    def subflow(self, key: str) -> Flow | None:
        return self.flows.get(key.partition("@")[0])

    def gives(self, noun: Literal["form", "operation"], key: str) -> Mapping[str, Type] | None:
        return self.given[noun].get(key)


async def _sources(reader: Reader, context: Context, flow: Flow) -> _Sources:
    """What the nodes of the flow name."""
    named = {(each.noun, each.key) for each in references_of(flow)}
    tables = await queries.tables(reader, sorted(key for noun, key in named if noun == "table"))
    flows: dict[str, Flow] = {}
    versions: list[Hashable] = [version for version, _ in tables.values()]
    for key in sorted(key for noun, key in named if noun == "flow"):
        found = await queries.definition(reader, context.actor, key)
        if found is not None and found.published is not None and found.doc == "flow":
            versions.append(found.published.id)
            flows[key] = _parsed(found.published)
    given = await _given(reader, named)
    versions.append(repr(given))
    return _Sources({key: table for key, (_, table) in tables.items()}, flows, given, tuple(versions))


async def _given(reader: Reader, named: set[tuple[str, str]]) -> dict[str, Mapping[str, Mapping[str, Type]]]:
    names = actions().names
    keys = {noun: sorted(key for one, key in named if one == noun) for noun in ("form", "operation")}
    if names is None:
        return {noun: {} for noun in keys}
    return {
        "form": await names.forms(reader, keys["form"]),
        "operation": await names.operations(reader, keys["operation"]),
    }


def _words(flow: Flow) -> dict[str, tuple[dict[str, str], dict[str, str] | None]]:
    """Nodes go by their names."""
    own: dict[str, tuple[dict[str, str], Any]] = {}
    for node in flow.nodes:
        kind = KINDS.get(node.kind)
        own[f"nodes.{node.key}"] = (node.name, kind.label if kind is not None else None)
    return own
