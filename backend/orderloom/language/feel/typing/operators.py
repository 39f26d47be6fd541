"""The types that operators take and give, and what can never be compared."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from orderloom.language.feel.syntax import Arithmetic, Between, Compare, Literal, Negate, Node, RangeLiteral
from orderloom.language.feel.typing.complaints import MISTYPED, NEVER, Complaint, closest
from orderloom.language.feel.typing.members import dotted
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.feel.typing.state import Reading
from orderloom.language.feel.typing.types import BOOLEAN, NULL, RangeOf, Text, Type, join_all, kinds, of_kinds
from orderloom.language.feel.values import DATE, DATE_TIME, DAYS, MONTHS, NUMBER, STRING, TIME

_Table = Mapping[tuple[str, str], str]
_SHIFTED: _Table = {
    (DATE, DAYS): DATE,
    (DATE_TIME, DAYS): DATE_TIME,
    (TIME, DAYS): TIME,
    (DATE, MONTHS): DATE,
    (DATE_TIME, MONTHS): DATE_TIME,
    (DAYS, DAYS): DAYS,
    (MONTHS, MONTHS): MONTHS,
}
_NUMERAL = re.compile(r"-?\d+(\.\d+)?")
_ON_DAYS = (DATE, DATE_TIME)
RESULTS: Mapping[str, _Table] = {
    "+": {
        (NUMBER, NUMBER): NUMBER,
        (STRING, STRING): STRING,
        **_SHIFTED,
        **{(right, left): result for (left, right), result in _SHIFTED.items()},
    },
    "-": {
        (NUMBER, NUMBER): NUMBER,
        **_SHIFTED,
        **{(left, right): DAYS for left in _ON_DAYS for right in _ON_DAYS},
        (TIME, TIME): DAYS,
    },
    "*": {
        (NUMBER, NUMBER): NUMBER,
        (DAYS, NUMBER): DAYS,
        (NUMBER, DAYS): DAYS,
        (MONTHS, NUMBER): MONTHS,
        (NUMBER, MONTHS): MONTHS,
    },
    "/": {
        (NUMBER, NUMBER): NUMBER,
        (DAYS, NUMBER): DAYS,
        (MONTHS, NUMBER): MONTHS,
        (DAYS, DAYS): NUMBER,
        (MONTHS, MONTHS): NUMBER,
    },
    "**": {(NUMBER, NUMBER): NUMBER},
}
ORDERED = frozenset((NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS, MONTHS))
_NEGATED = frozenset((NUMBER, DAYS, MONTHS))
_READERS = {
    NUMBER: "number",
    DATE: "date",
    DATE_TIME: "date and time",
    TIME: "time",
    DAYS: "duration",
    MONTHS: "duration",
}
_BOTH = 2
_VERBS = {"+": "added", "-": "subtracted", "*": "multiplied", "/": "divided", "**": "raised"}


def arithmetic(node: Arithmetic, reading: Reading) -> Type:
    left, right = reading.infer(node.left), reading.infer(node.right)
    if NULL in (left, right):
        return NULL
    results = _results(node.operator, kinds(left), kinds(right))
    if not results:
        message = f"{spoken(left).capitalize()} and {spoken(right)} can't be {_VERBS[node.operator]}."
        reading.complain(MISTYPED, message, node.at, _conversion(node.left, node.right, (left, right)))
    return of_kinds(results)


@lru_cache(maxsize=1024)
def _results(operator: str, left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    table = RESULTS[operator]
    return frozenset(table[pair] for pair in product(left, right) if pair in table)


def negation(node: Negate, reading: Reading) -> Type:
    operand = reading.infer(node.operand)
    results = kinds(operand) & _NEGATED
    if not results and operand != NULL:
        reading.complain(MISTYPED, f"{spoken(operand).capitalize()} has no negative.", node.at)
    return of_kinds(results)


def comparison(node: Compare, reading: Reading) -> Type:
    sides = reading.infer(node.left), reading.infer(node.right)
    found = incomparable(node.operator, sides, (node.left, node.right), node.at)
    if found is not None:
        reading.note(found)
    return BOOLEAN


def between(node: Between, reading: Reading) -> Type:
    value = reading.infer(node.value)
    for operator, bound in ((">=", node.low), ("<=", node.high)):
        found = incomparable(operator, (value, reading.infer(bound)), (node.value, bound), bound.at)
        if found is not None:
            reading.note(found)
    return BOOLEAN


def range_literal(node: RangeLiteral, reading: Reading) -> Type:
    """Bounds have an order, and one among each other."""
    bounds = [(each, reading.infer(each)) for each in (node.start, node.end) if each is not None]
    unordered = [(each, of) for each, of in bounds if of != NULL and not kinds(of) & ORDERED]
    for each, of in unordered:
        reading.complain(MISTYPED, f"{spoken(of).capitalize()} is no bound of a range.", each.at)
    if len(bounds) == _BOTH and not unordered:
        (start, low), (end, high) = bounds
        found = incomparable("<", (low, high), (start, end), node.at)
        if found is not None:
            reading.note(found)
    point = join_all(tuple(of for _, of in bounds))
    return RangeOf(Text() if isinstance(point, Text) else point)


def incomparable(
    operator: str, sides: tuple[Type, Type], nodes: tuple[Node | None, Node | None], at: int
) -> Complaint | None:
    """Why the comparison is never true, whatever the values; None when it may be. Null compares with anything."""
    left, right = sides
    if NULL in sides:
        return None
    common = kinds(left) & kinds(right)
    if operator not in ("=", "!="):
        common &= ORDERED
    if not common:
        if operator in ("=", "!="):
            message = f"{spoken(left).capitalize()} is never equal to {spoken(right)}."
        else:
            message = f"{spoken(left).capitalize()} and {spoken(right)} have no order."
        suggestion = _conversion(nodes[0], nodes[1], sides)
        return Complaint(code=MISTYPED, message=message, position=at, suggestion=suggestion)
    return _never(sides, nodes[0], at) if operator in ("=", "!=") else None


def _never(sides: tuple[Type, Type], node: Node | None, at: int) -> Complaint | None:
    """A text that none of those is that may be."""
    left, right = sides
    if not isinstance(left, Text) or not isinstance(right, Text) or not left.values or not right.values:
        return None
    if set(left.values) & set(right.values):
        return None
    said, known = (right, left) if len(left.values) >= len(right.values) else (left, right)
    near = closest(said.values[0], known.values)
    path = dotted(node) if node is not None else None
    return Complaint(
        code=NEVER,
        message=f'{path or "This"} is never "{said.values[0]}"; it is one of {", ".join(known.values)}.',
        position=at,
        suggestion=f'Did you mean "{near}"?' if near is not None else None,
        severity="warning",
    )


def _conversion(left: Node | None, right: Node | None, sides: tuple[Type, Type]) -> str | None:
    """A text against a number, a date or a duration: it has to be read as one first."""
    for text, node, other in ((sides[0], left, sides[1]), (sides[1], right, sides[0])):
        wanted = kinds(other)
        function = _READERS.get(next(iter(wanted))) if len(wanted) == 1 else None
        if isinstance(text, Text) and node is not None and function is not None:
            if isinstance(node, Literal) and function != "number":
                return f'Write @"{node.value}".'
            if isinstance(node, Literal):
                return f"Write {node.value}." if _NUMERAL.fullmatch(node.value) else None
            path = dotted(node)
            if path is not None:
                return f"Write {function}({path})."
    return None
