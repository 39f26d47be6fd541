"""A create that is said twice under one key is done once: what came of it is answered again, as it is now."""

from collections.abc import Awaitable, Callable

from orderloom.integration.tmf.collection import Call, Collection
from orderloom.integration.tmf.query import Body
from orderloom.kernel.errors import Missing
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import IdempotencyConflict, fingerprint, once, remember

Make = Callable[[], Awaitable[Body]]
Find = Callable[[str], Awaitable[Body]]


def operation_of(collection: Collection) -> str:
    return f"tmf.{collection.version}.{collection.type}"


async def made_once(uow: UnitOfWork, call: Call, collection: Collection, body: Body, ways: tuple[Make, Find]) -> Body:
    """By the first of the ways when it is new, found again by the second otherwise."""
    make, find = ways
    if call.key is None:
        return await make()
    client, operation = call.actor.client, operation_of(collection)
    earlier = await once(uow, client, operation, call.key, fingerprint([body, call.wished]))
    if earlier is not None:
        try:
            return await find(str(earlier["id"]))
        except Missing:
            raise IdempotencyConflict("What was made under this key is gone.", path=("Idempotency-Key",)) from None
    made = await make()
    await remember(uow, client, operation, call.key, {"id": str(made["id"])})
    return made
