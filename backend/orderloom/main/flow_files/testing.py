"""Runs the saved cases of files without a database: what they refer to is looked for among them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.json import to_builtins
from orderloom.language.compile import MAX_NESTING, NotCompilable, Program, compile_flow
from orderloom.language.graph import Flow
from orderloom.language.references import references_of
from orderloom.language.tables import CompiledTable, Table, compile_table, run_tests
from orderloom.language.trial import run_test
from orderloom.main.flow_files.checking import Checked, check


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A saved case and what differs from its expectation: (where, expected, actual)."""

    source: str
    id: str
    name: str
    differences: tuple[tuple[str, Any, Any], ...]

    @property
    def passed(self) -> bool:
        return not self.differences


class Tested(msgspec.Struct, frozen=True, kw_only=True):
    """`broken` are files that can't be tried, with the problems; `bare` those without any case."""

    cases: tuple[Case, ...]
    broken: tuple[tuple[str, tuple[Problem, ...]], ...]
    bare: tuple[str, ...]

    @property
    def failed(self) -> int:
        return sum(not case.passed for case in self.cases)


def try_cases(paths: Sequence[Path], beside: Sequence[Path] = (), now: datetime | None = None) -> Tested:
    """The cases of the definitions at `paths`; `now` is the time that they read, unless their input says another."""
    files, others = check(paths), check(beside) if beside else []
    shelf = _Shelf([*others, *files])
    cases: list[Case] = []
    broken: list[tuple[str, tuple[Problem, ...]]] = []
    bare: list[str] = []
    for file in files:
        try:
            found = list(_cases(file, shelf, now or datetime.now(UTC)))
        except DomainError as error:
            broken.append((file.source, _findings(file) or error.problems))
            continue
        cases += found
        if not found:
            bare.append(file.source)
    return Tested(cases=tuple(cases), broken=tuple(broken), bare=tuple(bare))


class _Shelf:
    """The definitions among which references are found; a pinned version stands for the one that is there."""

    def __init__(self, files: Sequence[Checked]) -> None:
        documents = [file.document for file in files if file.document is not None]
        self.flows = {each.key: each.parsed for each in documents if isinstance(each.parsed, Flow)}
        self.documents = {each.key: each.parsed for each in documents if isinstance(each.parsed, Table)}
        self.tables: dict[str, CompiledTable] = {}

    def table(self, key: str) -> CompiledTable:
        if key not in self.tables:
            self.tables[key] = compile_table(self.documents[key])
        return self.tables[key]

    def program(self, flow: Flow, depth: int = 0) -> Program:
        if depth > MAX_NESTING:
            raise NotCompilable(f"{flow.key} runs itself, or its subflows lie too deep.", path=("nodes",))
        needed = references_of(flow)
        tables = {each.name: self.table(each.key) for each in needed if each.noun == "table" and self.has(each.key)}
        programs = {
            each.name: self.program(self.flows[each.key], depth + 1)
            for each in needed
            if each.noun == "flow" and each.key in self.flows
        }
        return compile_flow(flow, tables, programs)

    def has(self, key: str) -> bool:
        return key in self.documents


def _cases(file: Checked, shelf: _Shelf, now: datetime) -> Iterator[Case]:
    if file.document is None:
        raise DomainError.of(_findings(file))
    parsed = file.document.parsed
    yield from _of_flow(file.source, parsed, shelf, now) if isinstance(parsed, Flow) else _of_table(file.source, parsed)


def _findings(file: Checked) -> tuple[Problem, ...]:
    """What is wrong with the file, with its places."""
    return tuple(Problem(each.code, each.message, each.path) for each in file.findings if each.severity == "error")


def _of_flow(source: str, flow: Flow, shelf: _Shelf, now: datetime) -> Iterator[Case]:
    program = shelf.program(flow)
    for test in flow.tests:
        found = run_test(program, test, now=now).mismatches
        differences = tuple((each.field, each.expected, each.actual) for each in found)
        yield Case(source=source, id=test.id, name=test.name, differences=differences)


def _of_table(source: str, table: Table) -> Iterator[Case]:
    for result in run_tests(compile_table(table)):
        differences = tuple((".".join(map(str, each.path)), each.expected, each.actual) for each in result.differences)
        name = result.name if isinstance(result.name, str) else result.name.get("en", result.id)
        yield Case(source=source, id=result.id, name=name, differences=differences)


def tested_plain(tested: Tested) -> Mapping[str, Any]:
    return {
        "cases": [
            {
                "source": case.source,
                "id": case.id,
                "name": case.name,
                "passed": case.passed,
                "differences": [{"at": at, "expected": wanted, "actual": got} for at, wanted, got in case.differences],
            }
            for case in tested.cases
        ],
        "broken": [{"source": source, "problems": to_builtins(problems)} for source, problems in tested.broken],
        "withoutCases": list(tested.bare),
    }
