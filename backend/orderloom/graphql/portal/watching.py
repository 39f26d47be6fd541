"""Live updates for a visitor: that something of theirs changed is told, and what is sent is read in their scope."""

from collections.abc import AsyncGenerator

import strawberry

from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import subscription
from orderloom.graphql.portal.asking import OwnRequest, request_of
from orderloom.graphql.portal.orders import OwnOrder, order_of
from orderloom.graphql.subscriptions import changes
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Missing
from orderloom.ordering import contracts as ordered
from orderloom.ordering import queries as ordering
from orderloom.requests import contracts as asked
from orderloom.requests import queries as requests


async def _order(context: Context, number: str) -> ordered.Order | None:
    try:
        async with context.reader() as reader:
            return (await ordering.order(reader, context.actor, number)).order
    except Missing:
        return None


async def _request(context: Context, number: str) -> asked.CustomerRequest | None:
    try:
        async with context.reader() as reader:
            return await requests.request(reader, context.actor, number)
    except Missing:
        return None


@strawberry.type
class Subscription:
    @subscription(Permission.ORDER_READ)
    async def order_changed(self, info: Info, number: str) -> AsyncGenerator[OwnOrder, None]:
        """The order anew after each change; ends at once when it is none of the visitor's."""
        found = await _order(info.context, number)
        if found is None:
            return
        async for _ in changes(info.context, f"order:{found.id}"):
            seen = await _order(info.context, number)
            if seen is None:
                return
            yield order_of(seen)

    @subscription(Permission.REQUEST_READ)
    async def request_changed(self, info: Info, number: str) -> AsyncGenerator[OwnRequest, None]:
        """The request anew after each word and each change of its state; ends at once when it is none of the
        visitor's."""
        found = await _request(info.context, number)
        if found is None:
            return
        async for _ in changes(info.context, f"request:{found.id}"):
            seen = await _request(info.context, number)
            if seen is None:
                return
            yield request_of(seen)
