"""The grammar of operators, by binding power: `or`, `and`, comparison, sums, products, powers, signs, what follows."""

from collections.abc import Callable, Iterable

from orderloom.language.feel.errors import FeelLimitError
from orderloom.language.feel.lexer import END, KEYWORD, NAME, SIGN
from orderloom.language.feel.parser import tests
from orderloom.language.feel.parser.cursor import MAX_DEPTH, Cursor
from orderloom.language.feel.parser.names import take_key, take_member
from orderloom.language.feel.parser.primary import BOUNDS, bounded, lone_range, primary
from orderloom.language.feel.parser.types import type_name
from orderloom.language.feel.syntax import (
    And,
    Arithmetic,
    Between,
    Call,
    Compare,
    Filter,
    In,
    InstanceOf,
    Negate,
    Node,
    Or,
    Path,
    RangeLiteral,
    Tests,
    depth,
)

_OR, _AND, _COMPARISON, _INSTANCE, _SUM, _PRODUCT, _POWER, _SIGN = 10, 20, 30, 35, 40, 50, 60, 70
MAX_LEVELS = 200
_FOLLOWING = frozenset((".", "[", "("))
_POWERS = {
    **dict.fromkeys(("<", "<=", ">", ">=", "=", "!=", "in", "between"), _COMPARISON),
    "instance": _INSTANCE,
    "or": _OR,
    "and": _AND,
    "+": _SUM,
    "-": _SUM,
    "*": _PRODUCT,
    "/": _PRODUCT,
    "**": _POWER,
}


def parse_expression(text: str, names: Iterable[str] = ()) -> Node:
    cursor = Cursor(text, names, _expression)
    if cursor.token.kind == END:
        raise cursor.error("The expression is empty.")
    node = cursor.expression()
    _finish(cursor, node)
    return node


def parse_tests(text: str, names: Iterable[str] = ()) -> Tests:
    cursor = Cursor(text, names, _expression)
    node = tests.cell(cursor)
    _finish(cursor, node)
    return node


def parse_range(text: str) -> RangeLiteral:
    """A range as a text of its own, where one of the bounds may be missing beside a round bracket: `[1..)`."""
    cursor = Cursor(text, (), _expression)
    node = lone_range(cursor)
    _finish(cursor, node)
    return node


def _finish(cursor: Cursor, node: Node) -> None:
    """Brackets and operators in a row add up; whoever goes through the tree needs a frame for each of its levels."""
    if cursor.token.kind != END:
        raise cursor.error(f"Expected an operator or the end, found {cursor.found()}.")
    if len(cursor.tokens) > MAX_LEVELS and depth(node) > MAX_LEVELS:
        message = f"Brackets and operators in a row may be {MAX_LEVELS} deep together."
        raise FeelLimitError(message, 0, cursor.text)


def _expression(cursor: Cursor, power: int) -> Node:
    opens = not power and cursor.token.kind is SIGN and cursor.token.text in BOUNDS
    left = bounded(cursor) if opens else _signed(cursor)
    links = 0
    while True:
        operator = cursor.token
        binding = _POWERS.get(operator.text, 0) if operator.kind is SIGN or operator.kind is KEYWORD else 0
        if binding <= power:
            return left
        links += binding > _AND
        if links > MAX_DEPTH:
            raise cursor.error(f"At most {MAX_DEPTH} operators in a row; use brackets or a list.")
        cursor.take()
        left = _INFIX.get(operator.text, _arithmetic)(cursor, left, operator.text, operator.at)


def _signed(cursor: Cursor) -> Node:
    at = cursor.token.at
    if cursor.accept("-"):
        return Negate(at=at, operand=cursor.expression(_SIGN))
    return _followed(cursor, primary(cursor))


def _followed(cursor: Cursor, node: Node) -> Node:
    """Paths, filters and calls after a primary."""
    links = 0
    while cursor.token.text in _FOLLOWING and cursor.token.kind is SIGN:
        at = cursor.token.at
        if cursor.accept("."):
            node = _path(cursor, node, at)
        elif cursor.filters_allowed and cursor.accept("["):
            node = Filter(at=at, base=node, condition=cursor.enclosed())
            cursor.expect("]", "after the filter")
        elif cursor.accept("("):
            node = _call(cursor, node)
        else:
            break
        links += 1
        if links > MAX_DEPTH:
            raise cursor.error(f"A path may have at most {MAX_DEPTH} parts.")
    return node


def _path(cursor: Cursor, base: Node, at: int) -> Node:
    if cursor.token.kind not in (NAME, KEYWORD):
        raise cursor.error(f"Expected a name after '.', found {cursor.found()}.")
    return Path(at=at, base=base, name=take_member(cursor))


def _call(cursor: Cursor, function: Node) -> Node:
    at = function.at
    positional: list[Node] = []
    named: list[tuple[str, Node]] = []
    before = cursor.filtering(True)
    while not cursor.at(")"):
        key = take_key(cursor)
        if key is None:
            positional.append(cursor.expression())
        else:
            named.append((key, cursor.expression()))
        if not cursor.accept(","):
            break
    cursor.expect(")", "after the arguments")
    cursor.filters_allowed = before
    if named and positional:
        raise cursor.error("Either all arguments have names or none.", at)
    return Call(at=at, function=function, positional=tuple(positional), named=tuple(named))


def _junction(cursor: Cursor, left: Node, operator: str, at: int) -> Node:
    kind, power = (And, _AND) if operator == "and" else (Or, _OR)
    right = cursor.expression(power)
    return kind(at=at, items=(*left.items, right) if isinstance(left, kind) else (left, right))


def _comparison(cursor: Cursor, left: Node, operator: str, at: int) -> Node:
    return Compare(at=at, operator=operator, left=left, right=cursor.expression(_COMPARISON))


def _arithmetic(cursor: Cursor, left: Node, operator: str, at: int) -> Node:
    return Arithmetic(at=at, operator=operator, left=left, right=cursor.expression(_POWERS[operator]))


def _between(cursor: Cursor, left: Node, _: str, at: int) -> Node:
    low = cursor.expression(_COMPARISON)
    cursor.expect("and", "between the two bounds")
    return Between(at=at, value=left, low=low, high=cursor.expression(_COMPARISON))


def _in(cursor: Cursor, left: Node, _: str, at: int) -> Node:
    return In(at=at, value=left, tests=tests.after_in(cursor))


def _instance(cursor: Cursor, left: Node, _: str, at: int) -> Node:
    cursor.expect("of", "after 'instance'")
    return InstanceOf(at=at, value=left, type=type_name(cursor))


_INFIX: dict[str, Callable[[Cursor, Node, str, int], Node]] = {
    **dict.fromkeys(("<", "<=", ">", ">=", "=", "!="), _comparison),
    "and": _junction,
    "or": _junction,
    "between": _between,
    "in": _in,
    "instance": _instance,
}
