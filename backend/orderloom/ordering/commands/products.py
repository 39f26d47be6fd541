"""Reads what lines about installed products need: the products, and the orders that change them already."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec

from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import Kin
from orderloom.ordering.contracts import LineAction, NewLine
from orderloom.ordering.domain.products import Items, is_at_odds, products_of
from orderloom.ordering.store import products as store
from orderloom.platform.db import Reader


class Having(msgspec.Struct, frozen=True):
    """`running` names the order that changes a product, by product."""

    items: Items = {}
    running: Mapping[UUID, str] = {}


async def having(reader: Reader, account_id: UUID, lines: Iterable[NewLine], *, submitted: bool) -> Having:
    """Of products of the account: of another one's nothing is told, not even who changes them. Nothing is asked for
    lines that only add. Of what is submitted, the products are ours to change until this transaction ends."""
    asked = {line.product_id: line.action for line in lines if line.product_id is not None}
    wanted = products_of([*lines])
    if not wanted:
        return Having()
    running = await _running(reader, {one: asked[one] for one in wanted}) if submitted else {}
    found = await inventory.products_by_id(reader, wanted)
    own = {key: one for key, one in found.items() if one.account_id == account_id}
    return Having(own, {key: number for key, number in running.items() if key in own})


async def _running(reader: Reader, asked: Mapping[UUID, LineAction]) -> dict[UUID, str]:
    """The number of the order that changes each product, or the whole that it is a part of, or one of its parts."""
    kin = await inventory.kin(reader, asked)
    near = {one: kin.get(one, Kin()) for one in asked}
    wholes = {*asked, *(each for one in near.values() for each in one.above)}
    lines = await store.running(reader, {*wholes, *(each for one in near.values() for each in one.below)}, wholes)
    return {
        product: line.number
        for product, action in asked.items()
        for line in lines
        if is_at_odds((product, action), near[product], (line.product_id, line.action))
    }
