"""Who is told that something was asked or answered."""

from collections.abc import Sequence

from orderloom.flows.contracts import Notice, actions
from orderloom.identity import queries as identity
from orderloom.language.effects import SendNotification
from orderloom.platform.db import UnitOfWork
from orderloom.platform.reactions import reaction
from orderloom.requests import store
from orderloom.requests.contracts import CustomerRequest, RequestMessage
from orderloom.requests.events import RequestRaised, RequestSaid

SHOWN = 500


@reaction(RequestRaised, name="requests.tell_the_group", lane="tasks")
async def tell_the_group(uow: UnitOfWork, events: Sequence[RequestRaised]) -> None:
    """The group that answers learns of a new request."""
    keys = {group_id: key for key, group_id in (await identity.group_ids_by_key(uow)).items()}
    found = await store.by_id(uow, [event.subject for event in events])
    grouped = [(one, keys.get(one.group_id)) for one in found if one.group_id is not None]
    await _send(uow, [_new(one, key) for one, key in grouped if key is not None])


@reaction(RequestSaid, name="requests.tell_the_other_side", lane="tasks")
async def tell_the_other_side(uow: UnitOfWork, events: Sequence[RequestSaid]) -> None:
    """An answer of the house goes to the person who asked, by e-mail; the person who answers learns of a reply."""
    requests = {one.id: one for one in await store.by_id(uow, {event.subject for event in events})}
    said = {one.id: one for one in await store.messages_by_id(uow, [event.message_id for event in events])}
    wanted = [(requests[event.subject], said[event.message_id]) for event in events if event.message_id in said]
    people = await identity.people_by_ids(
        uow, {one for request, _ in wanted for one in (request.raised_by, request.assignee_id) if one}
    )
    notices: list[Notice] = []
    for request, message in wanted:
        reader = request.assignee_id if message.from_customer else request.raised_by
        person = people.get(reader) if reader else None
        if person is not None and person.email and person.id != message.author_id:
            notices.append(_answer(request, message, person.email))
    await _send(uow, notices)


def _new(request: CustomerRequest, group: str) -> Notice:
    return _notice(
        request,
        SendNotification(
            channel="in_app",
            to=group,
            title={"en": f"New request {request.number}", "pt-BR": f"Nova solicitação {request.number}"},
            text={"en": request.title, "pt-BR": request.title},
            node="requests",
        ),
    )


def _answer(request: CustomerRequest, message: RequestMessage, email: str) -> Notice:
    text = message.text if len(message.text) <= SHOWN else message.text[:SHOWN] + "…"
    title = f"{request.number}: {request.title}"
    return _notice(
        request,
        SendNotification(
            channel="email",
            to=email,
            title={"en": title, "pt-BR": title},
            text={"en": text, "pt-BR": text},
            node="requests",
        ),
    )


def _notice(request: CustomerRequest, message: SendNotification) -> Notice:
    return Notice(run_id=request.id, order_id=request.order_id, message=message)


async def _send(uow: UnitOfWork, notices: Sequence[Notice]) -> None:
    notifier = actions().notifier
    if notices and notifier is not None:
        await notifier.send(uow, notices)
