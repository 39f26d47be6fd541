"""Reads what lines about installed products need: the products, and the orders that change them already."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec

from orderloom.inventory import queries as inventory
from orderloom.ordering.contracts import NewLine
from orderloom.ordering.domain.products import Items, products_of
from orderloom.ordering.store import products as store
from orderloom.platform.db import Reader


class Having(msgspec.Struct, frozen=True):
    """`running` names the order that changes a product, by product."""

    items: Items = {}
    running: Mapping[UUID, str] = {}


async def having(reader: Reader, account_id: UUID, lines: Iterable[NewLine], *, submitted: bool) -> Having:
    """Of products of the account: of another one's nothing is told, not even who changes them. Nothing is asked for
    lines that only add. Of what is submitted, the products are ours to change until this transaction ends."""
    wanted = products_of([*lines])
    if not wanted:
        return Having()
    running = await store.running(reader, wanted) if submitted else {}
    found = await inventory.products_by_id(reader, wanted)
    own = {key: one for key, one in found.items() if one.account_id == account_id}
    return Having(own, {key: number for key, number in running.items() if key in own})
