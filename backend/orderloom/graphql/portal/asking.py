"""The visitor's requests, and what is said in them."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import strawberry

from orderloom.files import commands as files
from orderloom.files.contracts import AttachFile as NewFile
from orderloom.graphql.connection import page_size
from orderloom.graphql.context import Info
from orderloom.graphql.enums import RequestKind, RequestState
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import global_id, optional_row, row_id
from orderloom.graphql.portal.orders import OrderedLine, line_of
from orderloom.graphql.portal.visiting import own_account
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.integration.portal import queries as visits
from orderloom.ordering import queries as ordering
from orderloom.requests import commands, contracts, queries


@strawberry.type
class Message:
    """`mine` says that it came from the customer's side."""

    id: strawberry.ID
    author_name: str
    mine: bool
    text: str
    created_at: datetime


@strawberry.type(name="File")
class OwnFile:
    """`size` in bytes."""

    id: strawberry.ID
    name: str
    size: int


@strawberry.type(name="Request")
class OwnRequest:
    contract: strawberry.Private[contracts.CustomerRequest]
    number: str
    kind: RequestKind
    state: RequestState
    title: str
    created_at: datetime
    updated_at: datetime
    version: int

    @strawberry.field
    async def order_number(self, info: Info) -> str | None:
        order_id = self.contract.order_id
        order = await info.context.load.orders.load(order_id) if order_id else None
        return order.number if order else None

    @strawberry.field
    async def line(self, info: Info) -> OrderedLine | None:
        line_id = self.contract.line_id
        found = await info.context.load.lines.load(line_id) if line_id else None
        return line_of(found) if found else None

    @strawberry.field
    async def messages(self, info: Info) -> list[Message]:
        """The thread, oldest first."""
        return [
            Message(
                id=global_id("RequestMessage", one.id),
                author_name=one.author_name,
                mine=one.from_customer,
                text=one.text,
                created_at=one.created_at,
            )
            for one in await info.context.load.messages_of.load(self.contract.id)
        ]

    @strawberry.field
    async def files(self, info: Info) -> list[OwnFile]:
        """What both sides attached for each other."""
        return [
            OwnFile(id=global_id("Attachment", one.id), name=one.name, size=one.size)
            for one in await info.context.load.files_of_requests.load(self.contract.id)
        ]

    @strawberry.field
    def actions(self, info: Info) -> list[str]:
        """reply, close, reopen: those that can be used now."""
        return list(queries.request_actions(info.context.actor, self.contract))


def request_of(request: contracts.CustomerRequest) -> OwnRequest:
    return OwnRequest(
        contract=request,
        number=request.number,
        kind=request.kind,
        state=request.state,
        title=request.title,
        created_at=request.created_at,
        updated_at=request.updated_at,
        version=request.version,
    )


@strawberry.type
class RequestPage:
    nodes: list[OwnRequest]
    end_cursor: str | None
    has_more: bool


@strawberry.type
class RequestQueries:
    @query(Permission.REQUEST_READ)
    async def requests(
        self, info: Info, order: str | None = None, first: int = 20, after: str | None = None
    ) -> RequestPage:
        """Those of the account, the newest first; with the number of an `order`, those about it."""
        async with info.context.reader() as reader:
            order_id = (await ordering.order(reader, info.context.actor, order)).order.id if order else None
            wanted = contracts.RequestFilter(order_id=order_id)
            page = await queries.requests(reader, info.context.actor, wanted, page_size(first), after)
        last = page.cursors[-1] if page.cursors else None
        return RequestPage(nodes=[request_of(one) for one in page.requests], end_cursor=last, has_more=page.has_more)

    @query(Permission.REQUEST_READ)
    async def request(self, info: Info, number: str) -> OwnRequest | None:
        async with info.context.reader() as reader:
            return request_of(await queries.request(reader, info.context.actor, number))


@strawberry.input
class RaiseRequest:
    """About an order, by its number, or one of its lines. `key` makes a repeated send harmless."""

    kind: RequestKind
    title: str
    text: str
    order: str | None = None
    line_id: strawberry.ID | None = None
    key: str | None = None


@strawberry.input
class SayInRequest:
    """`text` may be left out only to close."""

    number: str
    text: str | None = None
    key: str | None = None


@strawberry.type
class RequestPayload:
    request: OwnRequest | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.input
class AttachFile:
    """To the request of this number."""

    number: str
    name: str


@strawberry.type
class FilePayload:
    """`address` takes a PUT, or answers a GET, of this visitor for some minutes."""

    address: str | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class RequestMutations:
    @mutation(Permission.REQUEST_RAISE)
    async def attach_file(self, info: Info, input: AttachFile) -> FilePayload:
        """Where a file is brought to; bringing it attaches it."""
        found = await _own(info, input.number)
        new = NewFile(noun="request", subject_id=found.id, name=input.name)
        async with info.context.unit_of_work() as uow:
            return FilePayload(address=(await files.prepare_attachment(uow, info.context.actor, new)).path)

    @mutation(Permission.REQUEST_READ)
    async def fetch_file(self, info: Info, id: strawberry.ID) -> FilePayload:
        """Where a file is fetched from."""
        async with info.context.unit_of_work() as uow:
            given = await files.fetch_attachment(uow, info.context.actor, row_id(id, "Attachment"))
        return FilePayload(address=given.path)

    @mutation(Permission.REQUEST_RAISE)
    async def raise_request(self, info: Info, input: RaiseRequest) -> RequestPayload:
        """Asks something: an issue, a change, a question, or help."""
        account = await own_account(info.context)
        async with info.context.reader() as reader:
            order_id = (await ordering.order(reader, info.context.actor, input.order)).order.id if input.order else None
            email = await visits.own_email(reader, info.context.actor)
        wanted = contracts.RaiseRequest(
            account_id=account.id,
            kind=input.kind,
            title=input.title,
            text=input.text,
            order_id=order_id,
            line_id=optional_row(input.line_id, "OrderLine", "lineId"),
            email=email,
            language=info.context.locale,
            key=input.key,
        )
        return await _perform(info, commands.raise_request, wanted)

    @mutation(Permission.REQUEST_RAISE)
    async def reply_to_request(self, info: Info, input: SayInRequest) -> RequestPayload:
        """Says something more."""
        found = await _own(info, input.number)
        reply = contracts.ReplyToRequest(request_id=found.id, text=input.text or "", key=input.key)
        return await _perform(info, commands.reply_to_request, reply)

    @mutation(Permission.REQUEST_RAISE)
    async def close_request(self, info: Info, input: SayInRequest) -> RequestPayload:
        """It is answered, or no longer wanted."""
        found = await _own(info, input.number)
        return await _perform(info, commands.close_request, contracts.MoveRequest(request_id=found.id, text=input.text))

    @mutation(Permission.REQUEST_RAISE)
    async def reopen_request(self, info: Info, input: SayInRequest) -> RequestPayload:
        """It is not answered after all."""
        found = await _own(info, input.number)
        move = contracts.MoveRequest(request_id=found.id, text=input.text)
        return await _perform(info, commands.reopen_request, move)


async def _own(info: Info, number: str) -> contracts.CustomerRequest:
    async with info.context.reader() as reader:
        return await queries.request(reader, info.context.actor, number)


async def _perform(
    info: Info, command: Callable[..., Awaitable[contracts.CustomerRequest]], wanted: Any
) -> RequestPayload:
    async with info.context.unit_of_work() as uow:
        request = await command(uow, info.context.actor, wanted)
    info.context.forget()
    return RequestPayload(request=request_of(request))
