"""The verbs of a request."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.enums import RequestKind
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import optional_row, row_id, row_ids
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem
from orderloom.graphql.requests.types import CustomerRequest
from orderloom.identity.contracts import Permission
from orderloom.requests import commands, contracts


@strawberry.input
class RaiseRequestInput:
    """About an order, one of its lines, or a product that is installed. `key` makes a repeated send harmless."""

    account_id: strawberry.ID
    kind: RequestKind
    title: str
    text: str
    order_id: strawberry.ID | None = None
    line_id: strawberry.ID | None = None
    product_id: strawberry.ID | None = None
    key: str | None = None


@strawberry.input
class ReplyToRequestInput:
    """`internal` writes a note that customers never see; `awaits` gives the word to the customer."""

    request_id: strawberry.ID
    text: str
    internal: bool = False
    awaits: bool = True
    key: str | None = None


@strawberry.input
class RequestVerbInput:
    """`text` is told to the other side."""

    request_id: strawberry.ID
    version: int | None = None
    text: str | None = None


@strawberry.input
class AssignRequestsInput:
    """To a person, a group or both; all of the requests or none."""

    request_ids: list[strawberry.ID]
    person_id: strawberry.ID | None = None
    group_id: strawberry.ID | None = None


@strawberry.type
class RequestPayload:
    request: CustomerRequest | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class RequestsPayload:
    requests: list[CustomerRequest] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


async def perform(
    info: Info, command: Callable[..., Awaitable[contracts.CustomerRequest]], wanted: Any
) -> RequestPayload:
    async with info.context.unit_of_work() as uow:
        request = await command(uow, info.context.actor, wanted)
    return RequestPayload(request=present(request))


def move_of(given: RequestVerbInput) -> contracts.MoveRequest:
    request_id = row_id(given.request_id, "CustomerRequest", "requestId")
    return contracts.MoveRequest(request_id=request_id, version=given.version, text=given.text)


def reply_of(given: ReplyToRequestInput) -> contracts.ReplyToRequest:
    return contracts.ReplyToRequest(
        request_id=row_id(given.request_id, "CustomerRequest", "requestId"),
        text=given.text,
        internal=given.internal,
        awaits=given.awaits,
        key=given.key,
    )


@strawberry.type
class RequestMutations:
    @mutation(Permission.REQUEST_RAISE)
    async def raise_request(self, info: Info, input: RaiseRequestInput) -> RequestPayload:
        """Asks something for an account."""
        wanted = contracts.RaiseRequest(
            account_id=row_id(input.account_id, "Account", "accountId"),
            kind=input.kind,
            title=input.title,
            text=input.text,
            order_id=optional_row(input.order_id, "Order", "orderId"),
            line_id=optional_row(input.line_id, "OrderLine", "lineId"),
            product_id=optional_row(input.product_id, "InventoryItem", "productId"),
            key=input.key,
        )
        return await perform(info, commands.raise_request, wanted)

    @mutation(Permission.REQUEST_RAISE, Permission.REQUEST_WORK)
    async def reply_to_request(self, info: Info, input: ReplyToRequestInput) -> RequestPayload:
        """Says something to the other side, or notes something for the house."""
        return await perform(info, commands.reply_to_request, reply_of(input))

    @mutation(Permission.REQUEST_WORK)
    async def claim_request(self, info: Info, input: RequestVerbInput) -> RequestPayload:
        """Takes the request in hand."""
        return await perform(info, commands.claim_request, move_of(input))

    @mutation(Permission.REQUEST_MANAGE)
    async def assign_requests(self, info: Info, input: AssignRequestsInput) -> RequestsPayload:
        """Gives requests to a person, a group or both."""
        wanted = contracts.AssignRequests(
            request_ids=row_ids(input.request_ids, "CustomerRequest", "requestIds"),
            person_id=optional_row(input.person_id, "Person", "personId"),
            group_id=optional_row(input.group_id, "Group", "groupId"),
        )
        async with info.context.unit_of_work() as uow:
            given = await commands.assign_requests(uow, info.context.actor, wanted)
        return RequestsPayload(requests=present_all(given))

    @mutation(Permission.REQUEST_WORK)
    async def resolve_request(self, info: Info, input: RequestVerbInput) -> RequestPayload:
        """Says what came of it; the customer may still speak."""
        return await perform(info, commands.resolve_request, move_of(input))

    @mutation(Permission.REQUEST_RAISE, Permission.REQUEST_WORK)
    async def close_request(self, info: Info, input: RequestVerbInput) -> RequestPayload:
        """Ends a resolved request for good; a customer may also end one that is no longer wanted."""
        return await perform(info, commands.close_request, move_of(input))

    @mutation(Permission.REQUEST_RAISE, Permission.REQUEST_WORK)
    async def reopen_request(self, info: Info, input: RequestVerbInput) -> RequestPayload:
        """It was not resolved after all."""
        return await perform(info, commands.reopen_request, move_of(input))
