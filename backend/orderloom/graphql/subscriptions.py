"""Live updates: a message says that something changed, and what is sent is read anew, within the reader's scope."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

import strawberry

from orderloom.graphql.context import Context, Info
from orderloom.graphql.flows.queries import visible_run
from orderloom.graphql.flows.together import DefinitionChange, change_of
from orderloom.graphql.flows.types import FlowRun
from orderloom.graphql.gate import subscription
from orderloom.graphql.ids import row_id
from orderloom.graphql.imports.operations import job_of
from orderloom.graphql.imports.types import ImportJob
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.present import present
from orderloom.identity.contracts import Permission
from orderloom.ordering.queries import visible_orders

QUIET_SECONDS = 0.15
T = TypeVar("T")


async def changes(context: Context, topic: str) -> AsyncGenerator[None]:
    """One tick for all messages that come close together; the first one comes at once."""
    messages = context.live.subscribe(topic)
    coming = asyncio.ensure_future(anext(messages))
    try:
        while True:
            await asyncio.wait({coming})
            coming.result()
            coming = asyncio.ensure_future(anext(messages))
            while (await asyncio.wait({coming}, timeout=QUIET_SECONDS))[0]:
                coming.result()
                coming = asyncio.ensure_future(anext(messages))
            yield
    except StopAsyncIteration:
        return
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        await messages.aclose()


async def _order(context: Context, order_id: UUID) -> Order | None:
    async with context.reader() as reader:
        return present((await visible_orders(reader, context.actor, [order_id])).get(order_id))


async def _run(context: Context, given: str) -> FlowRun | None:
    async with context.reader() as reader:
        return present(await visible_run(reader, context, given))


async def _while_seen(context: Context, topic: str, read: Callable[[], Awaitable[T | None]]) -> AsyncGenerator[T]:
    """What is read after each change, until nothing is there to be seen."""
    async for _ in changes(context, topic):
        seen = await read()
        if seen is None:
            return
        yield seen


@strawberry.type
class Subscription:
    @subscription(Permission.ORDER_READ)
    async def order_changed(self, info: Info, id: strawberry.ID) -> AsyncGenerator[Order, None]:
        """The order anew after each change; ends when it can't be seen."""
        order_id = row_id(id, "Order")
        async for order in _while_seen(info.context, f"order:{order_id}", partial(_order, info.context, order_id)):
            yield order

    @subscription(Permission.TASK_READ, Permission.FALLOUT_READ, Permission.ORDER_APPROVE)
    async def worklist_changed(self, info: Info) -> AsyncGenerator[datetime, None]:
        """A tick whenever the viewer's lists of tasks, approvals or fallouts may have changed."""
        async for _ in changes(info.context, "tasks"):
            async with info.context.reader() as reader:
                now = reader.now
            yield now

    @subscription(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
    async def run_changed(self, info: Info, id: strawberry.ID) -> AsyncGenerator[FlowRun, None]:
        """The run anew after each step; ends when it can't be seen."""
        run_id = row_id(id, "FlowRun")
        async for run in _while_seen(info.context, f"run:{run_id}", partial(_run, info.context, id)):
            yield run

    @subscription(Permission.FLOW_READ)
    async def definition_changed(self, info: Info, key: str) -> AsyncGenerator[DefinitionChange, None]:
        """The definition anew, and who has it open, whenever it is saved, locked, asked for, published or retired."""
        async for change in _while_seen(info.context, f"definition:{key}", partial(change_of, info.context, key)):
            yield change

    @subscription(Permission.ORDER_IMPORT)
    async def import_changed(self, info: Info, id: strawberry.ID) -> AsyncGenerator[ImportJob, None]:
        """The import anew as it goes on."""
        job_id = row_id(id, "ImportJob")
        async for job in _while_seen(info.context, f"import:{job_id}", partial(job_of, info.context, id)):
            yield job
