"""Literals, and the lists, contexts and ranges that are written out."""

from typing import Any

from orderloom.language.feel.comparison import ordered
from orderloom.language.feel.compile.build import Build, Local, Run
from orderloom.language.feel.syntax import ContextLiteral, ListLiteral, Literal, Node, RangeLiteral
from orderloom.language.feel.values import UNKNOWN, Range, kind

_BOUNDS = frozenset(
    ("number", "string", "date", "time", "date and time", "days and time duration", "years and months duration")
)


def literal(node: Literal, build: Build) -> Run:
    value = node.value
    return lambda scope, env: value


def list_literal(node: ListLiteral, build: Build) -> Run:
    runs = build.runs(node.items)
    if not build.tracking:
        return lambda scope, env: [run_item(scope, env) for run_item in runs]

    def run(scope: Any, env: Any) -> Any:
        items = [run_item(scope, env) for run_item in runs]
        return UNKNOWN if any(item is UNKNOWN for item in items) else items

    return run


def context_literal(node: ContextLiteral, build: Build) -> Run:
    """Each entry sees those before it."""
    build.tally.builds, tracking = True, build.tracking
    entries: list[tuple[str, int, Run]] = []
    for key, value in node.entries:
        run_value, slot = build.run(value), build.slot()
        entries.append((key, slot, run_value))
        build = build.inside(Local(key, slot))

    def run(scope: Any, env: Any) -> Any:
        found: dict[str, Any] = {}
        for key, slot, run_value in entries:
            found[key] = env.slots[slot] = run_value(scope, env)
        return UNKNOWN if tracking and any(value is UNKNOWN for value in found.values()) else found

    return run


def range_literal(node: RangeLiteral, build: Build) -> Run:
    start, end = _bound(node.start, build), _bound(node.end, build)
    start_included, end_included = node.start_included, node.end_included
    bounded = node.start is not None and node.end is not None
    has_start = node.start is not None

    def run(scope: Any, env: Any) -> Any:
        low, high = start(scope, env), end(scope, env)
        if low is UNKNOWN or high is UNKNOWN:
            return UNKNOWN
        if not (_fits(low, high) if bounded else kind(low if has_start else high) in _BOUNDS):
            return None
        return Range(low, high, start_included, end_included)

    return run


def _bound(node: Node | None, build: Build) -> Run:
    return (lambda scope, env: None) if node is None else build.run(node)


def _fits(low: Any, high: Any) -> bool:
    """Bounds are of one kind and in order."""
    return kind(low) in _BOUNDS and ordered(lambda a, b: a <= b, low, high) is True
