"""Agreed prices of a draft: made by a person with a reason, within a limit or for an approver to see."""

from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import ManualAdjustment
from orderloom.flows import queries as flows
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.capture import entry, totals_of
from orderloom.ordering.commands.quote import account_in_reach, quote
from orderloom.ordering.commands.settle import locked
from orderloom.ordering.contracts import AdjustPrice, LineState, Order, OrderLine, RemoveAdjustment
from orderloom.ordering.domain.agreeing import LIMIT, adjustment_problems, agreed_of, limit_for, sale_of
from orderloom.ordering.domain.holding import check_not_held
from orderloom.ordering.domain.lifecycle import EDITABLE
from orderloom.ordering.domain.lines import build_lines, captured
from orderloom.ordering.domain.refusals import OrderNotEditable, refuse
from orderloom.ordering.events import OrderAmended
from orderloom.ordering.store import orders as store
from orderloom.parties.contracts import Account
from orderloom.platform.db import UnitOfWork


@command(Permission.PRICE_ADJUST)
async def adjust_price(uow: UnitOfWork, actor: Actor, adjust: AdjustPrice) -> Order:
    """Adds an adjustment to a draft and prices it anew. One above the limit of whoever makes it is kept, and the order
    waits for an order approver once it is submitted."""
    refuse(unacceptable(adjust))
    order = await _editable(uow, actor, adjust.order_id, adjust.version)
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_EDIT)
    lines = await store.lines_of(uow, [order.id])
    refuse(tuple(adjustment_problems(adjust, order, lines)))
    made = ManualAdjustment(
        id=str(new_id()),
        kind=adjust.kind,
        value=adjust.value,
        reason=adjust.reason.strip(),
        line=adjust.line,
        charge=adjust.charge,
        charge_type=adjust.charge_type,
        months=adjust.months,
        by=actor.name,
        by_id=str(actor.id) if actor.id else None,
        limit=await _limit(uow, actor, order, account),
    )
    return await _priced(uow, order, account, lines, (*order.adjustments, made), ("adjust_price", made))


@command(Permission.PRICE_ADJUST)
async def remove_adjustment(uow: UnitOfWork, actor: Actor, remove: RemoveAdjustment) -> Order:
    """Takes an adjustment off a draft, which is priced anew."""
    order = await _editable(uow, actor, remove.order_id, remove.version)
    gone = next((one for one in order.adjustments if one.id == remove.adjustment), None)
    if gone is None:
        raise Missing("The order has no such agreed price.", path=("adjustment",))
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_EDIT)
    lines = await store.lines_of(uow, [order.id])
    kept = tuple(one for one in order.adjustments if one is not gone)
    return await _priced(uow, order, account, lines, kept, ("remove_adjustment", gone))


async def _editable(uow: UnitOfWork, actor: Actor, order_id: UUID, version: int) -> Order:
    order = await locked(uow, actor, order_id, version, Permission.ORDER_EDIT)
    if order.state not in EDITABLE:
        raise OrderNotEditable(
            "Only prices of a draft can be agreed.", path=("order_id",), details={"state": order.state.value}
        )
    check_not_held(order)
    return order


async def _limit(uow: UnitOfWork, actor: Actor, order: Order, account: Account) -> Any:
    table = (await flows.tables(uow, [LIMIT])).get(LIMIT)
    sale = sale_of(account, agreed_of(order))
    scope = {"account": sale.account, "order": sale.order, "now": uow.now}
    return limit_for(table[1] if table else None, sorted(role.value for role in actor.roles), scope)


async def _priced(
    uow: UnitOfWork,
    order: Order,
    account: Account,
    lines: list[OrderLine],
    adjustments: tuple[ManualAdjustment, ...],
    said: tuple[str, ManualAdjustment],
) -> Order:
    agreed = msgspec.structs.replace(agreed_of(order), adjustments=adjustments)
    quoted = await quote(uow, account, captured(lines), draft=True, spread=False, agreed=agreed)
    refuse(quoted.problems)
    known = {line.number: line.id for line in lines}
    made = build_lines(order.id, quoted.placed, quoted.prices, LineState.DRAFT, known=known)
    await store.write_lines(uow, lines, made)
    changed = await store.update_order(uow, order.id, totals_of(quoted))
    uow.announce(OrderAmended(subject=order.id))
    action, one = said
    uow.audit(entry(order.id, action, changes=_told(one, changed)))
    uow.publish(f"order:{order.id}", {"state": order.state.value})
    return changed


def _told(one: ManualAdjustment, order: Order) -> dict[str, Any]:
    told = {
        "kind": one.kind.value,
        "value": f"{one.value:f}",
        "line": one.line,
        "charge": one.charge,
        "charge_type": one.charge_type.value if one.charge_type else None,
        "months": one.months,
        "reason": one.reason,
        "limit": f"{one.limit:f}" if one.limit is not None else None,
        "above_limit": order.price_approval,
    }
    return {name: value for name, value in told.items() if value is not None}
