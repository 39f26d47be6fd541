"""Takes a TMF641 body in: captured and submitted in one transaction, or refused item by item. Where the channel accepts
and holds, a body that names unknown services waits instead."""

from typing import Any

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.holding import Meant, Sent, bind_means, hold, holds, only_unknown
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf641.intake import root_of, take, take_checked
from orderloom.integration.tmf.tmf641.resolve import in_sender_paths, new_order, resolve
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.holding import held_before
from orderloom.ordering.contracts import Order
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import IdempotencyConflict

CHANNEL = "tmf641"


async def accept(uow: UnitOfWork, actor: Actor, body: Body, key: str | None) -> Order:
    """The order; raises with all problems found, each with its path in the body."""
    intake, found = take_checked(body)
    resolved = await resolve(uow, actor, intake)
    problems = (*found, *resolved.problems)
    account = resolved.account
    if problems and (account is None or not only_unknown(problems) or not await holds(uow, CHANNEL, account)):
        raise Invalid.of(problems)
    new = new_order(intake, resolved, CHANNEL, key)
    try:
        if problems:
            sent = Sent(means=CHANNEL, content={"document": body, "root": root_of(body)}, said=body, problems=problems)
            return (await hold(uow, actor, new, sent)).order
        return await create_order(uow, actor, new)
    except DomainError as refusal:
        known = new.client_key or new.external_id
        conflict = isinstance(refusal, IdempotencyConflict)
        if conflict and (earlier := await held_before(uow, actor, known, body)) is not None:
            return earlier  # what was unknown then is known now
        raise type(refusal).of(in_sender_paths(refusal.problems, intake)) from None


class ServiceOrdersAgain:
    """Service orders that waited for their data, read again once it is mended."""

    async def again(self, uow: UnitOfWork, sender: Actor, order: Order, content: Any) -> Meant:
        intake, found = take(content["document"])
        resolved = await resolve(uow, sender, intake)
        problems = (*found, *resolved.problems)
        if problems:
            raise Invalid.of(problems)
        return Meant(new_order(intake, resolved, order.channel, None), lambda refused: in_sender_paths(refused, intake))


bind_means(CHANNEL, ServiceOrdersAgain())
