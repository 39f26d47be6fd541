"""Abilities that ordering lends to lower contexts: characteristics of lines, priorities, reading a line anew,
which orders sell what, and who may attach files to orders."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import Touched, Use, UseLink, bind_catalog_use
from orderloom.catalog.contracts.usage import MOST_COUNTED, MOST_LINKS
from orderloom.files.contracts import bind_guard
from orderloom.flows.contracts import Request, Subject, bind_actions
from orderloom.identity.contracts import Actor, Permission
from orderloom.language.effects import SetPriority as Wanted
from orderloom.ordering.commands.progress import set_priority
from orderloom.ordering.commands.review import write_characteristics
from orderloom.ordering.contracts import Priority, SetPriority
from orderloom.ordering.queries import visible_orders
from orderloom.ordering.store.cases import line_inputs, order_inputs
from orderloom.ordering.store.selling import orders_selling
from orderloom.platform.db import Reader, UnitOfWork


class LineCharacteristics:
    """What a flow found out is kept on the line that it worked on."""

    async def write(self, uow: UnitOfWork, values: Sequence[tuple[UUID, UUID, dict[str, Any]]]) -> None:
        await write_characteristics(uow, Actor.system(), values)


class OrderRecords:
    """The names order, line, account and site, as they are now; on an order as a whole there is no line or site."""

    async def inputs(self, reader: Reader, subjects: Sequence[Subject]) -> Mapping[UUID, dict[str, Any]]:
        lines = [one.id for one in subjects if one.type == "order_line"]
        orders = [one.id for one in subjects if one.type == "order"]
        found = await line_inputs(reader, lines) if lines else {}
        return {**found, **(await order_inputs(reader, orders))} if orders else found


class OrderPriorities:
    """A flow that works on an order, or on something of it, may say how urgent it is."""

    async def set_priority(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        for request in requests:
            if isinstance(request.effect, Wanted) and request.subject.order_id is not None:
                wanted = SetPriority(order_id=request.subject.order_id, priority=Priority(request.effect.priority))
                await set_priority(uow, Actor.system(), wanted)


class OrdersSelling:
    """Tells which orders on their way sell what is about to change."""

    async def uses_of(self, reader: Reader, touched: Touched) -> Sequence[Use]:
        count, found = await orders_selling(reader, touched.offerings, MOST_COUNTED, MOST_LINKS)
        links = tuple(UseLink(id=str(order), label=number) for order, number in found)
        return [Use(kind="order", count=count, links=links, more=count == MOST_COUNTED)] if count else []


class OrderFiles:
    """Whoever sees an order sees its files; whoever works on it, or ordered it, attaches some."""

    async def reachable(
        self, reader: Reader, actor: Actor, subject_ids: Collection[UUID], *, writing: bool
    ) -> Mapping[UUID, UUID | None]:
        writes = (Permission.ORDER_EDIT, Permission.ORDER_ENRICH, Permission.ORDER_APPROVE)
        if not actor.may(Permission.ORDER_READ) or (writing and not any(actor.may(one) for one in writes)):
            return {}
        return {order_id: order_id for order_id in await visible_orders(reader, actor, subject_ids)}


bind_guard("order", OrderFiles())
bind_catalog_use(OrdersSelling())
bind_actions(characteristics=LineCharacteristics(), records=OrderRecords(), priorities=OrderPriorities())
