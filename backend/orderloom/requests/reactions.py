"""Who is told that something was asked or answered."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from orderloom.flows.contracts import Notice, actions
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Person
from orderloom.language.effects import SendNotification
from orderloom.platform.db import UnitOfWork
from orderloom.platform.reactions import reaction
from orderloom.requests import store
from orderloom.requests.contracts import CustomerRequest, RequestMessage
from orderloom.requests.events import RequestRaised, RequestSaid

SHOWN = 2000


class Words(NamedTuple):
    """A letter in one language, written because of one request and for nothing else."""

    locale: str
    title: str
    text: str


ANSWERED: Mapping[str, Words] = {
    "en": Words(
        "en",
        "We answered your request {number}: {title}",
        "{author} answered your request {number}, “{title}”:\n\n{text}\n\n"
        "You find the whole request, and can answer, in the portal under Requests. "
        "You get this message because of that request; please don't reply to it by e-mail.\n",
    ),
    "pt-BR": Words(
        "pt-BR",
        "Respondemos à sua solicitação {number}: {title}",
        "{author} respondeu à sua solicitação {number}, “{title}”:\n\n{text}\n\n"
        "Você encontra a solicitação completa, e pode responder, no portal, em Solicitações. "
        "Você recebe esta mensagem por causa dessa solicitação; não responda a ela por e-mail.\n",
    ),
}
REPLIED: Mapping[str, Words] = {
    "en": Words(
        "en",
        "{number}: {title}",
        "{author} wrote in request {number}, “{title}”:\n\n{text}\n\nYou find it among your requests.\n",
    ),
    "pt-BR": Words(
        "pt-BR",
        "{number}: {title}",
        "{author} escreveu na solicitação {number}, “{title}”:\n\n{text}\n\nEla está entre as suas solicitações.\n",
    ),
}


@reaction(RequestRaised, name="requests.tell_the_group", lane="tasks")
async def tell_the_group(uow: UnitOfWork, events: Sequence[RequestRaised]) -> None:
    """The group that answers learns of a new request."""
    keys = {group_id: key for key, group_id in (await identity.group_ids_by_key(uow)).items()}
    found = await store.by_id(uow, [event.subject for event in events])
    grouped = [(one, keys.get(one.group_id)) for one in found if one.group_id is not None]
    await _send(uow, [_new(one, key) for one, key in grouped if key is not None])


@reaction(RequestSaid, name="requests.tell_the_other_side", lane="tasks")
async def tell_the_other_side(uow: UnitOfWork, events: Sequence[RequestSaid]) -> None:
    """An answer of the house goes to the customer, by e-mail; the person who answers learns of a reply."""
    requests = {one.id: one for one in await store.by_id(uow, {event.subject for event in events})}
    said = {one.id: one for one in await store.messages_by_id(uow, [event.message_id for event in events])}
    wanted = [(requests[event.subject], said[event.message_id]) for event in events if event.message_id in said]
    people = await identity.people_by_ids(
        uow, {one for request, _ in wanted for one in (request.raised_by, request.assignee_id) if one}
    )
    letters = [_letter(request, message, people) for request, message in wanted]
    await _send(uow, [one for one in letters if one is not None])


def _letter(request: CustomerRequest, message: RequestMessage, people: Mapping[UUID, Person]) -> Notice | None:
    """None where there is nobody to write to, or whoever spoke would be told their own words."""
    if message.from_customer:
        person = people.get(request.assignee_id) if request.assignee_id else None
        to, locale = (person.email, person.locale) if person else (None, None)
        words = REPLIED
    else:
        person = people.get(request.raised_by) if request.raised_by else None
        own = person if person is not None and person.account_id is not None else None
        to = own.email if own is not None and own.email else request.contact_email
        locale, words = request.language or (own.locale if own else None), ANSWERED
    return _mail(request, message, to, words["pt-BR" if locale == "pt-BR" else "en"]) if to else None


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


def _mail(request: CustomerRequest, message: RequestMessage, to: str, words: Words) -> Notice:
    text = message.text if len(message.text) <= SHOWN else message.text[:SHOWN] + "…"
    said = {"number": request.number, "title": request.title, "text": text, "author": message.author_name}
    locale = words.locale
    return _notice(
        request,
        SendNotification(
            channel="email",
            to=to,
            title={locale: words.title.format_map(said)},
            text={locale: words.text.format_map(said)},
            node="requests",
        ),
    )


def _notice(request: CustomerRequest, message: SendNotification) -> Notice:
    return Notice(run_id=request.id, order_id=request.order_id, message=message)


async def _send(uow: UnitOfWork, notices: Sequence[Notice]) -> None:
    notifier = actions().notifier
    if notices and notifier is not None:
        await notifier.send(uow, notices)
