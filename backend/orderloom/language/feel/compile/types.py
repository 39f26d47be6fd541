"""`instance of`."""

from collections.abc import Callable
from typing import Any

from orderloom.language.feel.compile.build import Build, Run
from orderloom.language.feel.syntax import InstanceOf, TypeName
from orderloom.language.feel.values import CONTEXT, LIST, NULL, RANGE, UNKNOWN, Range, kind


def instance_of(node: InstanceOf, build: Build) -> Run:
    value, check = build.run(node.value), _check(node.type)

    def run(scope: Any, env: Any) -> Any:
        found = value(scope, env)
        return UNKNOWN if found is UNKNOWN else check(found)

    return run


def _check(wanted: TypeName) -> Callable[[Any], bool]:
    if wanted.name == "Any":
        return lambda value: value is not None
    if wanted.name == "Null":
        return lambda value: kind(value) is NULL
    if wanted.name == "list":
        return _list_of(_check_or_null(wanted.members[0][1]))
    if wanted.name == "range":
        return _range_of(_check_or_null(wanted.members[0][1]))
    if wanted.name == "context":
        return _context_of({key: _check_or_null(member) for key, member in wanted.members})
    name = wanted.name
    return lambda value: kind(value) == name


def _check_or_null(wanted: TypeName) -> Callable[[Any], bool]:
    """Null conforms to any type inside of a list or context."""
    check = _check(wanted)
    return lambda value: value is None or check(value)


def _list_of(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: kind(value) is LIST and all(check(item) for item in value)


def _range_of(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def run(value: Range) -> bool:
        return kind(value) is RANGE and check(value.start) and check(value.end)

    return run


def _context_of(checks: dict[str, Callable[[Any], bool]]) -> Callable[[Any], bool]:
    def run(value: Any) -> bool:
        if kind(value) is not CONTEXT:
            return False
        return all(key in value and check(value[key]) for key, check in checks.items())

    return run
