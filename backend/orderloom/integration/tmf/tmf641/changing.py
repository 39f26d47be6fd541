"""A patched service order: a state asked for is a command of ours, a draft is captured anew, and of a running order
only what the sender said beside what we understand may change."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.holding import said_anew
from orderloom.integration.tmf.orders.moving import NotPatchable, move, redraft
from orderloom.integration.tmf.orders.telling import followed
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf641.intake import (
    EARLIER,
    ITEMS,
    OWN_ITEM,
    OWN_ORDER,
    RELATIONS,
    numbered,
    take_checked,
)
from orderloom.integration.tmf.tmf641.resolve import in_sender_paths, new_order, resolve
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.ordering.commands.amending import amend_order
from orderloom.ordering.contracts import HELD, OrderState, OrderWithLines
from orderloom.ordering.contracts.amending import AmendOrder
from orderloom.platform.db import UnitOfWork

UNDERSTOOD = ("description", "externalId", "priority", "relatedParty", "requestedCompletionDate", "requestedStartDate")
OF_ITEM = ("action", "quantity", RELATIONS)
OF_SERVICE = ("id", "place", "serviceCharacteristic", "serviceSpecification", "serviceType", "name", "state")


async def change_order(uow: UnitOfWork, actor: Actor, whole: OrderWithLines, before: Body, after: Body) -> None:
    after = _items_once(before, after)
    differing = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    if differing - {"state"} and whole.order.state is OrderState.DRAFT:
        await _redraft(uow, actor, whole, after)
    elif differing - {"state"}:
        await _amend(uow, actor, whole, before, after)
    if "state" in differing:
        try:
            await move(uow, actor, whole.order, after)
        except DomainError as refusal:
            raise type(refusal).of(in_sender_paths(refusal.problems, take_checked(after)[0])) from None


def _items_once(before: Body, after: Body) -> Body:
    """Whoever changes the items by one of their names has changed them by the other, too."""
    changed = [name for name in (ITEMS, EARLIER) if before.get(name) != after.get(name)]
    if len(changed) != 1:
        return after
    rest = {name: value for name, value in after.items() if name not in (ITEMS, EARLIER)}
    if changed[0] not in after:
        return rest
    return rest | {name: after[changed[0]] for name in (ITEMS, EARLIER) if name in before}


async def _redraft(uow: UnitOfWork, actor: Actor, whole: OrderWithLines, after: Body) -> None:
    """All of a draft may change, its lines too, which are checked anew."""
    if HELD in whole.order.extensions:
        await said_anew(uow, whole.order.id, after)
        return
    intake, found = take_checked(after)
    resolved = await resolve(uow, actor, intake)
    if problems := (*found, *resolved.problems):
        raise Invalid.of(problems)
    new = new_order(intake, resolved, whole.order.channel, None)
    try:
        await redraft(uow, actor, whole.order, new)
    except DomainError as refusal:
        raise type(refusal).of(in_sender_paths(refusal.problems, intake)) from None


async def _amend(uow: UnitOfWork, actor: Actor, whole: OrderWithLines, before: Body, after: Body) -> None:
    problems = tuple(_fixed(before, after))
    if problems:
        raise NotPatchable.of(problems)
    kept: Body = whole.order.extensions.get("tmf641", {})
    order = followed(kept.get("order", {}), before, after, OWN_ORDER)
    old, new = dict(numbered(before)), dict(numbered(after))
    lines: dict[UUID, dict[str, Any]] = {}
    for line in whole.lines:
        said: Body = line.extensions.get("tmf641", {})
        told = followed(said, old.get(line.number, {}), new.get(line.number, {}), OWN_ITEM)
        if told != said:
            lines[line.id] = {**line.extensions, "tmf641": told}
    extensions = {**whole.order.extensions, "tmf641": {**kept, "order": order}}
    await amend_order(uow, actor, AmendOrder(order_id=whole.order.id, extensions=extensions, lines=lines))


def _fixed(before: Body, after: Body) -> Iterator[Problem]:
    message = "A running order can't be changed here; cancel it, or order the change."
    for name in UNDERSTOOD:
        if before.get(name) != after.get(name):
            yield Problem("tmf.not_patchable", message, (name,))
    old, new = dict(numbered(before)), dict(numbered(after))
    if list(old) != list(new):
        yield Problem("tmf.not_patchable", message, (ITEMS,))
        return
    for index, (number, item) in enumerate(new.items()):
        was = old[number]
        own = ((name,) for name in OF_ITEM if was.get(name) != item.get(name))
        had, has = was.get("service") or {}, item.get("service") or {}
        inner = (("service", name) for name in OF_SERVICE if had.get(name) != has.get(name))
        for path in (*own, *inner):
            yield Problem("tmf.not_patchable", message, (ITEMS, index, *path))
