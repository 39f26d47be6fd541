"""Search over all that people know by a number or a name."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry

from orderloom.decomposition.queries import lists as domain_orders
from orderloom.fallout import queries as fallout
from orderloom.fallout.contracts import FalloutFilter, FalloutState
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import global_id
from orderloom.graphql.text import chosen
from orderloom.identity.contracts import Permission
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import ItemFilter
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.contracts import TaskFilter, TaskOrder, TaskState
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderFilter
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

LONGEST_TEXT = 100
MOST = 50


@strawberry.type
class SearchHit:
    id: strawberry.ID
    kind: str
    label: str
    detail: str | None


def _hit(kind: str, found: Any, label: str, detail: str | None) -> SearchHit:
    return SearchHit(id=global_id(kind, found.id), kind=kind, label=label, detail=detail)


async def _orders(reader: Reader, context: Context, text: str, first: int) -> list[SearchHit]:
    page = await ordering.orders(reader, context.actor, OrderFilter(search=text), first=first)
    return [_hit("Order", one, one.number, one.external_id or one.description) for one in page.orders]


async def _domain_orders(reader: Reader, context: Context, text: str, first: int) -> list[SearchHit]:
    """By their own number; what an order or a product is called finds the order itself."""
    found = await domain_orders.numbered(reader, context.actor, text, first)
    return [_hit("DomainOrder", one, one.number, one.specification) for one in found]


async def _accounts(reader: Reader, context: Context, text: str, first: int) -> list[SearchHit]:
    page = await parties.accounts(reader, context.actor, text, first=first)
    return [_hit("Account", one, one.name, one.number) for one in page.items]


async def _tasks(reader: Reader, context: Context, text: str, first: int) -> list[SearchHit]:
    wanted = TaskFilter(search=text, states=tuple(TaskState))
    page = await orchestration.worklist(reader, context.actor, wanted, TaskOrder(), first)
    return [_hit("Task", one, one.number, chosen(one.name, context.locale)) for one in page.tasks]


async def _fallouts(reader: Reader, context: Context, text: str, first: int) -> list[SearchHit]:
    wanted = FalloutFilter(search=text, states=tuple(FalloutState))
    page = await fallout.fallouts(reader, context.actor, wanted, first)
    return [_hit("Fallout", one, one.number, one.cause) for one in page.fallouts]


async def _items(reader: Reader, context: Context, text: str, first: int) -> list[SearchHit]:
    page = await inventory.items(reader, context.actor, ItemFilter(search=text), first)
    return [_hit("InventoryItem", one, one.number, chosen(one.name, context.locale)) for one in page.items]


Search = Callable[[Reader, Context, str, int], Awaitable[list[SearchHit]]]
SEARCHES: tuple[tuple[Permission, Search], ...] = (
    (Permission.ORDER_READ, _orders),
    (Permission.FULFILLMENT_READ, _domain_orders),
    (Permission.ACCOUNT_READ, _accounts),
    (Permission.TASK_READ, _tasks),
    (Permission.FALLOUT_READ, _fallouts),
    (Permission.INVENTORY_READ, _items),
)


@strawberry.type
class SearchQueries:
    @query()
    async def search(self, info: Info, text: str, first: int = 20) -> list[SearchHit]:
        """Orders and their parts, accounts, tasks, fallouts and inventory by number, name or foreign id, in reach."""
        wanted = text.strip()[:LONGEST_TEXT]
        return await _hits(info.context, wanted, max(1, min(first, MOST))) if wanted else []


async def _hits(context: Context, text: str, most: int) -> list[SearchHit]:
    hits: list[SearchHit] = []
    async with context.reader() as reader:
        for permission, search in SEARCHES:
            if context.actor.may(permission) and len(hits) < most:
                hits += await search(reader, context, text, most - len(hits))
    return hits
