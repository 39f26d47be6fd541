"""Drafts: their header and their lines are changed here, all of them, some of them, or site by site."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.capture import entry, header_of, rows_of, totals_of
from orderloom.ordering.commands.filling import fill_header, fill_lines, own_sheet
from orderloom.ordering.commands.paying import check_parties
from orderloom.ordering.commands.quote import account_in_reach, quote
from orderloom.ordering.commands.selling import channel_problems
from orderloom.ordering.commands.settle import locked
from orderloom.ordering.contracts import ChangeDraft, EditLines, FillSites, LineState, NewLine, Order, OrderLine
from orderloom.ordering.domain import checks, terms
from orderloom.ordering.domain.agreeing import agreed_of
from orderloom.ordering.domain.editing import edited, filled
from orderloom.ordering.domain.holding import check_not_held
from orderloom.ordering.domain.lifecycle import EDITABLE
from orderloom.ordering.domain.lines import build_lines, captured
from orderloom.ordering.domain.refusals import OrderNotEditable, refuse
from orderloom.ordering.events import OrderAmended
from orderloom.ordering.store import orders as store
from orderloom.platform.db import UnitOfWork

UNSET = msgspec.UNSET


@command(Permission.ORDER_EDIT)
async def change_draft(uow: UnitOfWork, actor: Actor, change: ChangeDraft) -> Order:
    """Replaces what is given; lines are replaced as a whole, and priced again."""
    refuse((*unacceptable(change), *checks.check_header(header_of(change))))
    order = await _editable(uow, actor, change.order_id, change.version)
    values = rows_of(header_of(change))
    problems = await check_parties(uow, actor, order.account_id, _as_it_will_be(order, change))
    if change.custom is not UNSET:
        values["custom"], found = fill_header(await own_sheet(uow), actor, change.custom, order.custom)
        problems = (*problems, *found)
    if change.accept_terms is not UNSET:
        values["accepted_terms"], stale = await _accepted(uow, actor, order, change)
        problems = (*problems, *stale)
    if change.price_list not in (UNSET, order.price_list):
        require(actor, Permission.PRICE_ADJUST)
    if change.channel not in (UNSET, order.channel):
        refuse(await channel_problems(uow, str(change.channel)))
    if change.lines is UNSET and _sold_by(order, values) == order:
        refuse(problems)
    else:
        before = await store.lines_of(uow, [order.id])
        lines = captured(before) if change.lines is UNSET else change.lines
        values |= await _rewrite(uow, actor, _sold_by(order, values), before, lines, problems)
    return await _saved(uow, order, values, {"fields": sorted(values)})


def _sold_by(order: Order, values: dict[str, Any]) -> Order:
    """The order with the channel and the list that decide over its prices once this is changed."""
    given = {name: values[name] for name in ("channel", "price_list") if name in values}
    return msgspec.structs.replace(order, **given) if given else order


def _as_it_will_be(order: Order, change: ChangeDraft) -> dict[str, Any]:
    """Who is named once this is changed; nobody when nobody is named anew."""
    given = header_of(change)
    names = ("billing_account_id", "billing_contact_id", "delivery_contact_id")
    if not any(name in given for name in names):
        return {}
    return {name: given.get(name, getattr(order, name)) for name in names}


async def _accepted(
    uow: UnitOfWork, actor: Actor, order: Order, change: ChangeDraft
) -> tuple[Any, tuple[Problem, ...]]:
    given = () if change.accept_terms is UNSET else change.accept_terms
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_EDIT)
    snapshot = (await quote(uow, account, (), draft=True)).snapshot
    agreed, stale = terms.agree(order.accepted_terms, given, snapshot, actor, uow.now)
    wanted = {(one.key, one.version) for one in given}
    return json.to_builtins([one for one in agreed if (one.key, one.version) in wanted]), stale


@command(Permission.ORDER_EDIT)
async def edit_lines(uow: UnitOfWork, actor: Actor, edit: EditLines) -> Order:
    """Changes, removes and adds lines of a draft; those that stay the same are not sent and not written."""
    refuse(unacceptable(edit))
    order = await _editable(uow, actor, edit.order_id, edit.version)
    before = await store.lines_of(uow, [order.id])
    lines, problems = edited(captured(before), edit)
    values = await _rewrite(uow, actor, order, before, lines, problems)
    said = {
        "edited": sorted({number for one in edit.edits for number in one.numbers}),
        "removed": list(edit.remove),
        "added": len(edit.add),
    }
    return await _saved(uow, order, values, said)


@command(Permission.ORDER_EDIT)
async def fill_sites(uow: UnitOfWork, actor: Actor, table: FillSites) -> Order:
    """Adds a line for each cell of a table of sites and products."""
    refuse(unacceptable(table))
    order = await _editable(uow, actor, table.order_id, table.version)
    before = await store.lines_of(uow, [order.id])
    lines, problems = filled(captured(before), table)
    values = await _rewrite(uow, actor, order, before, lines, problems)
    return await _saved(uow, order, values, {"sites": len(table.rows), "added": len(lines) - len(before)})


async def _editable(uow: UnitOfWork, actor: Actor, order_id: UUID, version: int) -> Order:
    order = await locked(uow, actor, order_id, version, Permission.ORDER_EDIT)
    if order.state not in EDITABLE:
        raise OrderNotEditable("Only a draft can be edited.", path=("order_id",), details={"state": order.state.value})
    check_not_held(order)
    return order


async def _rewrite(
    uow: UnitOfWork,
    actor: Actor,
    order: Order,
    before: Sequence[OrderLine],
    lines: Sequence[NewLine],
    problems: Sequence[Problem],
) -> dict[str, Any]:
    """Prices the lines and writes those that differ; the totals of the header. Refused with all that is wrong."""
    account = await account_in_reach(uow, actor, order.account_id, Permission.ORDER_EDIT)
    own = await own_sheet(uow)
    given, found = fill_lines(own, actor, lines, before if own.of(Noun.LINE) else ())
    quoted = await quote(uow, account, given, draft=True, agreed=agreed_of(order))
    refuse((*quoted.problems, *problems, *found))
    known = {line.number: line.id for line in before}
    made = build_lines(order.id, quoted.placed, quoted.prices, LineState.DRAFT, known=known)
    await store.write_lines(uow, before, made)
    return totals_of(quoted)


async def _saved(uow: UnitOfWork, order: Order, values: dict[str, Any], changes: dict[str, Any]) -> Order:
    changed = await store.update_order(uow, order.id, values)
    uow.announce(OrderAmended(subject=order.id))
    uow.audit(entry(order.id, "edit", changes=changes))
    uow.publish(f"order:{order.id}", {"state": order.state.value})
    return changed
