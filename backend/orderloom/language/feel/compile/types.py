"""`instance of`, and which types conform to which."""

from collections.abc import Callable
from typing import Any

from orderloom.language.feel.compile.build import Build, Run, weigh
from orderloom.language.feel.syntax import InstanceOf, TypeName
from orderloom.language.feel.values import CONTEXT, FUNCTION, LIST, NULL, RANGE, UNKNOWN, Range, kind

ANY = TypeName(at=0, name="Any")
Check = Callable[[Any], bool]


def instance_of(node: InstanceOf, build: Build) -> Run:
    value, check = build.run(node.value), _check(node.type)

    build.tally.counted |= node.type.name in _CHECKS

    def run(scope: Any, env: Any) -> Any:
        found = value(scope, env)
        weigh(found, env)
        return UNKNOWN if found is UNKNOWN else check(found)

    return run


def check_or_null(wanted: TypeName) -> Check:
    """Null conforms to any type inside of a list or context, and as an argument."""
    check = _check(wanted)
    return lambda value: value is None or check(value)


def _check(wanted: TypeName) -> Check:
    if wanted.name == "Any":
        return lambda value: value is not None
    if wanted.name == "Null":
        return lambda value: kind(value) is NULL
    special = _CHECKS.get(wanted.name)
    if special is not None:
        return special(wanted.members)
    name = wanted.name
    return lambda value: kind(value) == name


_Members = tuple[tuple[str, TypeName], ...]


def _list_of(members: _Members) -> Check:
    check = check_or_null(members[0][1])
    return lambda value: kind(value) is LIST and all(check(item) for item in value)


def _range_of(members: _Members) -> Check:
    check = check_or_null(members[0][1])

    def run(value: Range) -> bool:
        return kind(value) is RANGE and check(value.start) and check(value.end)

    return run


def _context_of(members: _Members) -> Check:
    checks = {key: check_or_null(member) for key, member in members}

    def run(value: Any) -> bool:
        if kind(value) is not CONTEXT:
            return False
        return all(key in value and check(value[key]) for key, check in checks.items())

    return run


def _function_of(members: _Members) -> Check:
    """What a function gives is not declared, so it may be anything."""
    *wanted, result = (member for _, member in members)

    def run(value: Any) -> bool:
        if kind(value) is not FUNCTION or len(value.parameters) != len(wanted) or result.name != "Any":
            return False
        types = value.types or (None,) * len(wanted)
        return all(conforms(given, taken or ANY) for given, taken in zip(wanted, types, strict=True))

    return run


_CHECKS: dict[str, Callable[[_Members], Check]] = {
    "list": _list_of,
    "range": _range_of,
    "context": _context_of,
    "function": _function_of,
}


def conforms(a: TypeName, b: TypeName) -> bool:
    """Whether a value of type `a` may stand wherever one of type `b` is wanted."""
    if b.name == "Any" or a.name == "Null":
        return True
    if a.name != b.name:
        return False
    if a.name == "context":
        given = dict(a.members)
        return all(key in given and conforms(given[key], wanted) for key, wanted in b.members)
    if a.name == "function":
        return _function_conforms(a.members, b.members)
    return all(conforms(left, right) for (_, left), (_, right) in zip(a.members, b.members, strict=True))


def _function_conforms(a: _Members, b: _Members) -> bool:
    """A function may take more and give less than is wanted."""
    if len(a) != len(b):
        return False
    taken = all(conforms(right, left) for (_, left), (_, right) in zip(a[:-1], b[:-1], strict=True))
    return taken and conforms(a[-1][1], b[-1][1])
