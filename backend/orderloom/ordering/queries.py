"""Orders as their reader may see them; and, for the contexts above, orders and lines by id, in bulk."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.contracts import (
    NEWEST_FIRST,
    Intake,
    IntakePage,
    IntakeState,
    Note,
    Order,
    OrderBy,
    OrderFilter,
    OrderLine,
    OrderPage,
    OrderSort,
    OrderState,
    OrderTemplate,
    OrderWithLines,
    UnmetRule,
)
from orderloom.ordering.contracts.sketches import LineSketches
from orderloom.ordering.domain.refusals import refuse
from orderloom.ordering.domain.verbs import verbs
from orderloom.ordering.store import intakes as intake_store
from orderloom.ordering.store import lists, pairing, sketches
from orderloom.ordering.store import notes as note_store
from orderloom.ordering.store import orders as store
from orderloom.ordering.store import templates as template_store
from orderloom.ordering.store.cases import known_inputs, line_inputs, order_inputs
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader, UnitOfWork

LONGEST_PAGE = 100
EVERYTHING = OrderFilter()


@query(Permission.ORDER_READ)
async def orders(
    reader: Reader,
    actor: Actor,
    where: OrderFilter = EVERYTHING,
    by: OrderBy = NEWEST_FIRST,
    after: str | None = None,
    first: int = 50,
) -> OrderPage:
    """One page by keyset; `after` is a cursor of the page before."""
    refuse(unacceptable(where, ("filter",)))
    where = await _asked(reader, actor, where, by)
    size = max(1, min(first, LONGEST_PAGE))
    found = await lists.page(reader, scope(actor, "order"), where, by, after, size + 1)
    kept = tuple(found[:size])
    return OrderPage(
        orders=kept,
        cursors=tuple(lists.cursor(order, by) for order in kept),
        has_more=len(found) > size,
    )


async def _asked(reader: Reader, actor: Actor, where: OrderFilter, by: OrderBy) -> OrderFilter:
    """The conditions on fields of one's own as the store takes them; refuses fields that the actor does not see."""
    if not where.custom and by.custom is None:
        return where
    own = await sheet(reader, Noun.ORDER)
    if by.custom is not None and not own.shown(Noun.ORDER, actor, {by.custom: True}):
        refuse([Problem("fields.unknown", "There is no such field to sort by.", ("sort", "custom"))])
    return msgspec.structs.replace(where, custom=own.conditions(Noun.ORDER, actor, where.custom))


@query(Permission.ORDER_READ)
async def orders_at(
    reader: Reader,
    actor: Actor,
    where: OrderFilter,
    sorts: Sequence[tuple[OrderSort, bool]],
    *,
    offset: int,
    limit: int,
) -> tuple[Order, ...]:
    """A page by offset, for interfaces that page so; `sorts` are (field, descending), newest first by default."""
    refuse(unacceptable(where, ("filter",)))
    where = await _asked(reader, actor, where, NEWEST_FIRST)
    found = await lists.slice_of(reader, scope(actor, "order"), where, sorts, (offset, limit))
    return tuple(found)


@query(Permission.ORDER_READ)
async def count_orders(reader: Reader, actor: Actor, where: OrderFilter = EVERYTHING, *, most: int = 10_000) -> int:
    """How many orders there are, counted no further than `most`."""
    refuse(unacceptable(where, ("filter",)))
    where = await _asked(reader, actor, where, NEWEST_FIRST)
    return await lists.count(reader, scope(actor, "order"), where, most)


@query(Permission.ORDER_READ)
async def state_counts(reader: Reader, actor: Actor) -> dict[OrderState, int]:
    return await lists.state_counts(reader, scope(actor, "order"))


@query(Permission.ORDER_READ)
async def completed_since(reader: Reader, actor: Actor, since: datetime) -> int:
    return await lists.completed_since(reader, scope(actor, "order"), since)


@query(Permission.ORDER_READ)
async def order(reader: Reader, actor: Actor, id_or_number: UUID | str) -> OrderWithLines:
    """One order with its lines; Missing when there is none in the actor's scope."""
    if isinstance(id_or_number, UUID):
        found = next(iter(await store.orders_by_id(reader, [id_or_number])), None)
    else:
        refuse(unacceptable(id_or_number, ("number",)))
        found = await store.order_by_number(reader, id_or_number)
    if found is None or not store.reaches(found, scope(actor, "order")):
        raise Missing("There is no such order.", path=("id",))
    return OrderWithLines(order=found, lines=tuple(await store.lines_of(reader, [found.id])))


@query(Permission.ORDER_READ)
async def visible_orders(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Order]:
    """Those of the orders that the actor may see, by id."""
    reach = scope(actor, "order")
    return {one.id: one for one in await store.orders_by_id(reader, ids) if store.reaches(one, reach)}


@query(Permission.ORDER_READ)
async def notes_of(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[Note]:
    """The threads of orders that the actor may see, the oldest first; a customer reads what is for customers."""
    seen = await visible_orders(reader, actor, order_ids)
    return await note_store.notes_of(reader, seen, for_customer=actor.account_id is not None) if seen else []


@query(Permission.ORDER_CAPTURE)
async def templates(
    reader: Reader, actor: Actor, account_id: UUID | None = None, search: str = ""
) -> list[OrderTemplate]:
    """Templates to begin an order of this account with, or all in reach when no account is named."""
    refuse(unacceptable(search, ("search",)))
    return await template_store.templates(reader, scope(actor, "order", Permission.ORDER_CAPTURE), account_id, search)


@query(Permission.ORDER_READ)
async def intakes(
    reader: Reader, actor: Actor, states: Sequence[IntakeState] = (), after: str | None = None, first: int = 50
) -> IntakePage:
    """Orders on their way in, the newest first; `after` is a cursor of the page before."""
    size = max(1, min(first, LONGEST_PAGE))
    found = await intake_store.page(reader, scope(actor, "order"), states, after, size + 1)
    kept = tuple(found[:size])
    return IntakePage(items=kept, cursors=tuple(intake_store.cursor(one) for one in kept), has_more=len(found) > size)


@query(Permission.ORDER_READ)
async def intake(reader: Reader, actor: Actor, intake_id: UUID) -> Intake:
    """Missing outside the actor's scope."""
    reach = scope(actor, "order")
    found = (await intake_store.intakes_by_id(reader, [intake_id])).get(intake_id)
    if found is None or not (reach.kind == "all" or found.account_id in reach.ids):
        raise Missing("There is no such intake.", path=("id",))
    return found


@open_door("other contexts read the orders that their own rows belong to")
async def orders_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Order]:
    return {one.id: one for one in await store.orders_by_id(reader, ids)}


@open_door("other contexts find their own rows by the number of their order")
async def id_of_number(reader: Reader, number: str) -> UUID | None:
    """The order that is called like this, whatever the case."""
    found = await store.order_by_number(reader, number.strip().upper())
    return found.id if found else None


@open_door("other contexts read the lines of orders that they may show")
async def lines_of(reader: Reader, order_ids: Iterable[UUID]) -> list[OrderLine]:
    """All lines of these orders, by order and position."""
    return await store.lines_of(reader, order_ids)


@open_door("contexts above draw the lines of orders that they may show")
async def line_sketches(reader: Reader, order_id: UUID, mark: int | None) -> LineSketches:
    """The lines that were written since the mark; all of them without one."""
    return await sketches.lines(reader, order_id, mark)


@open_door("other contexts read the lines that their own rows belong to")
async def lines_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, OrderLine]:
    return {one.id: one for one in await store.lines_by_id(reader, ids)}


@open_door("decomposition reads what it is to decompose")
async def order_for_decomposition(uow: UnitOfWork, order_ids: Iterable[UUID]) -> list[OrderWithLines]:
    """Approved orders, whole, by id; those that were canceled or decomposed meanwhile are left out.

    They are locked, so that none of them is canceled before its domain orders are there to be canceled with it.
    """
    approved = [one for one in await store.lock_orders(uow, order_ids) if one.state is OrderState.ACKNOWLEDGED]
    return await _with_lines(uow, approved)


@open_door("contexts above read whole orders in bulk")
async def orders_with_lines(reader: Reader, order_ids: Iterable[UUID]) -> list[OrderWithLines]:
    return await _with_lines(reader, await store.orders_by_id(reader, order_ids))


@open_door("contexts above evaluate tables and flows on lines")
async def scopes_of_lines(reader: Reader, line_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[str, object]]:
    """The names order, line, account and site, by line id."""
    return await line_inputs(reader, line_ids)


@open_door("plans are begun by whoever has their orders at hand")
async def scopes_of_known(
    reader: Reader, orders: Iterable[Order], lines: Iterable[OrderLine], accounts: Mapping[UUID, Account]
) -> Mapping[UUID, Mapping[str, object]]:
    """As `scopes_of_lines`, of orders that are at hand whole."""
    return await known_inputs(reader, list(orders), lines, accounts)


@open_door("expressions of other contexts read the order that their own rows belong to")
async def scopes_of_orders(reader: Reader, order_ids: Iterable[UUID]) -> Mapping[UUID, Mapping[str, object]]:
    """The names order and account, by order id."""
    return await order_inputs(reader, order_ids)


@open_door("interfaces find again what their senders gave an id of their own")
async def added_as(
    reader: Reader, account_id: UUID, path: Sequence[str], said: Collection[str]
) -> list[tuple[str, OrderLine]]:
    """Lines of an account that add what their sender called one of `said`, at this place of their extensions; the
    oldest first."""
    return await store.added_as(reader, account_id, path, said)


@open_door("shown beside orders that the caller may show")
async def unmet_rules_of(reader: Reader, order_ids: Iterable[UUID], *, closing: bool = False) -> list[UnmetRule]:
    """What these orders do not meet, as they and the products of their accounts are now, of requires and excludes;
    `closing`, of what keeps them from closing."""
    over = {OrderState.COMPLETED, OrderState.CANCELED, OrderState.FAILED, OrderState.REJECTED}
    found = await store.orders_by_id(reader, order_ids)
    return await pairing.unmet_rules(reader, [one for one in found if one.state not in over], closing=closing)


async def _with_lines(reader: Reader, found: Sequence[Order]) -> list[OrderWithLines]:
    lines: dict[UUID, list[OrderLine]] = {one.id: [] for one in found}
    for line in await store.lines_of(reader, lines):
        lines[line.order_id].append(line)
    return [OrderWithLines(order=one, lines=tuple(lines[one.id])) for one in found]


def actions(actor: Actor, order: Order) -> tuple[str, ...]:
    """The verbs that this actor may use on this order as it is now."""
    return verbs(order, actor)
