"""Abilities that decomposition lends to lower contexts: to look again at what could not be decided, and to tell which
orders on their way were decomposed with what is about to change."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import Touched, Use, UseLink, bind_catalog_use
from orderloom.catalog.contracts.usage import MOST_COUNTED
from orderloom.decomposition.commands import resume_deferrals
from orderloom.decomposition.store import why
from orderloom.flows.contracts import Request, bind_actions
from orderloom.identity.contracts import Actor
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader, UnitOfWork

MOST_ORDERS = 20


class Redecomposer:
    """All that the lines say now is looked at as if it had just been answered; what is decided already stays so."""

    async def decompose(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        order_ids = {one.subject.order_id for one in requests if one.subject.order_id is not None}
        writes: dict[UUID, dict[UUID, dict[str, Any]]] = {}
        for line in await ordering.lines_of(uow, order_ids):
            writes.setdefault(line.order_id, {})[line.id] = dict(line.characteristics)
        await resume_deferrals(uow, Actor.system(), writes)


class OrdersDecomposed:
    """Tells which orders go on with the release that they were decomposed with, and how many targets wait in them."""

    async def uses_of(self, reader: Reader, touched: Touched) -> Sequence[Use]:
        if not touched.specifications:
            return []
        found = {
            "decomposed": await why.running_with(reader, touched.specifications, MOST_COUNTED, MOST_ORDERS),
            "deferral": await why.waiting_for(reader, touched.specifications, MOST_COUNTED, MOST_ORDERS),
        }
        orders = await ordering.orders_by_id(reader, {one for _, ids in found.values() for one in ids})
        return [
            Use(
                kind=kind,
                count=count,
                links=tuple(UseLink(id=str(one), label=orders[one].number) for one in ids if one in orders),
                more=count == MOST_COUNTED,
            )
            for kind, (count, ids) in found.items()
            if count
        ]


bind_catalog_use(OrdersDecomposed())
bind_actions(decomposer=Redecomposer())
