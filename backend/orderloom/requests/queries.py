"""What can be read of requests, as far as the reader may see; notes of the house stay in the house."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.identity.access import query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Missing
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Reader
from orderloom.requests import store
from orderloom.requests.contracts import CustomerRequest, RequestFilter, RequestMessage, RequestPage
from orderloom.requests.domain.desk import actions, is_customer, reaches

LONGEST_PAGE = 100
LIVE_ONES = RequestFilter()


@query(Permission.REQUEST_READ)
async def requests(
    reader: Reader, actor: Actor, wanted: RequestFilter = LIVE_ONES, first: int = 50, after: str | None = None
) -> RequestPage:
    """One page, the newest first. Without states or an order: those that live, and for a customer all."""
    _refuse_unacceptable(wanted)
    size = max(1, min(first, LONGEST_PAGE))
    found = await store.page(reader, (actor, scope(actor, "request"), wanted), _place(after), size + 1)
    shown = tuple(found[:size])
    return RequestPage(requests=shown, cursors=tuple(str(one.id) for one in shown), has_more=len(found) > size)


def _refuse_unacceptable(wanted: RequestFilter) -> None:
    if problems := unacceptable(wanted, ("filter",)):
        raise DomainError.of(problems)


def _place(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after is not None else None
    except ValueError:
        raise Invalid("This is no cursor of requests.", path=("after",)) from None


@query(Permission.REQUEST_READ)
async def count_requests(reader: Reader, actor: Actor, wanted: RequestFilter = LIVE_ONES, *, most: int = 10_000) -> int:
    """How many requests there are, counted no further than `most`."""
    _refuse_unacceptable(wanted)
    return await store.count(reader, (actor, scope(actor, "request"), wanted), most)


@query(Permission.REQUEST_READ)
async def request(reader: Reader, actor: Actor, id_or_number: UUID | str) -> CustomerRequest:
    """Raises Missing when there is none in the actor's scope."""
    if isinstance(id_or_number, UUID):
        found = next(iter(await store.by_id(reader, [id_or_number])), None)
    else:
        found = None if unacceptable(id_or_number) else await store.by_number(reader, id_or_number.strip().upper())
    if found is None or not reaches(found, actor, scope(actor, "request")):
        raise Missing("There is no such request.", path=("id",))
    return found


@query(Permission.REQUEST_READ)
async def requests_by_id(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, CustomerRequest]:
    reach = scope(actor, "request")
    return {one.id: one for one in await store.by_id(reader, ids) if reaches(one, actor, reach)}


@query(Permission.REQUEST_READ)
async def requests_of_orders(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[CustomerRequest]:
    reach = scope(actor, "request")
    return [one for one in await store.of_orders(reader, order_ids) if reaches(one, actor, reach)]


@query(Permission.REQUEST_READ)
async def messages_of_requests(reader: Reader, actor: Actor, request_ids: Iterable[UUID]) -> list[RequestMessage]:
    """What was said in these requests as far as they are in reach, oldest first."""
    seen = await requests_by_id(reader, actor, request_ids)
    return await store.messages(reader, seen, internal=not is_customer(actor))


def request_actions(actor: Actor, request: CustomerRequest) -> tuple[str, ...]:
    """The verbs that the actor may use on the request now; the commands check the same again."""
    return actions(request, actor)
