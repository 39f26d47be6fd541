"""The verbs of an order."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.ordering.inputs import (
    ChangeDraftInput,
    CreateOrderInput,
    EnrichOrderInput,
    FillOrderInput,
    OrderVerbInput,
    SetPriorityInput,
    change_draft,
    create_order,
    fill_order,
    values,
)
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts
from orderloom.ordering.commands import capture, drafts, filling, progress, review


@strawberry.type
class OrderPayload:
    order: Order | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


async def perform(info: Info, command: Callable[..., Awaitable[contracts.Order]], wanted: Any) -> OrderPayload:
    async with info.context.unit_of_work() as uow:
        order = await command(uow, info.context.actor, wanted)
    return OrderPayload(order=present(order))


def channel_of(info: Info, given: str | None) -> str:
    """Customers order by the portal, whatever they say."""
    return "portal" if info.context.actor.may(Permission.PORTAL_USE) else given or "workspace"


def review_of(given: OrderVerbInput) -> contracts.ReviewOrder:
    order_id = row_id(given.order_id, "Order", "orderId")
    return contracts.ReviewOrder(order_id=order_id, version=given.version, reason=given.reason)


def move_of(given: OrderVerbInput) -> contracts.MoveOrder:
    order_id = row_id(given.order_id, "Order", "orderId")
    return contracts.MoveOrder(order_id=order_id, version=given.version, reason=given.reason)


@strawberry.type
class OrderMutations:
    @mutation(Permission.ORDER_CAPTURE)
    async def create_order(self, info: Info, input: CreateOrderInput) -> OrderPayload:
        """Captures an order as a draft, or with `submit` sends it on at once (which also takes `order.submit`)."""
        return await perform(info, capture.create_order, create_order(input, channel_of(info, input.channel)))

    @mutation(Permission.ORDER_EDIT)
    async def change_draft(self, info: Info, input: ChangeDraftInput) -> OrderPayload:
        """Changes a draft; what is left out stays as it is. Customers go on ordering by the portal."""
        channel = None if info.context.actor.may(Permission.PORTAL_USE) else input.channel
        return await perform(info, drafts.change_draft, change_draft(input, channel))

    @mutation(Permission.ORDER_EDIT)
    async def fill_order(self, info: Info, input: FillOrderInput) -> OrderPayload:
        """Changes values of custom fields of an order that has not ended, and of its lines."""
        return await perform(info, filling.fill_order, fill_order(input))

    @mutation(Permission.ORDER_SUBMIT)
    async def submit_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Checks and prices the draft and sends it on."""
        order_id = row_id(input.order_id, "Order", "orderId")
        wanted = contracts.SubmitOrder(order_id=order_id, version=input.version)
        return await perform(info, capture.submit_order, wanted)

    @mutation(Permission.ORDER_ENRICH)
    async def enrich_order(self, info: Info, input: EnrichOrderInput) -> OrderPayload:
        """Adds facts that were found for one line."""
        wanted = contracts.EnrichOrder(
            order_id=row_id(input.order_id, "Order", "orderId"),
            line_id=row_id(input.line_id, "OrderLine", "lineId"),
            characteristics=values(input.characteristics),
        )
        return await perform(info, review.enrich_order, wanted)

    @mutation(Permission.ORDER_APPROVE)
    async def approve_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Lets the order go into fulfillment."""
        return await perform(info, review.approve_order, review_of(input))

    @mutation(Permission.ORDER_APPROVE)
    async def reject_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Sends the order back, with the reason."""
        return await perform(info, review.reject_order, review_of(input))

    @mutation(Permission.ORDER_EDIT)
    async def reopen_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Makes a rejected order a draft again."""
        return await perform(info, review.reopen_order, review_of(input))

    @mutation(Permission.ORDER_MANAGE)
    async def hold_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Pauses the order; nothing new opens until it is released."""
        return await perform(info, progress.hold_order, move_of(input))

    @mutation(Permission.ORDER_MANAGE)
    async def release_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Takes up an order that is on hold."""
        return await perform(info, progress.release_order, move_of(input))

    @mutation(Permission.ORDER_CANCEL)
    async def cancel_order(self, info: Info, input: OrderVerbInput) -> OrderPayload:
        """Calls the order off while no work has begun."""
        return await perform(info, progress.cancel_order, move_of(input))

    @mutation(Permission.ORDER_MANAGE)
    async def set_priority(self, info: Info, input: SetPriorityInput) -> OrderPayload:
        """Moves the order forward or back in line."""
        order_id = row_id(input.order_id, "Order", "orderId")
        return await perform(
            info, progress.set_priority, contracts.SetPriority(order_id=order_id, priority=input.priority)
        )
