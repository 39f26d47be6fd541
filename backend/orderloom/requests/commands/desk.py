"""Who has a request, and how it ends: claim, assign, resolve, close, reopen."""

from uuid import UUID

import msgspec

from orderloom.identity import queries as identity
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Denied, InvalidTransition, Missing
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.requests.commands.moving import locked, move, saved, say
from orderloom.requests.contracts import LIVE, AssignRequests, CustomerRequest, MoveRequest, RequestState
from orderloom.requests.domain.desk import check_holder, check_open, check_said, is_customer


@command(Permission.REQUEST_WORK)
async def claim_request(uow: UnitOfWork, actor: Actor, claim: MoveRequest) -> CustomerRequest:
    """The actor takes the request in hand; one that waits for the customer goes on waiting."""
    before = await locked(uow, actor, claim.request_id, claim.version, Permission.REQUEST_WORK)
    check_holder(before, actor)
    _check_live(before)
    state = RequestState.IN_PROGRESS if before.state is RequestState.OPEN else before.state
    taken = msgspec.structs.replace(before, assignee_id=actor.id)
    uow.audit(_given(before, taken))
    return await move(uow, taken, state, "claim")


@command(Permission.REQUEST_MANAGE)
async def assign_requests(uow: UnitOfWork, actor: Actor, assign: AssignRequests) -> list[CustomerRequest]:
    """Gives requests to a person, a group or both, all or none of them."""
    await _check_receivers(uow, assign)
    assigned: list[CustomerRequest] = []
    for request_id in sorted(set(assign.request_ids)):
        before = await locked(uow, actor, request_id, None, Permission.REQUEST_MANAGE)
        _check_live(before)
        after = msgspec.structs.replace(
            before,
            assignee_id=assign.person_id or (None if assign.group_id else before.assignee_id),
            group_id=assign.group_id or before.group_id,
        )
        uow.audit(_given(before, after))
        assigned.append(await saved(uow, after))
    return assigned


async def _check_receivers(uow: UnitOfWork, assign: AssignRequests) -> None:
    if assign.person_id is not None:
        person = (await identity.people_by_ids(uow, [assign.person_id])).get(assign.person_id)
        if person is None or person.disabled or person.account_id is not None:
            raise Missing("There is no such person in the house.", path=("person_id",))
    if assign.group_id is not None and assign.group_id not in (await identity.group_ids_by_key(uow)).values():
        raise Missing("There is no such group.", path=("group_id",))


@command(Permission.REQUEST_WORK)
async def resolve_request(uow: UnitOfWork, actor: Actor, resolve: MoveRequest) -> CustomerRequest:
    """Says what came of it; the customer may still speak, which brings the request back."""
    text = check_said(resolve.text)
    before = await locked(uow, actor, resolve.request_id, resolve.version, Permission.REQUEST_WORK)
    check_holder(before, actor)
    _check_live(before)
    await say(uow, actor, before, text)
    resolved = await move(uow, before, RequestState.RESOLVED, "resolve")
    return await saved(uow, msgspec.structs.replace(resolved, resolution=text))


@command(Permission.REQUEST_RAISE, Permission.REQUEST_WORK)
async def close_request(uow: UnitOfWork, actor: Actor, close: MoveRequest) -> CustomerRequest:
    """Ends a resolved request for good. A customer may also end one that lives: it is no longer wanted."""
    before = await locked(uow, actor, close.request_id, close.version, _right(actor))
    check_open(before)
    if before.state in LIVE and not is_customer(actor):
        raise InvalidTransition("Resolve the request first.", path=("state",), details={"from": before.state.value})
    if close.text:
        await say(uow, actor, before, check_said(close.text))
    return await move(uow, before, RequestState.CLOSED, "close")


@command(Permission.REQUEST_RAISE, Permission.REQUEST_WORK)
async def reopen_request(uow: UnitOfWork, actor: Actor, reopen: MoveRequest) -> CustomerRequest:
    """It was not resolved after all: the clock is wound up anew."""
    text = check_said(reopen.text)
    before = await locked(uow, actor, reopen.request_id, reopen.version, _right(actor))
    check_open(before)
    if before.state is not RequestState.RESOLVED:
        raise InvalidTransition("This request is not resolved.", path=("state",), details={"from": before.state.value})
    await say(uow, actor, before, text)
    return await move(uow, before, RequestState.IN_PROGRESS, "reopen")


def _right(actor: Actor) -> Permission:
    """By which right this actor speaks: the customer's, or the house's."""
    permission = Permission.REQUEST_RAISE if is_customer(actor) else Permission.REQUEST_WORK
    if not actor.may(permission):
        raise Denied(f"This takes the permission {permission}.")
    return permission


def _check_live(request: CustomerRequest) -> None:
    check_open(request)
    if request.state not in LIVE:
        raise InvalidTransition("This request is resolved.", path=("state",), details={"from": request.state.value})


def _given(before: CustomerRequest, after: CustomerRequest) -> AuditEntry:
    return AuditEntry(
        subject_type="request",
        subject_id=before.id,
        order_id=before.order_id,
        action="assign",
        changes={
            "assignee_id": [_text(before.assignee_id), _text(after.assignee_id)],
            "group_id": [_text(before.group_id), _text(after.group_id)],
        },
    )


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
