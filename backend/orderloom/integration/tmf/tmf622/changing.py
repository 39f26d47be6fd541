"""A patched order: a state asked for is a command of ours, a draft is captured anew, and of a running order only what
the sender said beside what we understand may change."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.holding import said_anew
from orderloom.integration.tmf.orders.moving import NotPatchable, move, redraft
from orderloom.integration.tmf.orders.telling import followed
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf622.intake import ITEMS, OWN_ITEM, OWN_ORDER, Intake, take_checked
from orderloom.integration.tmf.tmf622.mapping import IDENTITY
from orderloom.integration.tmf.tmf622.render import RELATIONS, spoken
from orderloom.integration.tmf.tmf622.resolve import in_sender_paths, new_order, resolve
from orderloom.integration.tmf.tmf622.translate import translated
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.ordering.commands.amending import amend_order
from orderloom.ordering.contracts import (
    HELD,
    Order,
    OrderState,
    OrderWithLines,
    TermsVersion,
)
from orderloom.ordering.contracts.amending import AmendOrder
from orderloom.platform.db import UnitOfWork

UNDERSTOOD = frozenset(
    {"externalId", "description", "requestedStartDate", "requestedCompletionDate", "priority", "relatedParty"}
)
UNDERSTOOD_OF_ITEM = frozenset({"action", "quantity", "productOffering", "itemPrice", "itemTotalPrice", RELATIONS})
UNDERSTOOD_OF_PRODUCT = ("id", "productCharacteristic", "productOffering", "productSpecification", "place")
Change = tuple[Body, Body]
"""A resource before and after."""


async def change_order(uow: UnitOfWork, actor: Actor, whole: OrderWithLines, change: Change, version: str) -> None:
    before, after = change
    differing = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    rest = differing - {"state"}
    if rest and whole.order.state is OrderState.DRAFT:
        await _redraft(uow, actor, whole, after, version)
    elif rest:
        await _amend(uow, actor, whole, change, version)
    if "state" in differing:
        with _in_its_words(take_checked(after, version)[0]):
            await move(uow, actor, whole.order, after)


async def _redraft(uow: UnitOfWork, actor: Actor, whole: OrderWithLines, after: Body, version: str) -> None:
    """All of a draft may change, its lines too, which are checked and priced anew."""
    if HELD in whole.order.extensions:
        await said_anew(uow, whole.order.id, translated(after, version, spoken(whole, version)))
        return
    intake, problems = take_checked(after, version)
    resolved = await resolve(uow, actor, intake, IDENTITY)
    problems += resolved.problems
    if problems:
        raise Invalid.of(problems)
    new = new_order(intake, resolved, whole.order.channel, None)
    with _in_its_words(intake):
        terms = _newly(whole.order, new.accept_terms)
        await redraft(uow, actor, whole.order, new, custom=new.custom, accept_terms=terms)


def _newly(order: Order, named: Sequence[TermsVersion]) -> tuple[TermsVersion, ...] | msgspec.UnsetType:
    """Unset when the order names those that were accepted already, be they in force or not."""
    before = {(one.key, one.version) for one in order.accepted_terms}
    return msgspec.UNSET if {(one.key, one.version) for one in named} == before else tuple(named)


@contextmanager
def _in_its_words(intake: Intake) -> Generator[None]:
    """Refusals point to where things stand in the resource."""
    try:
        yield
    except DomainError as refusal:
        raise type(refusal).of(in_sender_paths(refusal.problems, intake, IDENTITY)) from None


async def _amend(uow: UnitOfWork, actor: Actor, whole: OrderWithLines, change: Change, version: str) -> None:
    problems = tuple(_fixed(*change))
    if problems:
        raise NotPatchable.of(problems)
    native = spoken(whole, version)
    before, after = (translated(one, version, native) for one in change)
    kept = whole.order.extensions.get("tmf622", {})
    order = followed(kept.get("order", {}), before, after, OWN_ORDER)
    lines: dict[UUID, dict[str, Any]] = {}
    old, new = _items(before), _items(after)
    for line in whole.lines:
        said: Body = line.extensions.get("tmf622", {})
        told = followed(said, old.get(line.number, {}), new.get(line.number, {}), OWN_ITEM)
        if told != said:
            lines[line.id] = {**line.extensions, "tmf622": told}
    extensions = {**whole.order.extensions, "tmf622": {"version": native, "order": order}}
    await amend_order(uow, actor, AmendOrder(order_id=whole.order.id, extensions=extensions, lines=lines))


def _items(order: Body) -> dict[str, Body]:
    return dict(_numbered(order))


def _numbered(order: Mapping[str, Any]) -> Iterator[tuple[str, Body]]:
    for item in order.get(ITEMS) or ():
        yield item["id"], item
        yield from _numbered(item)


def _fixed(before: Body, after: Body) -> Iterator[Problem]:
    message = "A running order can't be changed here; cancel it, or order the change."
    for name in sorted(UNDERSTOOD):
        if before.get(name) != after.get(name):
            yield Problem("tmf.not_patchable", message, (name,))
    old, new = _items(before), _items(after)
    if list(old) != list(new):
        yield Problem("tmf.not_patchable", message, (ITEMS,))
        return
    for index, (number, item) in enumerate(new.items()):
        for path in _fixed_of_item(old[number], item):
            yield Problem("tmf.not_patchable", message, (ITEMS, index, *path))


def _fixed_of_item(before: Body, after: Body) -> Iterator[tuple[str, ...]]:
    for name in sorted(UNDERSTOOD_OF_ITEM):
        if before.get(name) != after.get(name):
            yield (name,)
    old, new = before.get("product") or {}, after.get("product") or {}
    for name in UNDERSTOOD_OF_PRODUCT:
        if old.get(name) != new.get(name):
            yield ("product", name)
