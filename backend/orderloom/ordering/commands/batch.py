"""Captures many orders at once, or only checks them: by the same decisions as one alone, in the same few statements."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import LinePrice
from orderloom.identity.access import command, require, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.capture import CREATE, entry
from orderloom.ordering.commands.preparing import Ready, header_of, prepare, row_of
from orderloom.ordering.contracts import Captured, CreateOrder, LineState, OrderLine, OrderState, confirmations
from orderloom.ordering.domain import checks
from orderloom.ordering.domain.lines import build_lines
from orderloom.ordering.events import OrderStateChanged, OrderSubmitted
from orderloom.ordering.store import orders as store
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.idempotency import once_each, remember_each

Hold = Callable[[int, str, Sequence[LinePrice]], Sequence[Problem]]
"""What whoever brings the order of this place has against its currency and prices."""
_UNKNOWN = Problem("ordering.unknown_account", "There is no such account.", ("account_id",))


@command(Permission.ORDER_CAPTURE)
async def check_orders(
    reader: Reader, actor: Actor, news: Sequence[CreateOrder], hold: Hold | None = None
) -> list[Captured]:
    """What would come of each; nothing is kept. An order that is there already by its external id is told as known."""
    accounts = await _accounts(reader, actor, news)
    known = await _known(reader, accounts, news)
    ready, found = await _judged(reader, actor, _others(news, known), accounts, hold)
    found |= dict.fromkeys(ready, Captured())
    return [known.get(_name(new)) or found[place] for place, new in enumerate(news)]


@command(Permission.ORDER_CAPTURE)
async def create_orders(
    uow: UnitOfWork, actor: Actor, news: Sequence[CreateOrder], hold: Hold | None = None
) -> list[Captured]:
    """Makes those that nothing is wrong with; in the order in which they were given.

    An order that its account has already by its external id, or that was made before under its key, stays as it is,
    whatever this one says; a second one of the same name in `news` is told of the first.
    """
    accounts = await _accounts(uow, actor, news)
    known = await _known(uow, accounts, news)
    ready, found = await _judged(uow, actor, _others(news, known), accounts, hold)
    known |= await _once(uow, [one.new for one in ready.values()])
    firsts: dict[tuple[UUID, str], int] = {}
    for place, one in ready.items():
        firsts.setdefault(_name(one.new), place)
    nameless = {place for place, one in ready.items() if not _name(one.new)[1]}
    fresh = {
        place: one
        for place, one in ready.items()
        if _name(one.new) not in known and (place in nameless or firsts[_name(one.new)] == place)
    }
    made = await _insert(uow, actor, fresh)
    await _remember(uow, {_name(news[place]): one for place, one in made.items()})
    again = {place: made[firsts[_name(one.new)]] for place, one in ready.items() if _name(one.new) not in known}
    found |= {place: msgspec.structs.replace(one, known=True) for place, one in again.items()} | made
    return [known.get(_name(new)) or found[place] for place, new in enumerate(news)]


def _others(news: Sequence[CreateOrder], known: Mapping[tuple[UUID, str], Captured]) -> dict[int, CreateOrder]:
    return {place: new for place, new in enumerate(news) if _name(new) not in known}


async def _judged(
    reader: Reader,
    actor: Actor,
    news: Mapping[int, CreateOrder],
    accounts: Mapping[UUID, Account],
    hold: Hold | None,
) -> tuple[dict[int, Ready], dict[int, Captured]]:
    """By their places: those that can be made, and what is wrong with the others."""
    if any(new.submit for new in news.values()):
        require(actor, Permission.ORDER_SUBMIT)
    if any(new.price_list is not None for new in news.values()):
        require(actor, Permission.PRICE_ADJUST)
    refused: dict[int, tuple[Problem, ...]] = {}
    for place, new in news.items():
        header = checks.check_header({**header_of(new), "client_key": new.client_key})
        unknown = () if new.account_id in accounts else (_UNKNOWN,)
        if problems := (*unacceptable(new), *header, *unknown):
            refused[place] = problems
    wanted = [place for place in news if place not in refused]
    prepared = await prepare(reader, actor, [(news[place], accounts[news[place].account_id]) for place in wanted])
    ready: dict[int, Ready] = {}
    for place, one in zip(wanted, prepared, strict=True):
        held = hold(place, one.quoted.currency, one.quoted.prices) if hold and not one.problems else ()
        if one.problems or held:
            refused[place] = (*one.problems, *held)
        else:
            ready[place] = one
    return ready, {place: Captured(problems=problems) for place, problems in refused.items()}


async def _accounts(reader: Reader, actor: Actor, news: Sequence[CreateOrder]) -> dict[UUID, Account]:
    reach = scope(actor, "order", Permission.ORDER_CAPTURE)
    found = await parties.accounts_by_id(reader, {new.account_id for new in news})
    return {key: one for key, one in found.items() if reach.kind == "all" or key in reach.ids}


def _name(new: CreateOrder) -> tuple[UUID, str]:
    """What an order is known by to its sender; an empty name is nobody's."""
    return new.account_id, new.external_id or new.client_key or ""


async def _known(
    reader: Reader, accounts: Mapping[UUID, Account], news: Sequence[CreateOrder]
) -> dict[tuple[UUID, str], Captured]:
    """What the accounts have already by these external ids."""
    named = {new.external_id for new in news if new.external_id and new.account_id in accounts}
    if not named:
        return {}
    rows = await store.orders_called(reader, named, accounts)
    return {
        (row["account_id"], row["external_id"]): Captured(order_id=row["id"], number=row["number"], known=True)
        for row in rows
    }


def _key(name: tuple[UUID, str]) -> str:
    return f"{name[0]}:{name[1]}"


async def _once(uow: UnitOfWork, news: Sequence[CreateOrder]) -> dict[tuple[UUID, str], Captured]:
    """Takes the names for this transaction; answers what others made under them meanwhile."""
    names = {_key(_name(new)): _name(new) for new in news if _name(new)[1]}
    earlier = await once_each(uow, "batch", CREATE, names)
    return {
        names[key]: Captured(order_id=UUID(said["id"]), number=said["number"], known=True)
        for key, said in earlier.items()
    }


async def _remember(uow: UnitOfWork, made: dict[tuple[UUID, str], Captured]) -> None:
    told = {_key(name): {"id": str(one.order_id), "number": one.number} for name, one in made.items() if name[1]}
    await remember_each(uow, "batch", CREATE, told)


async def _insert(uow: UnitOfWork, actor: Actor, fresh: dict[int, Ready]) -> dict[int, Captured]:
    rows = {place: row_of(uow, actor, one) for place, one in fresh.items()}
    numbers = await store.insert_orders(uow, list(rows.values()))
    lines: list[OrderLine] = []
    for place, row in rows.items():
        quoted, state = fresh[place].quoted, LineState(row["state"])
        lines += build_lines(row["id"], quoted.placed, quoted.prices, state)
        _tell(uow, row["id"], OrderState(row["state"]))
    await store.insert_lines(uow, lines)
    confirmations().confirm(uow, [row["id"] for row in rows.values() if row["submitted_at"] is not None])
    return {place: Captured(order_id=row["id"], number=numbers[row["id"]]) for place, row in rows.items()}


def _tell(uow: UnitOfWork, order_id: UUID, state: OrderState) -> None:
    uow.audit(entry(order_id, "create", None, OrderState.DRAFT))
    if state is OrderState.SUBMITTED:
        uow.audit(entry(order_id, "submit", OrderState.DRAFT, OrderState.SUBMITTED))
        uow.announce(OrderSubmitted(subject=order_id))
    uow.announce(OrderStateChanged(subject=order_id, before="", after=state.value))
