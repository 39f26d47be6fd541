"""What each built-in gives, from the types of what it is given. `RESULTS` has a rule for each name in the registry."""

from collections.abc import Callable, Mapping

import msgspec

from orderloom.language.feel import values
from orderloom.language.feel.syntax import Literal, Node
from orderloom.language.feel.typing.types import (
    ANY,
    ANY_CONTEXT,
    ANY_RANGE,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    MONTHS,
    NULL,
    NUMBER,
    STRING,
    TIME,
    ContextOf,
    ListOf,
    Text,
    Type,
    join,
    join_all,
    kinds,
    of_kinds,
)


class Given(msgspec.Struct, frozen=True):
    """The arguments of a call in the order of the parameters; what was left out is null, `spread` has those beyond."""

    types: tuple[Type, ...]
    nodes: tuple[Node | None, ...]
    spread: tuple[Type, ...] = ()


Rule = Callable[[Given], Type]
_SUMMED = frozenset((values.NUMBER, values.DAYS, values.MONTHS))


def _always(of: Type) -> Rule:
    return lambda given: of


def items(of: Type) -> Type:
    """The items of what stands for a list: a single value is a list of one."""
    return of.item if isinstance(of, ListOf) else of


def _first(given: Given) -> Type:
    return given.types[0]


def _same_list(given: Given) -> Type:
    return ListOf(items(_first(given)))


def _with_new(place: int) -> Rule:
    """A list in which an item was put."""
    return lambda given: ListOf(join(items(_first(given)), given.types[place]))


def _element(given: Given) -> Type:
    """One of the items, given as a list or one by one."""
    return join_all(given.spread) if len(given.spread) > 1 else items(_first(given))


def _summed(given: Given) -> Type:
    return of_kinds(kinds(_element(given)) & _SUMMED)


def _appended(given: Given) -> Type:
    return ListOf(join_all((items(_first(given)), *given.spread[1:])))


def _all_lists(given: Given) -> Type:
    return ListOf(join_all(tuple(map(items, given.spread))))


def _flat(given: Given) -> Type:
    inner = _first(given)
    while isinstance(inner, ListOf):
        inner = inner.item
    return ListOf(ANY if inner != ANY and values.LIST in kinds(inner) else inner)


def _of_length(given: Given) -> Type:
    """A list of one stands for its item."""
    return of_kinds((kinds(_first(given)) | kinds(items(_first(given)))) & _SUMMED)


def _value(given: Given) -> Type:
    """The entry of a key that is written out; anything for a computed key."""
    of, key = given.types[0], given.nodes[1]
    if not isinstance(of, ContextOf) or not isinstance(key, Literal):
        return ANY
    return of.fields.get(key.value, ANY if of.open else NULL)


def _entries(given: Given) -> Type:
    of = _first(given)
    value = join_all(tuple(of.fields.values())) if isinstance(of, ContextOf) and not of.open else ANY
    return ListOf(ContextOf({"key": STRING, "value": value}))


def _put(given: Given) -> Type:
    of, key = given.types[0], given.nodes[1]
    if not isinstance(of, ContextOf) or not isinstance(key, Literal) or type(key.value) is not str:
        return ANY_CONTEXT
    return ContextOf({**of.fields, key.value: given.types[2]}, of.open)


def _merged(given: Given) -> Type:
    of = items(_first(given))
    return ContextOf(of.fields, True) if isinstance(of, ContextOf) else ANY_CONTEXT


def _replaced(given: Given) -> Type:
    return ListOf(join(items(_first(given)), given.types[2]))


_NUMERIC = (
    *("number", "decimal", "floor", "ceiling", "round up", "round down"),
    *("round half up", "round half down", "round half even", "modulo", "sqrt", "log", "exp"),
    *("string length", "count", "median", "stddev", "product", "day of year", "week of year"),
)
_STRINGS = (
    *("string", "substring", "upper case", "lower case", "trim", "substring before", "substring after"),
    *("replace", "string join"),
)
_TRUTHS = (
    *("even", "odd", "contains", "starts with", "ends with", "matches", "list contains", "not", "all", "any", "is"),
    *("before", "after", "meets", "met by", "overlaps", "overlaps before", "overlaps after", "finishes"),
    *("finished by", "includes", "during", "starts", "started by", "coincides"),
)
_DAYS_OF_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_OF_YEAR = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
RESULTS: Mapping[str, Rule] = {
    **dict.fromkeys(_NUMERIC, _always(NUMBER)),
    **dict.fromkeys(_STRINGS, _always(STRING)),
    **dict.fromkeys(_TRUTHS, _always(BOOLEAN)),
    **dict.fromkeys(("mode", "index of"), _always(ListOf(NUMBER))),
    **dict.fromkeys(("sublist", "remove", "reverse", "distinct values", "sort"), _same_list),
    **dict.fromkeys(("concatenate", "union"), _all_lists),
    **dict.fromkeys(("min", "max"), _element),
    **dict.fromkeys(("sum", "mean"), _summed),
    "abs": _of_length,
    "split": _always(ListOf(STRING)),
    "append": _appended,
    "insert before": _with_new(2),
    "list replace": _replaced,
    "flatten": _flat,
    "get value": _value,
    "get entries": _entries,
    "context": _always(ANY_CONTEXT),
    "context put": _put,
    "context merge": _merged,
    "date": _always(DATE),
    "time": _always(TIME),
    "date and time": _always(DATE_TIME),
    "now": _always(DATE_TIME),
    "today": _always(DATE),
    "duration": _always(DURATION),
    "years and months duration": _always(MONTHS),
    "day of week": _always(Text(_DAYS_OF_WEEK)),
    "month of year": _always(Text(_MONTHS_OF_YEAR)),
    "range": _always(ANY_RANGE),
}
