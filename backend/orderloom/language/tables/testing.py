"""The tests that a table carries: run against its own rows, each difference shown with its place."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from orderloom.kernel.errors import DomainError
from orderloom.language.feel.comparison import equal
from orderloom.language.feel.temporal import parse_date, parse_date_time
from orderloom.language.tables.compiled import CompiledTable, TableAnswer
from orderloom.language.tables.document import Expected, Path, TableTest
from orderloom.language.values import plain


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """`path` leads from the expectation to the part that differs, e.g. `("outputs", "class")`."""

    path: Path
    expected: Any
    actual: Any


class TestResult(msgspec.Struct, frozen=True, kw_only=True):
    """`outputs`, `matched` and `error` are what really came out, as JSON."""

    __test__ = False

    id: str
    name: str | dict[str, str]
    passed: bool
    outputs: Any
    matched: tuple[str, ...]
    error: str | None
    differences: tuple[Difference, ...]


def run_tests(table: CompiledTable) -> tuple[TestResult, ...]:
    """Every test of the table in its order."""
    return tuple(_run(table, test) for test in table.table.tests)


def with_clock(scope: Mapping[str, Any]) -> Mapping[str, Any]:
    """A scope that came as JSON: its `now` is a text there."""
    now = scope.get("now")
    if not isinstance(now, str):
        return scope
    return {**scope, "now": parse_date_time(now) or parse_date(now)}


def _run(table: CompiledTable, test: TableTest) -> TestResult:
    answer, error = TableAnswer(None, ()), None
    try:
        answer = table.evaluate(with_clock(test.input))
    except DomainError as refusal:
        error = refusal.problems[0].code
    outputs = plain(answer.outputs)
    differences = tuple(_differences(test.expected, outputs, answer.matched, error))
    return TestResult(
        id=test.id,
        name=test.name,
        passed=not differences,
        outputs=outputs,
        matched=answer.matched,
        error=error,
        differences=differences,
    )


def _differences(expected: Expected, outputs: Any, matched: tuple[str, ...], error: str | None) -> Iterator[Difference]:
    wanted = None if expected.error is UNSET else expected.error
    if wanted != error:
        yield Difference(path=("error",), expected=wanted, actual=error)
    if error is not None:
        return
    if expected.outputs is not UNSET:
        yield from _compared(expected.outputs, outputs, ("outputs",))
    if expected.rows is not UNSET:
        yield from _compared(list(expected.rows), [] if outputs is None else outputs, ("rows",))
    if expected.matched is not UNSET and expected.matched != matched:
        yield Difference(path=("matched",), expected=list(expected.matched), actual=list(matched))


def _compared(expected: Any, actual: Any, path: Path) -> Iterator[Difference]:
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in dict.fromkeys((*expected, *actual)):
            yield from _compared(expected.get(key), actual.get(key), (*path, key))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for place, (wanted, found) in enumerate(zip(expected, actual, strict=True)):
            yield from _compared(wanted, found, (*path, place))
    elif equal(expected, actual) is not True:
        yield Difference(path=path, expected=expected, actual=actual)
