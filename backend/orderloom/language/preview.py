"""An expression tried out while it is written: its value, its type, what it reads, and what is wrong with it."""

import re
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from orderloom.language.feel import UNKNOWN, FeelError, compile_expression, compile_unary_tests
from orderloom.language.feel.builtins.conversion import to_string
from orderloom.language.feel.typing import (
    ANY,
    NULL,
    Checked,
    Complaint,
    ContextOf,
    Type,
    check_tests,
    check_text,
    written,
)
from orderloom.language.feel.values import (
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS,
    LIST,
    MONTHS,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    Range,
    kind,
    number,
)
from orderloom.language.values import plain

_TEMPORAL = frozenset((DATE, TIME, DATE_TIME, DAYS, MONTHS))
_NAME = re.compile(r"[^\W\d]\w*(?: \w+)*")
_NOTHING: frozenset[str] = frozenset()
_EXHAUSTED = Complaint(
    code="feel.limit",
    message="This takes more steps than an expression may, so its value is null.",
    position=0,
    severity="warning",
)


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """`value` is plain data and `text` the same as FEEL writes it, null when it hangs on the `unset` paths.

    `type` is what was inferred before the values were looked at. `missing` are the paths read that have no value.
    """

    value: Any = None
    text: str | None = None
    type: str
    reads: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Complaint, ...] = ()


def preview(text: str, known: ContextOf, values: Mapping[str, Any], unknown: frozenset[str] = _NOTHING) -> Preview:
    """Never raises. `unknown` are paths of which nothing is known, with all below them."""
    checked = check_text(text, known)
    try:
        verdict = compile_expression(text).verdict(values, unknown)
    except FeelError as error:
        return _unreadable(checked, error)
    settled = verdict.value is not UNKNOWN
    over = (_EXHAUSTED,) if verdict.exhausted else ()
    return Preview(
        value=_plain(verdict.value) if settled else None,
        text=feel_text(verdict.value) if settled else None,
        type=written(checked.type),
        reads=verdict.reads,
        unset=verdict.unset,
        missing=tuple(path for path in verdict.reads if _missing(values, path)),
        problems=(*checked.complaints, *over),
    )


def preview_tests(text: str, tested: tuple[Type, Any], known: ContextOf, values: Mapping[str, Any]) -> Preview:
    """As `preview`, for a cell that tests a value of a type; the value is whether the cell takes it."""
    checked = check_tests(text, tested[0], known)
    try:
        tests = compile_unary_tests(text)
    except FeelError as error:
        return _unreadable(checked, error)
    verdict = tests.matches(tested[1], values)
    return Preview(
        value=verdict,
        text=feel_text(verdict),
        type="boolean",
        reads=tuple(sorted(tests.paths)),
        missing=tuple(path for path in sorted(tests.paths) if _missing(values, path)),
        problems=checked.complaints,
    )


def _missing(values: Mapping[str, Any], path: str) -> bool:
    """Whether a path leads to nothing; below a list or anything that is no object it is not followed."""
    found: Any = values
    for step in path.split("."):
        if not isinstance(found, Mapping):
            return found is None
        found = cast(Mapping[str, Any], found).get(step)
    return found is None


def _unreadable(checked: Checked, error: FeelError) -> Preview:
    """What the check missed, the compiler says."""
    found = Complaint(code=error.problems[0].code, message=error.message, position=error.position)
    return Preview(type=written(ANY), problems=checked.complaints or (found,))


def feel_text(value: Any) -> str:
    """A value as an expression would write it: `@"2026-01-31"`, `{city: "Recife"}`."""
    of = kind(value)
    if of == LIST:
        return f"[{', '.join(map(feel_text, value))}]"
    if of == CONTEXT:
        return "{" + ", ".join(f"{_key(key)}: {feel_text(part)}" for key, part in value.items()) + "}"
    if of == RANGE:
        return _range(value)
    if of in _TEMPORAL:
        return f'@"{to_string(value)}"'
    if of == STRING:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return to_string(value) or NULL.name


def _key(key: str) -> str:
    return key if _NAME.fullmatch(key) else feel_text(key)


def _range(value: Range) -> str:
    opening, closing = "[" if value.start_included else "(", "]" if value.end_included else ")"
    return f"{opening}{feel_text(value.start)}..{feel_text(value.end)}{closing}"


def _plain(value: Any) -> Any:
    """As JSON has it; what JSON has no word for, such as a range, as text."""
    of = kind(value)
    if of == LIST:
        return [_plain(item) for item in value]
    if of == CONTEXT:
        return {str(key): _plain(part) for key, part in value.items()}
    if of == NUMBER:
        return plain(number(value))
    if of in _TEMPORAL:
        return to_string(value)
    return feel_text(value) if of == RANGE else plain(value)
