"""Holds orders that can't be captured as they were sent, and captures them once it is known what was meant."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.capture import CREATE, entry
from orderloom.ordering.commands.preparing import Ready, header_of, prepare, row_of, rows_of, totals_of
from orderloom.ordering.commands.quote import account_in_reach
from orderloom.ordering.commands.settle import locked, reread, settle
from orderloom.ordering.contracts import (
    HELD,
    CreateOrder,
    LineState,
    Order,
    OrderKind,
    OrderState,
    confirmations,
)
from orderloom.ordering.domain import checks
from orderloom.ordering.domain.changes import travel
from orderloom.ordering.domain.holding import SAID, is_held
from orderloom.ordering.domain.lines import build_lines
from orderloom.ordering.domain.refusals import OrderNotEditable, refuse
from orderloom.ordering.events import OrderStateChanged, OrderSubmitted
from orderloom.ordering.store import orders as store
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import Call, answered, fingerprint, made_once


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """`order` waits for its lines; it is `fresh` unless the same was sent before."""

    order: Order
    fresh: bool


@command(Permission.ORDER_CAPTURE)
async def hold_for_data(uow: UnitOfWork, actor: Actor, new: CreateOrder, held: Mapping[str, Any], said: Any) -> Held:
    """A draft without lines. `held` is what will be needed to capture it, `said` what was sent: the same under the same
    key gives the same order, mended or not."""
    refuse((*unacceptable(new), *checks.check_header({**header_of(new), "client_key": new.client_key})))
    print_of = fingerprint(said)
    empty = msgspec.structs.replace(
        new, lines=(), submit=False, extensions={**new.extensions, HELD: dict(held), SAID: print_of}
    )
    fresh: list[UUID] = []

    async def make() -> Order:
        account = await account_in_reach(uow, actor, new.account_id, Permission.ORDER_CAPTURE)
        ready = (await prepare(uow, actor, [(empty, account)]))[0]
        refuse(ready.problems)
        order = await store.insert_order(uow, row_of(uow, actor, ready))
        fresh.append(order.id)
        uow.audit(entry(order.id, "create", None, OrderState.DRAFT, {"held": True}))
        uow.announce(OrderStateChanged(subject=order.id, before="", after=order.state.value))
        uow.publish(f"order:{order.id}", {"state": order.state.value})
        return order

    async def find(order_id: UUID) -> Order | None:
        return next(iter(await store.orders_by_id(uow, [order_id])), None)

    call = Call(actor.client, CREATE, new.client_key or new.external_id, said)
    return Held(order=await made_once(uow, call, make, find), fresh=bool(fresh))


@command(Permission.ORDER_CAPTURE)
async def held_before(uow: UnitOfWork, actor: Actor, key: str | None, said: Any) -> Order | None:
    """The order that was held when the same was sent under this key, as it is now."""
    earlier = await answered(uow, actor.client, CREATE, key) if key else None
    found = await store.orders_by_id(uow, [UUID(earlier["id"])]) if earlier else []
    return next((one for one in found if one.extensions.get(SAID) == fingerprint(said)), None)


@command(Permission.ORDER_CAPTURE)
async def fill_held(uow: UnitOfWork, actor: Actor, order_id: UUID, new: CreateOrder) -> Order:
    """Captures the lines of an order that was held, and sends it on where its sender asked for that."""
    order = await locked(uow, actor, order_id, None, Permission.ORDER_CAPTURE)
    if order.state is not OrderState.DRAFT or not is_held(order):
        details = {"state": order.state.value}
        raise OrderNotEditable("This order does not wait for its data.", path=("order_id",), details=details)
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_CAPTURE)
    ready = (await prepare(uow, actor, [(new, account)]))[0]
    refuse(ready.problems)
    filled = await store.update_order(uow, order.id, _values(order, ready))
    made = build_lines(order.id, ready.quoted.placed, ready.quoted.prices, LineState.DRAFT)
    await store.write_lines(uow, await store.lines_of(uow, [order.id]), made)
    uow.audit(entry(order.id, "fill", changes={"lines": len(made)}))
    uow.publish(f"order:{order.id}", {"state": order.state.value})
    if not new.submit:
        uow.announce(OrderStateChanged(subject=order.id, before=order.state.value, after=order.state.value))
        return filled
    await settle(uow, [travel(filled, [OrderState.SUBMITTED], submitted=True)])
    uow.announce(OrderSubmitted(subject=order.id))
    if order.kind is OrderKind.CUSTOMER:
        confirmations().confirm(uow, [order.id])
    return await reread(uow, order.id)


def _values(order: Order, ready: Ready) -> dict[str, Any]:
    extensions = {**ready.new.extensions, SAID: order.extensions.get(SAID)}
    return {
        **rows_of(header_of(ready.new)),
        **totals_of(ready.quoted),
        "custom": ready.custom,
        "extensions": extensions,
    }
