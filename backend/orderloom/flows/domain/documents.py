"""What a document is worth: well-formed or refused, and what keeps it from being published."""

import hashlib
import re
from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

import msgspec

from orderloom.flows.contracts import Document, Json
from orderloom.flows.domain.canonical import canonical
from orderloom.flows.domain.nesting import check_nesting
from orderloom.flows.domain.policies import misfits
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.text import unacceptable
from orderloom.language.feel.typing import Type
from orderloom.language.graph import Flow, Layout, parse_flow
from orderloom.language.scopes import UNTOLD, OwnFields, scope_of_table
from orderloom.language.tables import CompiledTable, Table, compile_table, parse_table, table_hash
from orderloom.language.validate import Finding, check_table, validate


class UnknownSchema(DomainError):
    code = "flows.unknown_schema"


class NewerSchema(UnknownSchema):
    code = "flows.newer_schema"


class NotPublishable(DomainError):
    code = "flows.not_publishable"


class KeyMismatch(DomainError):
    code = "flows.key_mismatch"


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """A well-formed document and what its definition is called."""

    key: str
    kind: str
    doc: Document
    name: dict[str, str]
    sha256: str
    content: Json
    parsed: Flow | Table


def describe(content: Any) -> Described:
    """Reads a flow or a table; raises with every problem when it is malformed."""
    problems = unacceptable(content)
    if problems:
        raise UnknownSchema.of(problems)
    schema = content.get("schema") if isinstance(content, dict) else None
    if schema == "orderloom.flow/1":
        flow = parse_flow(content)
        return Described(
            key=flow.key,
            kind=flow.kind,
            doc="flow",
            name=flow.name,
            sha256=_digest(flow),
            content=content,
            parsed=flow,
        )
    if schema == "orderloom.table/1":
        table = parse_table(content)
        return Described(
            key=table.key,
            kind="table",
            doc="table",
            name=table.name,
            sha256=table_hash(table),
            content=content,
            parsed=table,
        )
    raise _unknown(schema)


def _digest(flow: Flow) -> str:
    """SHA-256 of what the flow means, in hex: however it is written, it is the same."""
    return hashlib.sha256(msgspec.json.encode(canonical(flow), order="sorted")).hexdigest()


def _unknown(schema: Any) -> UnknownSchema:
    if schema is None:
        return UnknownSchema("The document has no schema: orderloom.flow/1 or orderloom.table/1.", path=("schema",))
    named = re.fullmatch(r"(orderloom\.(?:flow|table))/([1-9][0-9]{0,5})", schema) if isinstance(schema, str) else None
    if named:
        message = f"This is {schema}; this release of Orderloom reads {named[1]}/1. A newer one may read it."
        return NewerSchema(message, path=("schema",))
    shown = repr(schema) if len(repr(schema)) <= 80 else "This"
    return UnknownSchema(f"{shown} is neither orderloom.flow/1 nor orderloom.table/1.", path=("schema",))


def check_layout(layout: Any) -> None:
    """Refuses a layout that is none; it is stored as given."""
    try:
        msgspec.convert(layout, Layout, strict=False)
    except msgspec.ValidationError as error:
        raise UnknownSchema.of((Problem("flows.layout", str(error), ("layout",)),)) from error


class Known:
    """What exists, as the validator asks for it by name: `key`, or `key@3` for a pinned version.

    `None` for flows, forms or operations: nobody can tell, so all do. Forms and operations that come as mappings say
    what they give, by name. `once` are operations that can't be repeated, `own` the fields of one's own.
    """

    def __init__(
        self,
        tables: Mapping[str, CompiledTable],
        forms: Collection[str] | None = None,
        operations: Collection[str] | None = None,
        flows: Mapping[str, Flow] | None = None,
        once: Collection[str] = (),
        own: OwnFields = UNTOLD,
    ) -> None:
        self.tables = tables
        self.flows = flows
        self.forms = forms
        self.operations = operations
        self.once = once
        self.own = own

    def table(self, key: str) -> CompiledTable | None:
        return self.tables.get(key)

    def flow(self, key: str) -> bool:
        return self.flows is None or key in self.flows

    def subflow(self, key: str) -> Flow | None:
        return None if self.flows is None else self.flows.get(key)

    def form(self, key: str) -> bool:
        return self.forms is None or key in self.forms

    def operation(self, key: str) -> bool:
        return self.operations is None or key in self.operations

    def gives(self, noun: Literal["form", "operation"], key: str) -> Mapping[str, Type] | None:
        known = self.forms if noun == "form" else self.operations
        return known.get(key) if isinstance(known, Mapping) else None

    def repeatable(self, key: str) -> bool:
        return key not in self.once


def findings_of(document: Described, known: Known) -> tuple[Finding, ...]:
    """What keeps a document from being published, and warnings."""
    if isinstance(document.parsed, Flow):
        return (*validate(document.parsed, known, known.own), *check_nesting(document.parsed, known))
    problems = list(misfits(document.parsed))
    try:
        compile_table(document.parsed)
    except DomainError as error:
        problems += error.problems
    refused = [_finding(each) for each in problems]
    told = {each.path for each in refused}
    scope = known.own.within(scope_of_table(document.parsed.key))
    return (*refused, *(each for each in check_table(document.parsed, scope) if each.path not in told))


def _finding(problem: Problem) -> Finding:
    position = (problem.details or {}).get("position")
    return Finding(code=problem.code, message=problem.message, path=problem.path, position=position)


def refuse_errors(findings: tuple[Finding, ...]) -> None:
    """Raises when a finding is an error: each becomes a problem whose path leads into the document."""
    problems = tuple(
        Problem(each.code, each.message, each.path, _details(each)) for each in findings if each.severity == "error"
    )
    if problems:
        raise NotPublishable.of(problems)


def _details(finding: Finding) -> dict[str, Any] | None:
    """The node of a flow, and the place in the text, where there is one."""
    details = {"node": finding.node, "position": finding.position}
    return {name: value for name, value in details.items() if value is not None} or None


@contextmanager
def placed(*start: str | int) -> Generator[None]:
    """Problems raised inside lead from `start`, such as the name of the file."""
    try:
        yield
    except DomainError as error:
        problems = [Problem(each.code, each.message, (*start, *each.path), each.details) for each in error.problems]
        error.problems = tuple(problems)
        raise
