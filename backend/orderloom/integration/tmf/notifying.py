"""Tells subscribers what happened: events become notifications, each a call to the outside with its own attempts."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from orderloom.identity import access
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor, Role
from orderloom.integration.adapters.letters import Letter, send
from orderloom.integration.tmf import store
from orderloom.integration.tmf.apis import APIS
from orderloom.integration.tmf.collection import Api, Call, Collection
from orderloom.integration.tmf.query import Body, Condition, alternatives, meets
from orderloom.integration.tmf.signing import signature
from orderloom.integration.tmf.store import Subscription
from orderloom.integration.tmf.tidings import CHANGE, CREATE, DELETE, News, Tiding
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.platform.db import AuditEntry, NewWork, UnitOfWork, WorkItem
from orderloom.platform.listening import listen, listen_no_more
from orderloom.platform.reactions import job, outside
from orderloom.platform.settings import settings
from orderloom.platform.work_rows import drop_ready

HEAR = "integration.tell_subscribers"
SEND = "integration.send_notification"
SIGNATURE = "x-hub-signature"


async def listen_to(uow: UnitOfWork, api: str) -> None:
    """From this commit on the events of this API give work; before, and without subscribers, they cost nothing."""
    await listen(uow, HEAR, {event for one in _versions(api) if one.news for event in one.news.events})


async def listen_no_longer(uow: UnitOfWork, subscription: Subscription) -> None:
    """Takes back what waits for this subscriber; the last one of all turns the listening off."""
    await drop_ready(uow, SEND, [subscription.id])
    if not await store.any_subscription(uow):
        await listen_no_more(uow, HEAR)


def _versions(api: str) -> list[Api]:
    return [one for (name, _), one in APIS.items() if name == api]


@job(name=HEAR, lane="slow")
async def tell_subscribers(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    """One piece of work for each subscriber and notification that it asked for and may see."""
    actors = await _live_tokens(uow)
    for api in {name for name, _ in APIS}:
        subscribers = [
            one
            for one in await store.subscriptions(uow, api, lock=True)
            if one.owner_id is None or one.owner_id in actors
        ]
        if subscribers:
            news = next((one.news for one in _versions(api) if one.news), None)
            await _tell(uow, subscribers, await _tidings(uow, news, items) if news else ())


async def _live_tokens(uow: UnitOfWork) -> frozenset[UUID]:
    """Whoever subscribed with a token that was revoked since is told nothing more."""
    found = await identity.tokens(uow, Actor.system())
    return frozenset(
        one.id for one in found if one.revoked_at is None and (one.expires_at is None or one.expires_at > uow.now)
    )


async def _tidings(uow: UnitOfWork, news: News, items: Sequence[WorkItem]) -> list[Tiding]:
    """What is made comes first; changes of one resource are told once, since it is told as it stands now."""
    found: list[Tiding] = []
    changed: set[tuple[str, str]] = set()
    for item in items:
        event = item.payload["event"]
        for one in await news.tidings(uow, event, item.payload["said"]) if event in news.events else ():
            if one.what != CHANGE or (one.type, one.id) not in changed:
                found.append(one)
            if one.what == CHANGE:
                changed.add((one.type, one.id))
    return sorted(found, key=lambda one: one.what != CREATE)


async def _tell(uow: UnitOfWork, subscribers: Sequence[Subscription], tidings: Sequence[Tiding]) -> None:
    """Whoever is told that something was made needs no word of how it was changed since."""
    introduced: set[tuple[UUID, str, str]] = set()
    for tiding in tidings:
        for one in subscribers:
            key = (one.id, tiding.type, tiding.id)
            if tiding.what == CHANGE and key in introduced:
                continue
            body = await _notification(uow, one, tiding)
            if body is not None and _asked_for(one.query, body):
                uow.enqueue(_work(one, body))
                if tiding.what == CREATE:
                    introduced.add(key)


async def _notification(uow: UnitOfWork, to: Subscription, tiding: Tiding) -> Body | None:
    """None for what this subscriber may not see, and for what its version has no word for."""
    api = APIS[to.api, to.version]
    collection = next((one for one in api.collections if tiding.type in (one.type, one.told_as)), None)
    if to.version not in tiding.versions or collection is None:
        return None
    if to.account_id is not None and tiding.account_id not in (None, to.account_id):
        return None
    resource = await _resource(uow, to, api, collection, tiding)
    if resource is None:
        return None
    name = f"{collection.told_as or collection.type}{tiding.what}Event"
    key = collection.told_as[0].lower() + collection.told_as[1:] if collection.told_as else collection.name
    now = uow.now.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    body: Body = {
        "eventId": str(new_id()),
        "eventTime": now,
        "eventType": name,
        "timeOcurred": now,
        "title": name,
        "domain": api.name,
        "correlationId": tiding.id,
        "event": {key: resource, **tiding.beside},
        **tiding.around,
    }
    return body if to.version == "v4" else {**body, "@type": name, "@baseType": "Event"}


async def _resource(uow: UnitOfWork, to: Subscription, api: Api, collection: Collection, tiding: Tiding) -> Body | None:
    base = settings().origin
    href = {"href": f"{base}{api.path}/{collection.name}/{tiding.id}"}
    if tiding.what == DELETE:
        return {"id": tiding.id, **href, "@type": collection.type, **(tiding.gone or {})}
    actor = access.actor(
        to.owner_id, to.owner_name, [Role(role) for role in to.roles], kind="token", account_id=to.account_id
    )
    try:
        found = await collection.read(Call(actor=actor, database=uow.database, base=base), tiding.id)
    except DomainError:
        return None
    return {**found, **href, "@type": found.get("@type") or collection.type, **tiding.more}


def _asked_for(query: str | None, body: Mapping[str, Any]) -> bool:
    """`eventType=ProductOrderStateChangeEvent&event.productOrder.state=completed`, in the words of any list."""
    asked = parse_qsl((query or "").lstrip("?"))
    return all(meets(body, Condition(tuple(name.split(".")), "eq", tuple(alternatives(text)))) for name, text in asked)


def _work(to: Subscription, body: Body) -> NewWork:
    content = json.dumps(body).decode()
    payload = {"callback": to.callback, "content": content, "signature": signature(to.secret, content)}
    return NewWork(handler=SEND, lane="calls", subject_id=to.id, call_id=body["eventId"], payload=payload)


@outside(name=SEND)
class SendNotification:
    """Any answer of success will do; a subscriber that is away is asked again, longer and longer apart."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return await asyncio.gather(*(_send(item) for item in items))

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            if isinstance(outcome, Failed):
                uow.audit(_undelivered(item, outcome))


async def _send(item: WorkItem) -> Outcome:
    given = item.payload
    headers = {SIGNATURE: given["signature"], "idempotency-key": item.call_id}
    answer = await send(Letter(url=given["callback"], content=given["content"].encode(), headers=headers))
    return answer if isinstance(answer, Failed) else Done()


def _undelivered(item: WorkItem, outcome: Failed) -> AuditEntry:
    return AuditEntry(
        subject_type="subscription",
        subject_id=item.subject_id,
        action="notification_undelivered",
        reason=outcome.message,
        changes={"callback": item.payload["callback"], "event": item.call_id},
    )
