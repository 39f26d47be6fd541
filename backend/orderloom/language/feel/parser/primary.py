"""What stands on its own: literals, names, lists, contexts, ranges, and the phrases `if`, `for`, `some`, `every`."""

from collections.abc import Callable
from decimal import Decimal

from orderloom.language.feel import temporal
from orderloom.language.feel.lexer import AT, KEYWORD, NAME, NUMBER, STRING
from orderloom.language.feel.parser.cursor import Cursor
from orderloom.language.feel.parser.names import take_key, take_name
from orderloom.language.feel.parser.phrases import PHRASES
from orderloom.language.feel.syntax import (
    ContextLiteral,
    Input,
    ListLiteral,
    Literal,
    Name,
    Node,
    RangeLiteral,
)
from orderloom.language.feel.values import DIGITS

_CONSTANTS = {"null": None, "true": True, "false": False}
_HALF_OPEN = {"<": False, "<=": True, ">": False, ">=": True}
BOUNDS = frozenset((*_HALF_OPEN, "="))
"""What a range with one bound begins with."""
_COMPARISON = 30


def primary(cursor: Cursor) -> Node:
    token = cursor.token
    if token.kind is NAME:
        return Name(at=token.at, name=take_name(cursor))
    read = _BY_KIND.get(token.kind) or _BY_SIGN.get(token.text)
    if read is None:
        raise cursor.error(f"Expected a value, found {cursor.found()}.")
    return read(cursor)


def _number(cursor: Cursor) -> Node:
    token = cursor.take()
    value = DIGITS.create_decimal(Decimal(token.text))
    if not value.is_finite():
        raise cursor.error("This number is too large.", token.at)
    return Literal(at=token.at, value=value)


def _string(cursor: Cursor) -> Node:
    token = cursor.take()
    return Literal(at=token.at, value=token.text)


def _moment(cursor: Cursor) -> Node:
    token = cursor.take()
    value = temporal.parse(token.text)
    if value is None:
        raise cursor.error(f"'{token.text}' is no date, time or duration.", token.at)
    return Literal(at=token.at, value=value)


def _keyword(cursor: Cursor) -> Node:
    token = cursor.token
    if token.text in _CONSTANTS:
        cursor.take()
        return Literal(at=token.at, value=_CONSTANTS[token.text])
    phrase = PHRASES.get(token.text)
    if phrase is None:
        raise cursor.error(f"'{token.text}' can't stand here.")
    return phrase(cursor)


def _input(cursor: Cursor) -> Node:
    return Input(at=cursor.take().at)


def _bracket(cursor: Cursor) -> Node:
    """A bracketed expression, a range with an open start, or `(< 10)`, a range with one bound."""
    opening = cursor.take()
    before = cursor.filtering(True)
    inner = cursor.expression()
    cursor.filters_allowed = before
    if cursor.at(".."):
        return range_from(cursor, inner, False, opening.at)
    cursor.expect(")", "to close the bracket")
    return inner


def bounded(cursor: Cursor) -> Node:
    """`< 10`, a range with one bound, and `= 10`, one with the same bound twice, where an expression may begin."""
    token = cursor.take()
    at, operator = token.at, token.text
    bound = cursor.expression(_COMPARISON)
    if operator == "=":
        return RangeLiteral(at=at, start=bound, end=bound, start_included=True, end_included=True)
    included = _HALF_OPEN[operator]
    if operator.startswith("<"):
        return RangeLiteral(at=at, start=None, end=bound, start_included=False, end_included=included)
    return RangeLiteral(at=at, start=bound, end=None, start_included=included, end_included=False)


def _open_range(cursor: Cursor) -> Node:
    opening = cursor.take()
    start = cursor.expression()
    if not cursor.at(".."):
        raise cursor.error(f"Expected '..' in a range that begins with ']', found {cursor.found()}.")
    return range_from(cursor, start, False, opening.at)


def _list(cursor: Cursor) -> Node:
    opening = cursor.take()
    items: list[Node] = []
    before = cursor.filtering(True)
    while not cursor.at("]"):
        items.append(cursor.expression())
        if len(items) == 1 and cursor.at(".."):
            cursor.filters_allowed = before
            return range_from(cursor, items[0], True, opening.at)
        if not cursor.accept(","):
            break
    cursor.expect("]", "to close the list")
    cursor.filters_allowed = before
    return ListLiteral(at=opening.at, items=tuple(items))


def range_from(cursor: Cursor, start: Node, start_included: bool, at: int) -> Node:
    """The rest of a range; the cursor stands on its `..`."""
    cursor.expect("..", "in a range")
    end = cursor.enclosed(filters_allowed=False)
    if not any(cursor.at(sign) for sign in ("]", ")", "[")):
        raise cursor.error(f"Expected ']', ')' or '[' to close the range, found {cursor.found()}.")
    end_included = cursor.take().text == "]"
    return RangeLiteral(at=at, start=start, end=end, start_included=start_included, end_included=end_included)


def lone_range(cursor: Cursor) -> RangeLiteral:
    opening = cursor.take()
    if opening.text not in ("[", "(", "]"):
        raise cursor.error("A range begins with '[', '(' or ']'.", opening.at)
    start = None if opening.text != "[" and cursor.at("..") else cursor.expression()
    cursor.expect("..", "in a range")
    unbounded = start is not None and (cursor.at(")") or cursor.at("["))
    end = None if unbounded else cursor.enclosed(filters_allowed=False)
    closing = cursor.take()
    if closing.text not in ("]", ")", "["):
        raise cursor.error("A range ends with ']', ')' or '['.", closing.at)
    included = opening.text == "[", closing.text == "]"
    return RangeLiteral(at=opening.at, start=start, end=end, start_included=included[0], end_included=included[1])


def _context(cursor: Cursor) -> Node:
    opening = cursor.take()
    entries: dict[str, Node] = {}
    names, before = cursor.names, cursor.filtering(True)
    cursor.names = names.copy()
    while not cursor.at("}"):
        key = _key(cursor)
        if key in entries:
            raise cursor.error(f"The context has two entries '{key}'.", opening.at)
        entries[key] = cursor.expression()
        cursor.declare(key)
        if not cursor.accept(","):
            break
    cursor.expect("}", "to close the context")
    cursor.names, cursor.filters_allowed = names, before
    return ContextLiteral(at=opening.at, entries=tuple(entries.items()))


def _key(cursor: Cursor) -> str:
    if cursor.token.kind == STRING:
        key = cursor.take().text
        cursor.expect(":", "after the key")
        return key
    key = take_key(cursor)
    if key is None:
        raise cursor.error(f"Expected 'key: value' in the context, found {cursor.found()}.")
    return key


_BY_KIND: dict[str, Callable[[Cursor], Node]] = {NUMBER: _number, STRING: _string, AT: _moment, KEYWORD: _keyword}
_BY_SIGN: dict[str, Callable[[Cursor], Node]] = {
    "(": _bracket,
    "[": _list,
    "]": _open_range,
    "{": _context,
    "?": _input,
}
