"""What all commands of requests share: the request under lock, its way to another state, and what is said."""

from uuid import UUID

import msgspec

from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.requests import store
from orderloom.requests.commands.promising import working_time
from orderloom.requests.contracts import CustomerRequest, RequestMessage, RequestState
from orderloom.requests.domain.clock import set_clock
from orderloom.requests.domain.desk import is_customer, reaches
from orderloom.requests.domain.lifecycle import way
from orderloom.requests.events import RequestMoved, RequestSaid


async def locked(
    uow: UnitOfWork, actor: Actor, request_id: UUID, version: int | None, permission: Permission
) -> CustomerRequest:
    """The request under lock; what lies outside the actor's scope is missing."""
    found = await store.by_id(uow, [request_id], lock=True)
    if not found or not reaches(found[0], actor, scope(actor, "request", permission)):
        raise Missing("There is no such request.", path=("request_id",))
    if version is not None and version != found[0].version:
        raise StaleVersion("Somebody changed this request meanwhile.", path=("version",))
    return found[0]


async def move(uow: UnitOfWork, before: CustomerRequest, state: RequestState, action: str) -> CustomerRequest:
    """Takes a locked request to `state`, through what lies between, and writes it with what else changed of it."""
    after, hours = before, await working_time(uow, before.site_id)
    for step in way(before.state, state):
        uow.audit(_entry(after, action, step))
        after = set_clock(after, step, uow.now, hours)
        if step is RequestState.RESOLVED:
            after = msgspec.structs.replace(after, resolved_at=uow.now)
        elif step is RequestState.CLOSED:
            after = msgspec.structs.replace(after, closed_at=uow.now)
        else:
            after = msgspec.structs.replace(after, resolved_at=None, resolution=None)
    if after.state is not before.state:
        uow.announce(RequestMoved(subject=before.id, before=before.state.value, after=after.state.value))
    return await saved(uow, after)


async def saved(uow: UnitOfWork, request: CustomerRequest) -> CustomerRequest:
    uow.publish(f"request:{request.id}", {"state": request.state.value})
    uow.publish("tasks", {"request": str(request.id)})
    return await store.save(uow, request)


def _entry(request: CustomerRequest, action: str, to: RequestState) -> AuditEntry:
    return AuditEntry(
        subject_type="request",
        subject_id=request.id,
        order_id=request.order_id,
        action=action,
        from_state=request.state.value,
        to_state=to.value,
    )


async def say(
    uow: UnitOfWork,
    actor: Actor,
    request: CustomerRequest,
    text: str,
    *,
    internal: bool = False,
) -> RequestMessage:
    """Adds to the thread; unless it is a note, the other side is told."""
    from_customer = is_customer(actor)
    message = await store.say(
        uow,
        {
            "id": new_id(),
            "request_id": request.id,
            "author_id": actor.id,
            "author_name": actor.name,
            "from_customer": from_customer,
            "internal": internal,
            "text": text,
        },
    )
    if not internal:
        uow.announce(RequestSaid(subject=request.id, message_id=message.id, from_customer=from_customer))
    return message
