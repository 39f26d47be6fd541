"""Takes a TMF622 body in: read, resolved, captured and submitted in one transaction, or refused item by item."""

from typing import Any

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.tmf622.intake import take
from orderloom.integration.tmf.tmf622.mapping import IDENTITY, Mapping
from orderloom.integration.tmf.tmf622.resolve import in_sender_paths, new_order, resolve
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import Order
from orderloom.platform.db import UnitOfWork


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """How a body came: through which channel, under which key, in which version if that is known."""

    channel: str = "tmf622"
    client_key: str | None = None
    version: str | None = None
    mapping: Mapping = IDENTITY


async def accept(uow: UnitOfWork, actor: Actor, document: Any, intent: Intent) -> Order:
    """The order; raises with all problems found, each with its path in the body."""
    intake, problems = take(document, intent.version)
    resolved = await resolve(uow, actor, intake, intent.mapping)
    problems += resolved.problems
    if problems:
        raise Invalid.of(problems)
    try:
        return await create_order(uow, actor, new_order(intake, resolved, intent.channel, intent.client_key))
    except DomainError as refusal:
        raise type(refusal).of(in_sender_paths(refusal.problems, intake, intent.mapping)) from None
