"""What can be read of fallouts, as far as the reader may see."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from orderloom.fallout import store
from orderloom.fallout.contracts import LIVE, Fallout, FalloutCount, FalloutFilter, FalloutPage
from orderloom.fallout.domain.bench import actions, reaches
from orderloom.identity.access import query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader

LONGEST_PAGE = 100
LIVE_ONES = FalloutFilter()


@query(Permission.FALLOUT_READ)
async def fallouts(
    reader: Reader, actor: Actor, wanted: FalloutFilter = LIVE_ONES, first: int = 50, after: str | None = None
) -> FalloutPage:
    """One page, the newest first. Without states or an order, those that are to be mended."""
    size = max(1, min(first, LONGEST_PAGE))
    asked = (actor, scope(actor, "fallout"), await _by_order(reader, wanted))
    found = await store.page(reader, asked, _place(after), size + 1)
    shown = tuple(found[:size])
    return FalloutPage(fallouts=shown, cursors=tuple(str(one.id) for one in shown), has_more=len(found) > size)


def _place(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after is not None else None
    except ValueError:
        raise Invalid("This is no cursor of fallouts.", path=("after",)) from None


@query(Permission.FALLOUT_READ)
async def count_fallouts(reader: Reader, actor: Actor, wanted: FalloutFilter = LIVE_ONES, *, most: int = 10_000) -> int:
    """How many fallouts there are, counted no further than `most`."""
    return await store.count(reader, (actor, scope(actor, "fallout"), await _by_order(reader, wanted)), most)


async def _by_order(reader: Reader, wanted: FalloutFilter) -> FalloutFilter:
    """Who searches for the number of an order means its fallouts."""
    order_id = await ordering.id_of_number(reader, wanted.search) if wanted.search else None
    return wanted if order_id is None else msgspec.structs.replace(wanted, order_id=order_id, search=None)


@query(Permission.FALLOUT_READ)
async def count_by_type(reader: Reader, actor: Actor) -> list[FalloutCount]:
    """How many are to be mended, by type."""
    return await store.counts_by_type(reader, (actor, scope(actor, "fallout"), LIVE_ONES))


@query(Permission.FALLOUT_READ)
async def fallout(reader: Reader, actor: Actor, fallout_id: UUID) -> Fallout:
    found = await fallouts_by_id(reader, actor, [fallout_id])
    if fallout_id not in found:
        raise Missing("There is no such fallout.", path=("id",))
    return found[fallout_id]


@query(Permission.FALLOUT_READ)
async def fallouts_by_id(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Fallout]:
    reach = scope(actor, "fallout")
    return {one.id: one for one in await store.by_id(reader, ids) if reaches(one, actor, reach)}


@query(Permission.FALLOUT_READ, Permission.FULFILLMENT_READ)
async def fallouts_of_orders(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[Fallout]:
    """All fallouts of these orders: who may see fulfillment sees what is wrong with it."""
    return await store.of_orders(reader, order_ids)


@query(Permission.FALLOUT_READ, Permission.FULFILLMENT_READ)
async def fallouts_of_tasks(reader: Reader, actor: Actor, task_ids: Iterable[UUID]) -> dict[UUID, Fallout]:
    """Of each task the fallout that is to be mended, else its last one."""
    found: dict[UUID, Fallout] = {}
    for one in await store.of_tasks(reader, task_ids):
        assert one.task_id is not None
        if one.task_id not in found or found[one.task_id].state not in LIVE:
            found[one.task_id] = one
    return found


def fallout_actions(actor: Actor, fallout: Fallout) -> tuple[str, ...]:
    """The verbs that the actor may use on the fallout now; the commands check the same again."""
    return actions(fallout, actor)
