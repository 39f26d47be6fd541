"""What a text that is searched for may mean among domain orders, as conditions that are each read from an index."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, literal, or_

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition.store import DOMAIN_ORDER

Condition = ColumnElement[bool]


class Named(msgspec.Struct, frozen=True):
    """A number that begins so, specifications with their kinds, orders and accounts."""

    number: str | None = None
    specifications: tuple[tuple[SpecificationKind, str], ...] = ()
    order_ids: tuple[UUID, ...] = ()
    account_ids: tuple[UUID, ...] = ()


def apart(named: Named, kind: SpecificationKind) -> list[Named]:
    """Each of them alone, as far as it may be of this kind: none is looked for in vain among those of another."""
    own = msgspec.structs.replace(named, specifications=tuple(one for one in named.specifications if one[0] is kind))
    return [Named(**{name: value}) for name, value in msgspec.structs.asdict(own).items() if value]


def condition(named: Named) -> Condition:
    table = DOMAIN_ORDER.c
    listed: list[tuple[ColumnElement[Any], Sequence[Any]]] = [
        (table.specification, [key for _, key in named.specifications]),
        (table.order_id, named.order_ids),
        (table.account_id, named.account_ids),
    ]
    meant = [among(column, values) for column, values in listed if values]
    if named.number is not None:
        meant.append(table.number.startswith(named.number, autoescape=True))
    return or_(*meant)


def written(value: Any) -> ColumnElement[Any]:
    return literal(value, literal_execute=True)


def among(column: ColumnElement[Any], values: Iterable[Any]) -> Condition:
    """Written out, not as parameters: how many rows a value has decides which index is the right one."""
    return column.in_([written(value) for value in values])
