"""Takes a TMF622 body in: read, resolved, captured and submitted in one transaction, or refused item by item. Where the
channel accepts and holds, a body that names unknown products waits instead."""

from typing import Any

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.holding import hold, holds, only_unknown
from orderloom.integration.tmf.tmf622.holding import to_be_held
from orderloom.integration.tmf.tmf622.intake import Intake, take, take_checked
from orderloom.integration.tmf.tmf622.mapping import IDENTITY, Mapping
from orderloom.integration.tmf.tmf622.prices import price_problems
from orderloom.integration.tmf.tmf622.resolve import in_sender_paths, new_order, resolve
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.holding import held_before
from orderloom.ordering.contracts import CreateOrder, Order
from orderloom.ordering.queries import lines_of
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import IdempotencyConflict


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """How a body came: through which channel, under which key, in which version if that is known; and whether it was
    checked against the shapes of that version already."""

    channel: str = "tmf622"
    client_key: str | None = None
    version: str | None = None
    mapping: Mapping = IDENTITY
    checked: bool = False


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for in our words; with `unknown` its lines can't be made, and it is to be held."""

    intake: Intake
    new: CreateOrder
    unknown: tuple[Problem, ...] = ()


async def prepared(uow: UnitOfWork, actor: Actor, document: Any, intent: Intent) -> Prepared:
    """Raises with all that it names and nobody knows, unless an order may wait for that."""
    checked = intent.checked and intent.version is not None
    intake, problems = take_checked(document, intent.version or "") if checked else take(document, intent.version)
    resolved = await resolve(uow, actor, intake, intent.mapping)
    problems += resolved.problems
    if problems:
        waits = resolved.account is not None and only_unknown(problems)
        if not waits or resolved.account is None or not await holds(uow, intent.channel, resolved.account):
            raise Invalid.of(problems)
    return Prepared(intake=intake, new=new_order(intake, resolved, intent.channel, intent.client_key), unknown=problems)


async def accept(uow: UnitOfWork, actor: Actor, document: Any, intent: Intent) -> Order:
    """The order; raises with all problems found, each with its path in the body."""
    found = await prepared(uow, actor, document, intent)
    if found.unknown:
        return await wait(uow, actor, document, intent, found)
    try:
        order = await create_order(uow, actor, found.new)
    except DomainError as refusal:
        key = found.new.client_key or found.new.external_id
        conflict = isinstance(refusal, IdempotencyConflict)
        if conflict and (earlier := await held_before(uow, actor, key, document)) is not None:
            return earlier  # what was unknown then is known now
        raise type(refusal).of(in_sender_paths(refusal.problems, found.intake, intent.mapping)) from None
    different = price_problems(found.intake, order.currency, await lines_of(uow, [order.id]))
    if different:
        raise Invalid.of(different)
    return order


async def wait(uow: UnitOfWork, actor: Actor, document: Any, intent: Intent, found: Prepared) -> Order:
    """The order as a draft without lines, and a fallout that says what is unknown."""
    try:
        sent = to_be_held(document, found.intake.version, intent.mapping, found.unknown)
        return (await hold(uow, actor, found.new, sent)).order
    except DomainError as refusal:
        raise type(refusal).of(in_sender_paths(refusal.problems, found.intake, intent.mapping)) from None
