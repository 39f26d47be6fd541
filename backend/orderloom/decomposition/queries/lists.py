"""Domain orders as people look for them: lists, counts, and one with all that stands around it."""

from collections.abc import Collection, Iterable
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import Relationship
from orderloom.catalog.queries.named import kinds_of, specifications_named
from orderloom.decomposition import store
from orderloom.decomposition.contracts import (
    Component,
    Deferral,
    DomainOrder,
    DomainOrderBy,
    DomainOrderCounts,
    DomainOrderFilter,
    DomainOrderLink,
    DomainOrderPage,
    FaultRecord,
)
from orderloom.decomposition.domain.attending import AttentionKind, AttentionReason, reasons
from orderloom.decomposition.store import faults, lists, related
from orderloom.decomposition.store.lists import Asked
from orderloom.decomposition.store.meant import Named
from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.text import unacceptable
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderFilter
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

__all__ = [
    "AttentionKind",
    "AttentionReason",
    "attention_count",
    "children_of",
    "components_of",
    "count_domain_orders",
    "domain_order",
    "domain_order_counts",
    "domain_orders",
    "domain_orders_at",
    "lineages",
    "links_at",
    "may_settle",
    "numbered",
    "open_faults_of",
    "reaches",
    "reasons_of",
    "waiting_below",
]
LONGEST_PAGE = 100
MOST_NAMED = 25
MOST_COUNTED = 10_000
MOST_RELATED = 300
EVERYTHING = DomainOrderFilter()
NEWEST_FIRST = DomainOrderBy()


@query(Permission.FULFILLMENT_READ)
async def domain_orders(
    reader: Reader,
    actor: Actor,
    where: DomainOrderFilter = EVERYTHING,
    by: DomainOrderBy = NEWEST_FIRST,
    after: str | None = None,
    first: int = 50,
) -> DomainOrderPage:
    """One page by keyset; `after` is a cursor of the page before."""
    size = max(1, min(first, LONGEST_PAGE))
    found = await lists.page(reader, await _asked(reader, actor, where), by, after, size + 1)
    kept = tuple(found[:size])
    return DomainOrderPage(
        domain_orders=kept, cursors=tuple(lists.cursor(one, by) for one in kept), has_more=len(found) > size
    )


@query(Permission.FULFILLMENT_READ)
async def domain_orders_at(
    reader: Reader, actor: Actor, where: DomainOrderFilter, *, offset: int, limit: int
) -> list[DomainOrder]:
    """A page by offset, the newest first, for interfaces that page so."""
    return await lists.slice_of(reader, await _asked(reader, actor, where), (offset, limit))


@query(Permission.FULFILLMENT_READ)
async def count_domain_orders(
    reader: Reader, actor: Actor, where: DomainOrderFilter = EVERYTHING, *, most: int = MOST_COUNTED
) -> int:
    """How many there are, counted no further than `most`."""
    return await lists.count(reader, await _asked(reader, actor, where), most)


@query(Permission.FULFILLMENT_READ)
async def domain_order_counts(
    reader: Reader, actor: Actor, where: DomainOrderFilter = EVERYTHING, *, most: int = MOST_COUNTED
) -> DomainOrderCounts:
    return await lists.counts(reader, await _asked(reader, actor, where), most)


@query(Permission.FULFILLMENT_READ)
async def numbered(reader: Reader, actor: Actor, text: str, first: int) -> list[DomainOrder]:
    """Those whose number begins like this, and nothing where no number does."""
    return await related.numbered(reader, _reach(actor), text.strip().upper(), max(1, min(first, LONGEST_PAGE)))


@query(Permission.FULFILLMENT_READ)
async def attention_count(reader: Reader, actor: Actor) -> int:
    """How many domain orders wait for a manager to look at them."""
    return await count_domain_orders(reader, actor, DomainOrderFilter(needs_attention=True))


def _reach(actor: Actor) -> Scope:
    return scope(actor, "order", Permission.FULFILLMENT_READ)


async def _asked(reader: Reader, actor: Actor, where: DomainOrderFilter) -> Asked:
    unreadable = unacceptable(where, ("filter",))
    if unreadable:
        raise Invalid.of(unreadable)
    if where.specifications and not where.kinds:
        kinds = await kinds_of(reader, where.specifications)
        where = msgspec.structs.replace(where, kinds=tuple(sorted(kinds)))
    if where.site_ids and not where.account_ids:
        sites = await parties.sites_by_id(reader, where.site_ids)
        where = msgspec.structs.replace(where, account_ids=tuple({one.account_id for one in sites.values()}))
    text = (where.search or "").strip()
    return Asked(_reach(actor), where, await _named(reader, actor, text) if text else None)


async def _named(reader: Reader, actor: Actor, text: str) -> Named:
    """What the text may name. One of a number of a domain order or an order is nothing else besides."""
    number = text.upper()
    order = await ordering.id_of_number(reader, number)
    if order is not None:
        return Named(number, order_ids=(order,))
    wanted = OrderFilter(search=text)
    orders = await ordering.orders(reader, actor, wanted, first=MOST_NAMED) if _is_number(text) else None
    sees = actor.may(Permission.ACCOUNT_READ)
    accounts = await parties.accounts(reader, actor, text, first=MOST_NAMED) if sees else None
    return Named(
        number,
        specifications=await specifications_named(reader, text),
        order_ids=tuple(one.id for one in orders.orders) if orders else (),
        account_ids=tuple(one.id for one in accounts.items) if accounts else (),
    )


def _is_number(text: str) -> bool:
    """Whether an order may be meant by it, and not only a word of a name."""
    return any(letter.isdigit() for letter in text)


@query(Permission.FULFILLMENT_READ)
async def domain_order(reader: Reader, actor: Actor, id_or_number: UUID | str) -> DomainOrder:
    """One, when its order lies in the actor's scope; else Missing."""
    if isinstance(id_or_number, UUID):
        found = (await store.domain_orders_by_id(reader, [id_or_number])).get(id_or_number)
    else:
        unreadable = unacceptable(id_or_number, ("number",))
        if unreadable:
            raise Invalid.of(unreadable)
        found = await related.by_number(reader, id_or_number.strip().upper())
    if found is None or not reaches(found, _reach(actor)):
        raise Missing("There is no such domain order.", path=("id",))
    return found


def reaches(one: DomainOrder, reach: Scope) -> bool:
    return reach.kind == "all" or (reach.kind == "account" and one.account_id in reach.ids)


@open_door("shown beside a domain order that the caller may show")
async def lineages(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, list[DomainOrder]]:
    """What each hangs under, what hangs beside and below it, itself included; parents first."""
    return await related.lineages(reader, ids, MOST_RELATED)


@open_door("shown beneath domain orders that the caller may show")
async def children_of(reader: Reader, ids: Iterable[UUID]) -> list[DomainOrder]:
    return await related.children_of(reader, ids)


@open_door("shown beneath domain orders that the caller may show")
async def links_at(
    reader: Reader, keys: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], list[DomainOrderLink]]:
    """The links that begin or end at domain orders, each named by its order and itself."""
    return await related.links_at(reader, keys)


@open_door("shown beneath domain orders that the caller may show")
async def waiting_below(reader: Reader, ids: Iterable[UUID]) -> list[Deferral]:
    """What may still come below these."""
    return await related.waiting_below(reader, ids)


@open_door("shown beneath domain orders that the caller may show")
async def components_of(reader: Reader, ids: Iterable[UUID]) -> list[Component]:
    return await related.components_of(reader, ids)


@open_door("shown beneath orders that the caller may show")
async def open_faults_of(reader: Reader, order_ids: Iterable[UUID]) -> list[FaultRecord]:
    return await faults.faults_of(reader, order_ids, open_only=True)


def reasons_of(one: DomainOrder, faults: Iterable[FaultRecord], made_by: Relationship | None) -> list[AttentionReason]:
    """Why the domain order needs attention; `made_by` is the relationship of the catalog that made it."""
    return reasons(one, faults, made_by)


def may_settle(actor: Actor, one: DomainOrder) -> bool:
    """Whether the actor may say that it is right; what is to be picked is no matter of saying so."""
    allowed = actor.may(Permission.ORDER_MANAGE) or actor.may(Permission.TASK_MANAGE)
    return allowed and one.needs_attention and one.choice is None
