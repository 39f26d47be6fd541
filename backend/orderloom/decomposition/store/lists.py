"""Lists of domain orders: conditions, keyset pages, counts. Each kind is a branch of its own, read from an index."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import ge, lt
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union,
    union_all,
)

from orderloom.catalog.contracts import SpecificationKind, Subtype
from orderloom.decomposition.contracts import (
    DomainOrder,
    DomainOrderBy,
    DomainOrderCounts,
    DomainOrderFilter,
    DomainOrderSort,
    DomainOrderState,
    LinkType,
    WaitingOn,
)
from orderloom.decomposition.store import DEFERRAL, DOMAIN_ORDER, LINK, meant
from orderloom.decomposition.store.faults import FAULT
from orderloom.decomposition.store.meant import Condition, among, written
from orderloom.decomposition.tables import CHANGED
from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Reader

COLUMNS = tuple(DOMAIN_ORDER.c[name] for name in DomainOrder.__struct_fields__)
_CHANGED = literal_column(CHANGED)
PREFIX = {kind: f"{kind.value[0].upper()}O" for kind in SpecificationKind}
_KIND_OF = {
    Subtype.CFS: SpecificationKind.SERVICE,
    Subtype.RFS: SpecificationKind.SERVICE,
    Subtype.PHYSICAL: SpecificationKind.RESOURCE,
    Subtype.LOGICAL: SpecificationKind.RESOURCE,
}
_ENDED = (DomainOrderState.CLOSED_COMPLETE.value, DomainOrderState.CANCELED.value)
_OPEN = tuple(state.value for state in DomainOrderState if state.value not in _ENDED)
_DATES = frozenset({DomainOrderSort.CREATED_AT, DomainOrderSort.CHANGED_AT})


class Asked(msgspec.Struct, frozen=True):
    """What is looked for, within the reader's reach."""

    reach: Scope
    where: DomainOrderFilter
    named: meant.Named | None = None


async def page(reader: Reader, asked: Asked, by: DomainOrderBy, after: str | None, limit: int) -> list[DomainOrder]:
    branches = [_branch(one, kind, by, after, limit) for kind in _kinds(asked) for one in _apart(asked, kind)]
    if not branches:
        return []
    if len(branches) == 1:
        found = await reader.rows(branches[0])
    else:
        # The same one may be meant by its specification and by its account.
        merge = union_all if asked.named is None else union
        # Each is planned for the page that is read of it, not for the share that is kept.
        read = [branch.cte(f"branch_{at}").prefix_with("MATERIALIZED") for at, branch in enumerate(branches)]
        merged = merge(*map(select, read)).subquery("domain_order")
        keys = [merged.c[name] for name in ("sort_0", "sort_1", "sort_2") if name in merged.c]
        ordered = [key.desc() for key in keys] if by.descending else keys
        found = await reader.rows(select(merged).order_by(*ordered).limit(limit))
    return [domain_order_of(row) for row in found]


async def slice_of(reader: Reader, asked: Asked, window: tuple[int, int]) -> list[DomainOrder]:
    """The newest first; `window` is offset and limit, for interfaces that page so."""
    newest = (DOMAIN_ORDER.c.created_at.desc(), DOMAIN_ORDER.c.id.desc())
    statement = select(*COLUMNS).where(*_conditions(asked), _any_kind(asked)).order_by(*newest)
    return [domain_order_of(row) for row in await reader.rows(statement.offset(window[0]).limit(window[1]))]


def _apart(asked: Asked, kind: SpecificationKind) -> list[Asked]:
    """Each thing that a searched text may mean by itself, so that it is read from its own index."""
    if asked.named is None:
        return [asked]
    return [msgspec.structs.replace(asked, named=way) for way in meant.apart(asked.named, kind)]


def _kinds(asked: Asked) -> Sequence[SpecificationKind]:
    """Those that the filter leaves: a layer belongs to one kind."""
    wanted, layers = asked.where.kinds or tuple(SpecificationKind), asked.where.subtypes
    return [one for one in wanted if not layers or one in {_KIND_OF[layer] for layer in layers}]


def _branch(asked: Asked, kind: SpecificationKind, by: DomainOrderBy, after: str | None, limit: int) -> Select[Any]:
    keys = _keys(by)
    named = [key.label(f"sort_{place}") for place, key in enumerate(keys)]
    statement = select(*COLUMNS, *named).where(*_conditions(asked), *_of_kind(kind, by)).limit(limit)
    if after is not None:
        place, beyond = tuple_(*keys), tuple_(*_place(after, by))
        statement = statement.where(place < beyond if by.descending else place > beyond)
    return statement.order_by(*([key.desc() for key in keys] if by.descending else keys))


def _of_kind(kind: SpecificationKind, by: DomainOrderBy) -> list[Condition]:
    """A number begins with the letter of its kind, so that a list by number is a range of them."""
    found = [among(DOMAIN_ORDER.c.kind, [kind.value])]
    if by.sort is DomainOrderSort.NUMBER:
        first = PREFIX[kind]
        number = DOMAIN_ORDER.c.number
        found += [number >= written(first), number < written(first[0] + chr(ord(first[1]) + 1))]
    return found


def _keys(by: DomainOrderBy) -> Sequence[ColumnElement[Any]]:
    created, own = DOMAIN_ORDER.c.created_at, DOMAIN_ORDER.c.id
    return {
        DomainOrderSort.CREATED_AT: [created, own],
        DomainOrderSort.CHANGED_AT: [_CHANGED, own],
        DomainOrderSort.NUMBER: [DOMAIN_ORDER.c.number],
        DomainOrderSort.STATE: [DOMAIN_ORDER.c.state, created, own],
    }[by.sort]


def domain_order_of(row: Any) -> DomainOrder:
    found = {name: row[name] for name in DomainOrder.__struct_fields__}
    return json.convert(found, DomainOrder)


def cursor(one: DomainOrder, by: DomainOrderBy) -> str:
    created = one.created_at
    values: dict[DomainOrderSort, list[Any]] = {
        DomainOrderSort.CREATED_AT: [created, one.id],
        DomainOrderSort.CHANGED_AT: [one.changed_at or created, one.id],
        DomainOrderSort.NUMBER: [one.number],
        DomainOrderSort.STATE: [one.state, created, one.id],
    }
    return urlsafe_b64encode(json.dumps([by.sort, *values[by.sort]])).decode().rstrip("=")


def _place(after: str, by: DomainOrderBy) -> list[ColumnElement[Any]]:
    try:
        said = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        sort, *values = said
        if sort != by.sort or unacceptable(said) or len(values) != len(_keys(by)):
            raise ValueError(sort)
        if by.sort is DomainOrderSort.NUMBER:
            return [literal(str(values[0]))]
        *first, moment, own = values
        return [*(literal(str(one)) for one in first), literal(datetime.fromisoformat(moment)), literal(UUID(own))]
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, NotBase64, msgspec.DecodeError):
        raise Invalid("This is no cursor of this list.", path=("after",)) from None


async def count(reader: Reader, asked: Asked, most: int) -> int:
    return int(await reader.scalar(select(_counted(asked, [_any_kind(asked)], most))))


async def counts(reader: Reader, asked: Asked, most: int) -> DomainOrderCounts:
    """By state as the filter has it but for states, by kind as it has it but for kinds; in one statement."""
    where = asked.where
    freely = msgspec.structs.replace(asked, where=msgspec.structs.replace(where, states=()))
    narrowed = where != DomainOrderFilter(kinds=where.kinds, states=where.states) or asked.named is not None
    if narrowed:
        table = DOMAIN_ORDER.c
        found_by = [_sampled(freely, table.state, [_any_kind(freely)], most), _sampled(asked, table.kind, [], most)]
    else:
        found_by = [_of_state(freely, state, most) for state in DomainOrderState]
        found_by += [_of_kind_alone(asked, kind, most) for kind in SpecificationKind]
    rows = await reader.rows(union_all(*found_by))
    found = {row["name"]: row["found"] for row in rows if row["found"]}
    return DomainOrderCounts(
        states={state: found[state.value] for state in DomainOrderState if state.value in found},
        kinds={kind: found[kind.value] for kind in SpecificationKind if kind.value in found},
    )


def _of_state(asked: Asked, state: DomainOrderState, most: int) -> Select[Any]:
    """From the index of states alone."""
    return select(literal(state.value).label("name"), _counted(asked, [_any_kind(asked), _in_state(state)], most))


def _of_kind_alone(asked: Asked, kind: SpecificationKind, most: int) -> Select[Any]:
    of_kind = among(DOMAIN_ORDER.c.kind, [kind.value])
    return select(literal(kind.value).label("name"), _counted(asked, [of_kind], most))


def _sampled(asked: Asked, column: ColumnElement[Any], also: Iterable[Condition], most: int) -> Any:
    """Among the first that the filter leaves: nothing that it has none of is looked for in vain."""
    some = select(column.label("name")).where(*_conditions(asked), *also).limit(most).subquery()
    return select(some.c.name, func.count().label("found")).group_by(some.c.name)


def _counted(asked: Asked, also: Iterable[Condition], most: int) -> Any:
    some = select(literal_column("1")).where(*_conditions(asked), *also).limit(most).subquery()
    return select(func.count()).select_from(some).scalar_subquery().label("found")


def _any_kind(asked: Asked) -> Condition:
    return among(DOMAIN_ORDER.c.kind, [kind.value for kind in _kinds(asked)])


def _in_state(state: DomainOrderState) -> Condition:
    return among(DOMAIN_ORDER.c.state, [state.value])


def _conditions(asked: Asked) -> list[Condition]:
    where, table = asked.where, DOMAIN_ORDER.c
    listed: list[tuple[ColumnElement[Any], Sequence[Any]]] = [
        (table.subtype, [one.value for one in where.subtypes]),
        (table.state, [one.value for one in where.states]),
        (table.specification, where.specifications),
        (table.account_id, where.account_ids),
        (table.site_id, where.site_ids),
        (table.order_id, where.order_ids),
        (table.id, where.ids),
    ]
    found = [among(column, values) for column, values in listed if values]
    if where.needs_attention:
        found.append(table.needs_attention)
    if where.waiting_on:
        found.append(and_(among(table.state, _OPEN), or_(*(_waits(one) for one in where.waiting_on))))
    named = [meant.condition(asked.named)] if asked.named is not None else []
    return [*within(asked.reach), *found, *_between(where), *named]


def within(reach: Scope) -> list[Condition]:
    if reach.kind == "all":
        return []
    return [among(DOMAIN_ORDER.c.account_id, sorted(reach.ids))] if reach.kind == "account" else [false()]


def _between(where: DomainOrderFilter) -> list[Condition]:
    created = DOMAIN_ORDER.c.created_at
    bounds = [
        (created, where.created_from, ge),
        (created, where.created_to, lt),
        (_CHANGED, where.changed_from, ge),
        (_CHANGED, where.changed_to, lt),
    ]
    return [compare(column, value) for column, value, compare in bounds if value is not None]


def _waits(on: WaitingOn) -> Condition:
    own = DOMAIN_ORDER.c.id
    if on is WaitingOn.VALUE:
        return own.in_(select(DEFERRAL.c.parent_id).where(DEFERRAL.c.state == written("waiting")))
    if on is WaitingOn.FAULT:
        return own.in_(select(FAULT.c.domain_order_id).where(FAULT.c.state == written("open")))
    target = DOMAIN_ORDER.alias("target")
    required = (LINK.c.source_id == own, LINK.c.type == LinkType.REQUIRES.value, target.c.state.notin_(_ENDED))
    return (
        select(literal_column("1"))
        .select_from(LINK.join(target, target.c.id == LINK.c.target_id))
        .where(*required)
        .exists()
    )
