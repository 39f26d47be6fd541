"""Unary tests: the cells of decision tables, and what stands after `in`."""

from orderloom.language.feel.lexer import END
from orderloom.language.feel.parser.cursor import Cursor
from orderloom.language.feel.parser.primary import range_from
from orderloom.language.feel.syntax import Node, Test, Tests

_OPERATORS = ("<", "<=", ">", ">=", "=", "!=")
_COMPARISON = 30


def cell(cursor: Cursor) -> Tests:
    """`-`, `not(…)` or tests with commas between them."""
    at = cursor.token.at
    if cursor.at("-") and cursor.ahead().kind == END:
        cursor.take()
        return Tests(at=at, items=(), negated=False)
    if _negates_all(cursor):
        cursor.skip(2)
        items = _several(cursor)
        cursor.expect(")", "after the tests of 'not('")
        return Tests(at=at, items=items, negated=True)
    return Tests(at=at, items=_several(cursor), negated=False)


def after_in(cursor: Cursor) -> tuple[Node, ...]:
    """One test, or several in brackets. `(1..5]` is a range that begins like a bracket."""
    if not cursor.at("("):
        return (_test(cursor),)
    opening = cursor.take()
    cursor.deeper()
    before = cursor.filtering(True)
    items = [_test(cursor, 0)]
    if cursor.at(".."):
        items = [range_from(cursor, items[0], False, opening.at)]
    else:
        while cursor.accept(","):
            items.append(_test(cursor, 0))
        cursor.expect(")", "after the tests")
    cursor.depth -= 1
    cursor.filters_allowed = before
    return tuple(items)


def _negates_all(cursor: Cursor) -> bool:
    """Whether the cell is `not(…)` to its end, and not an expression that begins with a call of `not`."""
    if cursor.token.text != "not" or cursor.ahead().text != "(":
        return False
    depth = 0
    for place in range(cursor.index + 1, len(cursor.tokens)):
        depth += {"(": 1, ")": -1}.get(cursor.tokens[place].text, 0)
        if depth == 0:
            return cursor.tokens[place + 1].kind == END
    return False


def _several(cursor: Cursor) -> tuple[Node, ...]:
    items = [_test(cursor, 0)]
    while cursor.accept(","):
        items.append(_test(cursor, 0))
    return tuple(items)


def _test(cursor: Cursor, power: int = _COMPARISON) -> Node:
    operator = cursor.token
    if operator.kind == "sign" and operator.text in _OPERATORS:
        cursor.take()
        return Test(at=operator.at, operator=operator.text, operand=cursor.expression(_COMPARISON))
    return cursor.expression(power)
