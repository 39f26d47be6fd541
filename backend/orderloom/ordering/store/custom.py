"""Lists of orders by what is filled in in the fields of one's own."""

from collections.abc import Iterator, Sequence
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, func, literal, literal_column, not_, or_
from sqlalchemy.dialects.postgresql import JSONB

from orderloom.fields.contracts import FieldCondition
from orderloom.ordering.store.orders import ORDER

_COMPARE = {"gt": gt, "gte": ge, "lt": lt, "lte": le}
_FILLED = literal_column("customer_order.custom <> '{}'::jsonb")
_LOWEST, _HIGHEST = literal_column("'null'::jsonb"), literal_column("'{}'::jsonb")
_OWN: Any = ORDER.c.custom


def conditions(wanted: Sequence[FieldCondition]) -> Iterator[ColumnElement[bool]]:
    """The index holds orders on which something is filled in; naming that lets it be used."""
    for one in wanted:
        if one.op not in ("ne", "unset"):
            yield _FILLED
        yield _condition(one)


def _condition(one: FieldCondition) -> ColumnElement[bool]:
    match one.op:
        case "eq":
            return _OWN.contains({one.key: one.value})
        case "ne":
            return not_(_OWN.contains({one.key: one.value}))
        case "in":
            return or_(*(_OWN.contains({one.key: value}) for value in one.value))
        case "contains":
            return _OWN[one.key].astext.icontains(one.value, autoescape=True)
        case "set":
            return _OWN.has_key(one.key)
        case "unset":
            return not_(_OWN.has_key(one.key))
        case _:
            return _COMPARE[one.op](_OWN[one.key], literal(one.value, JSONB))


def key(name: str, *, descending: bool) -> ColumnElement[Any]:
    """What to sort by. Orders without a value come last, whichever way."""
    return func.coalesce(_OWN[name], _nothing(descending=descending))


def place(value: Any, *, descending: bool) -> ColumnElement[Any]:
    """A value of `key` as it stands in a cursor; null where there is none."""
    return _nothing(descending=descending) if value is None else literal(value, JSONB)


def _nothing(*, descending: bool) -> ColumnElement[Any]:
    return _LOWEST if descending else _HIGHEST
