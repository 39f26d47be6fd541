"""Anything by its global id, as far as its reader may see it."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import strawberry

from orderloom.decomposition import queries as decomposition
from orderloom.fallout import queries as fallout
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import Node, split_id
from orderloom.graphql.present import present
from orderloom.identity.access import scope
from orderloom.identity.contracts import Permission
from orderloom.inventory import queries as inventory
from orderloom.orchestration import queries as orchestration
from orderloom.ordering import queries as ordering
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader
from orderloom.requests import queries as requests


async def _visible_order(reader: Reader, context: Context, row: UUID) -> Any:
    return (await ordering.visible_orders(reader, context.actor, [row])).get(row)


async def _task(reader: Reader, context: Context, row: UUID) -> Any:
    return (await orchestration.tasks_by_id(reader, context.actor, [row])).get(row)


async def _fallout(reader: Reader, context: Context, row: UUID) -> Any:
    return (await fallout.fallouts_by_id(reader, context.actor, [row])).get(row)


async def _request(reader: Reader, context: Context, row: UUID) -> Any:
    return (await requests.requests_by_id(reader, context.actor, [row])).get(row)


async def _item(reader: Reader, context: Context, row: UUID) -> Any:
    return (await inventory.items_by_id(reader, context.actor, [row])).get(row)


async def _of_order(reader: Reader, context: Context, found: Any) -> Any:
    """What belongs to an order, when the order may be seen."""
    return found if found and await _visible_order(reader, context, found.order_id) else None


async def _domain_order(reader: Reader, context: Context, row: UUID) -> Any:
    return await _of_order(reader, context, (await decomposition.domain_orders_by_id(reader, [row])).get(row))


async def _deferral(reader: Reader, context: Context, row: UUID) -> Any:
    return await _of_order(reader, context, (await decomposition.deferrals_by_id(reader, [row])).get(row))


async def _line(reader: Reader, context: Context, row: UUID) -> Any:
    return await _of_order(reader, context, (await ordering.lines_by_id(reader, [row])).get(row))


async def _account(reader: Reader, context: Context, row: UUID) -> Any:
    reach = scope(context.actor, "account")
    seen = reach.kind == "all" or row in reach.ids
    return (await parties.accounts_by_id(reader, [row])).get(row) if seen else None


NODES: dict[str, tuple[Permission, Callable[[Reader, Context, UUID], Awaitable[Any]]]] = {
    "Order": (Permission.ORDER_READ, _visible_order),
    "OrderLine": (Permission.ORDER_READ, _line),
    "DomainOrder": (Permission.FULFILLMENT_READ, _domain_order),
    "Deferral": (Permission.FULFILLMENT_READ, _deferral),
    "Task": (Permission.TASK_READ, _task),
    "Fallout": (Permission.FALLOUT_READ, _fallout),
    "CustomerRequest": (Permission.REQUEST_READ, _request),
    "InventoryItem": (Permission.INVENTORY_READ, _item),
    "Account": (Permission.ACCOUNT_READ, _account),
}


@strawberry.type
class NodeQueries:
    @query()
    async def node(self, info: Info, id: strawberry.ID) -> Node | None:
        """Anything by its global id; null when there is no such thing in reach."""
        type_name, row = split_id(id)
        if type_name not in NODES or not info.context.actor.may(NODES[type_name][0]):
            return None
        async with info.context.reader() as reader:
            return present(await NODES[type_name][1](reader, info.context, row))
