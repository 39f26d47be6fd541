"""Domain orders, their links and deferrals in bulk, and the record of why each is there."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from orderloom.decomposition import store
from orderloom.decomposition.contracts import (
    Component,
    Deferral,
    DomainOrder,
    DomainOrderLink,
    FaultRecord,
    VerdictRecord,
)
from orderloom.decomposition.store import faults as fault_store
from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader


@open_door("shown beneath orders that the caller may show")
async def domain_orders_of(reader: Reader, order_ids: Iterable[UUID]) -> list[DomainOrder]:
    """By order, then position: parents before their children."""
    return await store.domain_orders_of(reader, order_ids)


@open_door("other contexts read the domain orders that their own rows belong to")
async def domain_orders_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, DomainOrder]:
    return await store.domain_orders_by_id(reader, ids)


@open_door("expressions read the domain orders that they are asked about")
async def scopes_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """The fields of domain orders as expressions read them: plain values, ids as text."""
    return await store.scopes_by_id(reader, ids)


@open_door("shown beneath orders that the caller may show")
async def links_of(reader: Reader, order_ids: Iterable[UUID]) -> list[DomainOrderLink]:
    return await store.links_of(reader, order_ids)


@open_door("shown beneath orders that the caller may show")
async def deferrals_of(reader: Reader, order_ids: Iterable[UUID]) -> list[Deferral]:
    """All deferrals of these orders, whatever became of them."""
    return await store.deferrals_of(reader, order_ids)


@open_door("other contexts read the deferrals that their own rows belong to")
async def deferrals_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Deferral]:
    return await store.deferrals_by_id(reader, ids)


@query(Permission.FULFILLMENT_READ)
async def verdicts(reader: Reader, actor: Actor, order_id: UUID) -> list[VerdictRecord]:
    """Why each domain order of this order is there, and why others are not, round by round."""
    if not await ordering.visible_orders(reader, actor, [order_id]):
        raise Missing("There is no such order.", path=("order_id",))
    return await store.records_of(reader, order_id)


@query(Permission.FULFILLMENT_READ)
async def deferrals_waiting(reader: Reader, actor: Actor) -> int:
    """How many targets wait for a decision, over all orders that the actor sees."""
    return await store.waiting_count(reader) if scope(actor, "order").kind == "all" else 0


@open_door("shown beneath orders that the caller may show")
async def components_of(reader: Reader, order_ids: Iterable[UUID]) -> list[Component]:
    """The parts of domain orders that no domain order is made for."""
    return await fault_store.components_of(reader, order_ids)


@open_door("shown beneath orders that the caller may show")
async def faults_of(reader: Reader, order_ids: Iterable[UUID], *, open_only: bool = False) -> list[FaultRecord]:
    """What kept lines of these orders from being decomposed."""
    return await fault_store.faults_of(reader, order_ids, open_only=open_only)


@open_door("plans are laid out from what was decomposed")
async def beside(
    reader: Reader, order_ids: Iterable[UUID]
) -> tuple[list[DomainOrderLink], list[Deferral], list[FaultRecord]]:
    """Links of these orders, deferrals that wait and faults that are open, in one statement."""
    return await fault_store.beside(reader, order_ids)
