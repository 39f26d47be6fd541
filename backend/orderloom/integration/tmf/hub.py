"""Who is told when resources of an API change: systems subscribe here with an address of theirs."""

import secrets
from typing import ClassVar

from orderloom.identity.access import require
from orderloom.identity.contracts import Permission
from orderloom.integration.adapters.addresses import has_name, leads_inside
from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Api, Call, Collection, missing, uuid_of
from orderloom.integration.tmf.notifying import listen_no_longer, listen_to
from orderloom.integration.tmf.once import made_once
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.shapes import Shapes
from orderloom.integration.tmf.signing import opened, sealed
from orderloom.integration.tmf.store import Subscription
from orderloom.kernel.errors import DomainError, Invalid, Kind, Problem
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, Reader, UnitOfWork
from orderloom.platform.settings import settings

SHAPES = Shapes("EventSubscription: id, callback! text, query")
LONGEST = 2000
MOST = 100
SIGNING_HEADER = "x-hub-secret"


class TooMany(DomainError):
    kind = Kind.CONFLICT
    code = "tmf.too_many_subscriptions"


class Hub(Collection):
    """`POST` answers the secret that signs what is sent, once, in the header `x-hub-secret`."""

    name = "hub"
    type = "EventSubscription"
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create", "remove"})
    given_here: ClassVar[frozenset[str]] = frozenset({"id"})

    def __init__(self, api: Api) -> None:
        super().__init__(SHAPES, api.version)
        self.api = api

    async def create(self, call: Call, body: Body) -> Body:
        require(call.actor, Permission.ORDER_READ, Permission.CATALOG_READ, Permission.ACCOUNT_READ)
        _check(body)

        async def find(id_: str) -> Body:
            return self._told(call, await self._own(uow, call, id_))

        async with call.unit_of_work() as uow:
            return await made_once(uow, call, self, body, (lambda: self._subscribed(uow, call, body), find))

    async def _subscribed(self, uow: UnitOfWork, call: Call, body: Body) -> Body:
        made = Subscription(
            id=new_id(),
            api=self.api.name,
            version=self.api.version,
            callback=body["callback"],
            query=body.get("query"),
            secret=sealed(secrets.token_hex(32)),
            owner_id=call.actor.id,
            owner_name=call.actor.name,
            roles=sorted(call.actor.roles),
            account_id=call.actor.account_id,
            created_at=uow.now,
        )
        if len(await store.subscriptions(uow, self.api.name, lock=True)) >= MOST:
            raise TooMany(f"An API has at most {MOST} subscriptions.", path=("callback",))
        await store.subscribe(uow, made)
        await listen_to(uow, self.api.name)
        told = {"api": made.api, "callback": made.callback}
        uow.audit(AuditEntry(subject_type="subscription", subject_id=made.id, action="subscribe", changes=told))
        return self._told(call, made)

    def _told(self, call: Call, made: Subscription) -> Body:
        call.headers[SIGNING_HEADER] = opened(made.secret)
        return self._shown(made)

    async def read(self, call: Call, id_: str) -> Body:
        async with call.reader() as reader:
            return self._shown(await self._own(reader, call, id_))

    async def find(self, call: Call, query: Query) -> Found:
        async with call.reader() as reader:
            found = await store.subscriptions(reader, self.api.name, self.api.version)
        return select([self._shown(one) for one in found if one.owner_id == call.actor.id], query)

    async def remove(self, call: Call, id_: str) -> None:
        """From this commit on nothing more is sent, what waits to be sent included."""
        async with call.unit_of_work() as uow:
            found = await self._own(uow, call, id_)
            await store.unsubscribe(uow, found.id)
            await listen_no_longer(uow, found)
            uow.audit(AuditEntry(subject_type="subscription", subject_id=found.id, action="unsubscribe"))

    async def _own(self, reader: Reader, call: Call, id_: str) -> Subscription:
        found = await store.subscription(reader, uuid_of(id_, "subscription"))
        if found is None or (found.api, found.version) != (self.api.name, self.api.version):
            raise missing("subscription")
        if found.owner_id != call.actor.id:
            raise missing("subscription")
        return found

    def _shown(self, one: Subscription) -> Body:
        body: Body = {"id": str(one.id), "callback": one.callback, "query": one.query}
        if self.version != "v4":
            body["@type"] = "Hub"
        return {name: value for name, value in body.items() if value is not None}


def _check(body: Body) -> None:
    """As adapters guard their addresses: https to the outside, unless private networks are allowed."""
    callback: str = body["callback"]
    problems: list[Problem] = []
    open_to_all = settings().private_networks
    if len(callback) > LONGEST or not has_name(callback) or not callback.startswith(("https://", "http://")):
        problems.append(Problem("tmf.bad_callback", "A callback is an address of a host.", ("callback",)))
    elif not open_to_all and (not callback.startswith("https://") or leads_inside(callback)):
        message = "A callback begins with https:// and does not lead into a private network."
        problems.append(Problem("tmf.bad_callback", message, ("callback",)))
    if len(body.get("query") or "") > LONGEST:
        problems.append(Problem("input.too_long", f"At most {LONGEST} characters.", ("query",)))
    if problems:
        raise Invalid.of(problems)
