"""The types that an expression may have: what is known of a value before there is one. Null is of every type."""

from collections.abc import Mapping
from typing import Any

import msgspec

from orderloom.language.feel import values
from orderloom.language.feel.syntax import TypeName
from orderloom.language.feel.values import kind

_NONE: Mapping[str, Any] = {}


class Type(msgspec.Struct, frozen=True):
    """Base of all types."""


class Atom(Type, frozen=True):
    """A type without parts: `any`, `null`, `duration` (of either sort), or a FEEL type by its name."""

    name: str


class Text(Type, frozen=True):
    """A string. `values` are all that it may be, none if that is open; `holds` says what it writes, such as a date."""

    values: tuple[str, ...] = ()
    holds: str | None = None


class ListOf(Type, frozen=True):
    item: Type


class RangeOf(Type, frozen=True):
    point: Type


class ContextOf(Type, frozen=True):
    """`open`: entries beyond `fields` are possible. `name` is that of a record of the product, if it is one."""

    fields: Mapping[str, Type] = _NONE
    open: bool = False
    name: str = ""


class FunctionOf(Type, frozen=True):
    parameters: tuple[str, ...]
    result: Type


ANY, NULL, DURATION = Atom("any"), Atom("null"), Atom("duration")
STRING = Text()
NUMBER, BOOLEAN = Atom(values.NUMBER), Atom(values.BOOLEAN)
DATE, TIME, DATE_TIME = Atom(values.DATE), Atom(values.TIME), Atom(values.DATE_TIME)
DAYS, MONTHS = Atom(values.DAYS), Atom(values.MONTHS)
ANY_LIST, ANY_CONTEXT, ANY_RANGE = ListOf(ANY), ContextOf(open=True), RangeOf(ANY)

EVERY = frozenset(
    (
        values.NUMBER,
        values.STRING,
        values.BOOLEAN,
        values.DATE,
        values.TIME,
        values.DATE_TIME,
        values.DAYS,
        values.MONTHS,
        values.LIST,
        values.CONTEXT,
        values.RANGE,
        values.FUNCTION,
    )
)
_OF_ATOM = {"any": EVERY, "null": frozenset[str](), "duration": frozenset((values.DAYS, values.MONTHS))}
_OF_SHAPE: Mapping[type[Type], frozenset[str]] = {
    Text: frozenset((values.STRING,)),
    ListOf: frozenset((values.LIST,)),
    RangeOf: frozenset((values.RANGE,)),
    ContextOf: frozenset((values.CONTEXT,)),
    FunctionOf: frozenset((values.FUNCTION,)),
}
_DECLARED: Mapping[str, Type] = {
    "string": STRING,
    "number": NUMBER,
    "boolean": BOOLEAN,
    "date": DATE,
    "time": TIME,
    "date_time": DATE_TIME,
    "duration": DURATION,
    "list": ANY_LIST,
    "object": ANY_CONTEXT,
}
_BY_KIND: Mapping[str, Type] = {
    values.STRING: STRING,
    values.NULL: NULL,
    values.LIST: ANY_LIST,
    values.CONTEXT: ANY_CONTEXT,
    values.RANGE: ANY_RANGE,
    values.FUNCTION: FunctionOf((), ANY),
    **{atom.name: atom for atom in (NUMBER, BOOLEAN, DATE, TIME, DATE_TIME, DAYS, MONTHS)},
}


_NAMED = {"Any": ANY, "Null": NULL}


def kinds(of: Type) -> frozenset[str]:
    """The kinds of value, null aside, that something of this type may be."""
    if isinstance(of, Atom):
        found = _OF_ATOM.get(of.name)
        return frozenset((of.name,)) if found is None else found
    return _OF_SHAPE[type(of)]


def declared(name: str) -> Type:
    """The type that documents call `string`, `date_time`, `object` and so on; any for another name."""
    return _DECLARED.get(name, ANY)


def named(wanted: TypeName) -> Type:
    """The type that a text names, after `instance of` or for a parameter."""
    if wanted.name in ("list", "range"):
        inner = named(wanted.members[0][1])
        return ListOf(inner) if wanted.name == "list" else RangeOf(inner)
    if wanted.name == "context":
        return ContextOf({name: named(part) for name, part in wanted.members}, True)
    if wanted.name == "function":
        *parameters, result = wanted.members
        return FunctionOf(tuple(name for name, _ in parameters), named(result[1]))
    return _NAMED.get(wanted.name) or _BY_KIND.get(wanted.name, ANY)


def of_kinds(found: frozenset[str]) -> Type:
    """The narrowest type of values of these kinds."""
    if len(found) == 1:
        return _BY_KIND[next(iter(found))]
    if not found:
        return NULL
    return DURATION if found <= kinds(DURATION) else ANY


def join(a: Type, b: Type) -> Type:
    """The type of what is either of the two."""
    if a is b or b == NULL:
        return a
    if a == NULL:
        return b
    if type(a) is not type(b) or isinstance(a, FunctionOf):
        return _wider(a, b)
    merge = _JOINS.get(type(a))
    return _wider(a, b) if merge is None else merge(a, b)


def _wider(a: Type, b: Type) -> Type:
    return of_kinds(kinds(a) | kinds(b))


def join_all(parts: tuple[Type, ...]) -> Type:
    """The type of what is any of these; null for none."""
    found: Type = NULL
    for part in parts:
        found = join(found, part)
    return found


_MOST_VALUES = 50


def _join_texts(a: Text, b: Text) -> Type:
    known = tuple(dict.fromkeys((*a.values, *b.values))) if a.values and b.values else ()
    if len(known) > _MOST_VALUES:
        known = ()
    return Text(known, a.holds if a.holds == b.holds else None)


def _join_contexts(a: ContextOf, b: ContextOf) -> Type:
    fields = {
        name: join(a.fields.get(name, _missing(a)), b.fields.get(name, _missing(b)))
        for name in {**a.fields, **b.fields}
    }
    return ContextOf(fields, a.open or b.open, a.name if a.name == b.name else "")


def _missing(of: ContextOf) -> Type:
    return ANY if of.open else NULL


_JOINS: Mapping[type, Any] = {
    Text: _join_texts,
    ListOf: lambda a, b: ListOf(join(a.item, b.item)),
    RangeOf: lambda a, b: RangeOf(join(a.point, b.point)),
    ContextOf: _join_contexts,
}


def type_of(value: Any) -> Type:
    """The type of a value that is there."""
    of = kind(value)
    if of == values.STRING:
        return Text((str(value),))
    if of == values.LIST:
        return ListOf(join_all(tuple(map(type_of, value))))
    if of == values.CONTEXT:
        return ContextOf({str(key): type_of(part) for key, part in value.items()})
    if of == values.RANGE:
        return RangeOf(join(type_of(value.start), type_of(value.end)))
    return _BY_KIND.get(of, ANY)


def admits(of: Type, value: Any) -> bool:
    """Whether the value is of this type."""
    if value is None or of == ANY:
        return True
    if kind(value) not in kinds(of):
        return False
    if isinstance(of, Text):
        return not of.values or value in of.values
    if isinstance(of, ListOf):
        return all(admits(of.item, item) for item in value)
    if isinstance(of, RangeOf):
        return admits(of.point, value.start) and admits(of.point, value.end)
    if isinstance(of, ContextOf):
        return all(admits(of.fields.get(name, ANY if of.open else NULL), part) for name, part in value.items())
    return True


def written(of: Type) -> str:
    """The type as people read it: `list<number>`, `context<key: string>`, the name of a record."""
    if isinstance(of, Text):
        return "string"
    if isinstance(of, ListOf):
        return f"list<{written(of.item)}>"
    if isinstance(of, RangeOf):
        return f"range<{written(of.point)}>"
    if isinstance(of, FunctionOf):
        return f"function({', '.join(of.parameters)})"
    if isinstance(of, ContextOf):
        return of.name or _context_written(of)
    return of.name if isinstance(of, Atom) else "any"


def _context_written(of: ContextOf) -> str:
    if of.open or len(of.fields) > _SHOWN:
        return "context"
    return f"context<{', '.join(f'{name}: {written(part)}' for name, part in of.fields.items())}>"


_SHOWN = 4
