"""From tree to type: one rule a kind of node, and the doors of the package."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from orderloom.language.feel import syntax, values
from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.parser import parse_expression, parse_tests
from orderloom.language.feel.syntax import Node
from orderloom.language.feel.typing import calls, cells, operators
from orderloom.language.feel.typing.complaints import MISTYPED, UNKNOWN_NAME, Complaint, meant_name
from orderloom.language.feel.typing.members import member
from orderloom.language.feel.typing.names import Item, Local, Names
from orderloom.language.feel.typing.results import items
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.feel.typing.state import Reading, Rules
from orderloom.language.feel.typing.types import (
    ANY,
    ANY_LIST,
    BOOLEAN,
    NULL,
    NUMBER,
    ContextOf,
    ListOf,
    RangeOf,
    Type,
    join,
    join_all,
    kinds,
    type_of,
)

_NO_NAMES: Iterable[str] = ()
_REMEMBERED = 4096


class Checked(msgspec.Struct, frozen=True):
    """`complaints` in the order of the text; a text that can't be read has one, and gives anything."""

    type: Type
    complaints: tuple[Complaint, ...]


def infer(tree: Node, scope: ContextOf) -> Checked:
    """The type of an expression in a scope, and what is surely wrong with it."""
    return _checked(tree, Reading(_RULES, Names(scope), [], None))


def infer_tests(tree: syntax.Tests, tested: Type, scope: ContextOf) -> Checked:
    """As `infer`, for a cell that tests a value of this type."""
    return _checked(tree, Reading(_RULES, Names(scope), [], tested))


def check_text(text: str, scope: ContextOf, names: Iterable[str] = _NO_NAMES) -> Checked:
    """As `infer`; that the text can't be read is a complaint, too."""
    try:
        return infer(_expression(text, frozenset(names)), scope)
    except FeelError as error:
        return _unreadable(error)


def check_tests(text: str, tested: Type, scope: ContextOf, names: Iterable[str] = _NO_NAMES) -> Checked:
    try:
        return infer_tests(_tests(text, frozenset(names)), tested, scope)
    except FeelError as error:
        return _unreadable(error)


@lru_cache(maxsize=_REMEMBERED)
def _expression(text: str, names: frozenset[str]) -> Node:
    """A draft is checked at each save, and most of it is as it was."""
    return parse_expression(text, names)


@lru_cache(maxsize=_REMEMBERED)
def _tests(text: str, names: frozenset[str]) -> syntax.Tests:
    return parse_tests(text, names)


def _checked(tree: Node, reading: Reading) -> Checked:
    of = reading.infer(tree)
    return Checked(of, tuple(sorted(reading.complaints, key=lambda complaint: complaint.position)))


def _unreadable(error: FeelError) -> Checked:
    code = error.problems[0].code
    return Checked(ANY, (Complaint(code=code, message=error.message, position=error.position),))


def expect_condition(of: Type, at: int, what: str, reading: Reading) -> None:
    if of != NULL and values.BOOLEAN not in kinds(of):
        reading.complain(MISTYPED, f"{what} is {spoken(of)}; it has to be true or false.", at)


def _literal(node: syntax.Literal, reading: Reading) -> Type:
    return type_of(node.value)


def _name(node: syntax.Name, reading: Reading) -> Type:
    found = reading.names.of(node.name)
    if found is None:
        known = {**dict.fromkeys(reading.names.known(), ANY), **reading.names.scope.fields} if reading.suggests else {}
        suggestion = meant_name(node.name, known)
        reading.complain(UNKNOWN_NAME, f"There is no '{node.name}' here.", node.at, suggestion)
        return ANY
    return found


def _path(node: syntax.Path, reading: Reading) -> Type:
    found = member(reading.infer(node.base), node.name, node, reading.suggests)
    if isinstance(found, Complaint):
        reading.note(found)
        return ANY
    return found


def _list(node: syntax.ListLiteral, reading: Reading) -> Type:
    return ListOf(join_all(tuple(map(reading.infer, node.items))))


def _context(node: syntax.ContextLiteral, reading: Reading) -> Type:
    """Each entry sees those before it."""
    fields: dict[str, Type] = {}
    for key, part in node.entries:
        fields[key] = reading.infer(part)
        reading = reading.inside(Local(key, fields[key]))
    return ContextOf(fields)


def _filter(node: syntax.Filter, reading: Reading) -> Type:
    base = reading.infer(node.base)
    item = items(base)
    condition = reading.inside(Item(item)).infer(node.condition)
    found = kinds(condition)
    if condition != NULL and not found & {values.BOOLEAN, values.NUMBER}:
        message = f"A filter is a condition or a position, not {spoken(condition)}."
        reading.complain(MISTYPED, message, node.condition.at)
    if _is_written_number(node.condition):
        return item
    return ListOf(item) if values.NUMBER not in found else ANY


def _is_written_number(node: Node) -> bool:
    """A position that is computed may be null, and then no item is meant."""
    if isinstance(node, syntax.Negate):
        return _is_written_number(node.operand)
    return isinstance(node, syntax.Literal) and type_of(node.value) == NUMBER


def _junction(node: syntax.And | syntax.Or, reading: Reading) -> Type:
    for part in node.items:
        expect_condition(reading.infer(part), part.at, "What stands beside 'and' and 'or'", reading)
    return BOOLEAN


def _choice(node: syntax.If, reading: Reading) -> Type:
    expect_condition(reading.infer(node.condition), node.condition.at, "The condition of 'if'", reading)
    return join(reading.infer(node.then), reading.infer(node.otherwise))


def _for(node: syntax.For, reading: Reading) -> Type:
    inner = _iterated(node.iterators, reading).inside(Local("partial", ANY_LIST))
    return ListOf(inner.infer(node.body))


def _quantified(node: syntax.Quantified, reading: Reading) -> Type:
    inner = _iterated(node.iterators, reading)
    expect_condition(inner.infer(node.body), node.body.at, "What follows 'satisfies'", reading)
    return BOOLEAN


def _iterated(iterators: tuple[syntax.Iterator, ...], reading: Reading) -> Reading:
    """Each domain sees the variables before it."""
    for iterator in iterators:
        of = reading.infer(iterator.domain)
        if iterator.end is not None:
            of = join(of, reading.infer(iterator.end))
        variable = of.point if isinstance(of, RangeOf) else items(of)
        reading = reading.inside(Local(iterator.name, variable))
    return reading


def _instance(node: syntax.InstanceOf, reading: Reading) -> Type:
    reading.infer(node.value)
    return BOOLEAN


_RULES: Rules = {
    syntax.Literal: _literal,
    syntax.Name: _name,
    syntax.Path: _path,
    syntax.Input: cells.tested_value,
    syntax.Test: cells.operator_test,
    syntax.Tests: cells.cell,
    syntax.In: cells.membership,
    syntax.ListLiteral: _list,
    syntax.ContextLiteral: _context,
    syntax.RangeLiteral: operators.range_literal,
    syntax.Filter: _filter,
    syntax.Negate: operators.negation,
    syntax.Arithmetic: operators.arithmetic,
    syntax.Compare: operators.comparison,
    syntax.Between: operators.between,
    syntax.And: _junction,
    syntax.Or: _junction,
    syntax.If: _choice,
    syntax.For: _for,
    syntax.Quantified: _quantified,
    syntax.InstanceOf: _instance,
    syntax.Call: calls.call,
    syntax.FunctionLiteral: calls.function_literal,
}
