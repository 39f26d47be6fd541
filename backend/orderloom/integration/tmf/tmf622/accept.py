"""Takes a TMF622 body in: read, resolved, captured and submitted in one transaction, or refused item by item."""

from typing import Any

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.tmf622.intake import Intake, take, take_checked
from orderloom.integration.tmf.tmf622.mapping import IDENTITY, Mapping
from orderloom.integration.tmf.tmf622.prices import price_problems
from orderloom.integration.tmf.tmf622.resolve import in_sender_paths, new_order, resolve
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, Order
from orderloom.ordering.queries import lines_of
from orderloom.platform.db import UnitOfWork


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """How a body came: through which channel, under which key, in which version if that is known; and whether it was
    checked against the shapes of that version already."""

    channel: str = "tmf622"
    client_key: str | None = None
    version: str | None = None
    mapping: Mapping = IDENTITY
    checked: bool = False


async def prepared(uow: UnitOfWork, actor: Actor, document: Any, intent: Intent) -> tuple[Intake, CreateOrder]:
    """What is asked for in our words; raises with all that it names and nobody knows."""
    checked = intent.checked and intent.version is not None
    intake, problems = take_checked(document, intent.version or "") if checked else take(document, intent.version)
    resolved = await resolve(uow, actor, intake, intent.mapping)
    problems += resolved.problems
    if problems:
        raise Invalid.of(problems)
    return intake, new_order(intake, resolved, intent.channel, intent.client_key)


async def accept(uow: UnitOfWork, actor: Actor, document: Any, intent: Intent) -> Order:
    """The order; raises with all problems found, each with its path in the body."""
    intake, new = await prepared(uow, actor, document, intent)
    try:
        order = await create_order(uow, actor, new)
    except DomainError as refusal:
        raise type(refusal).of(in_sender_paths(refusal.problems, intake, intent.mapping)) from None
    different = price_problems(intake, order.currency, await lines_of(uow, [order.id]))
    if different:
        raise Invalid.of(different)
    return order
