"""The thread of a request: it is raised, and both sides speak."""

from hashlib import sha256
from uuid import UUID

from orderloom.identity.access import command, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory import queries as inventory
from orderloom.kernel import json
from orderloom.kernel.errors import Denied, DomainError, Missing
from orderloom.kernel.ids import new_id
from orderloom.ordering import queries as ordering
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import once, remember
from orderloom.requests import store
from orderloom.requests.commands.moving import locked, move, saved, say
from orderloom.requests.commands.promising import about, promises
from orderloom.requests.contracts import CustomerRequest, RaiseRequest, ReplyToRequest, RequestState
from orderloom.requests.domain.desk import check_open, check_said, is_customer, raise_problems
from orderloom.requests.events import RequestRaised

RAISE, REPLY = "requests.raise_request", "requests.reply_to_request"


@command(Permission.REQUEST_RAISE)
async def raise_request(uow: UnitOfWork, actor: Actor, wanted: RaiseRequest) -> CustomerRequest:
    """Opens a request of an account, with its first words. The same key and content give the one made before."""
    if problems := raise_problems(wanted):
        raise DomainError.of(problems)
    earlier = await _earlier(uow, actor, RAISE, wanted.key, wanted)
    if earlier is not None:
        return (await store.by_id(uow, [earlier]))[0]
    account = await _check_subjects(uow, actor, wanted)
    promised = await promises(uow, wanted, await about(uow, wanted, account))
    request = await store.insert(
        uow,
        {
            "id": new_id(),
            "account_id": wanted.account_id,
            "order_id": wanted.order_id,
            "line_id": wanted.line_id,
            "product_id": wanted.product_id,
            "kind": wanted.kind.value,
            "state": RequestState.OPEN.value,
            "title": wanted.title.strip(),
            "raised_by": actor.id,
            "raised_by_name": actor.name,
            **promised,
        },
    )
    uow.audit(
        AuditEntry(
            subject_type="request",
            subject_id=request.id,
            order_id=request.order_id,
            action="raise",
            to_state=request.state.value,
        )
    )
    uow.announce(RequestRaised(subject=request.id, account_id=request.account_id, order_id=request.order_id))
    await say(uow, actor, request, wanted.text.strip())
    uow.publish("tasks", {"request": str(request.id)})
    await _remember(uow, actor, RAISE, wanted.key, request.id)
    return request


async def _check_subjects(uow: UnitOfWork, actor: Actor, wanted: RaiseRequest) -> Account:
    """Account, order, line and product belong together, and lie in the actor's scope."""
    reach = scope(actor, "request", Permission.REQUEST_RAISE)
    known = (await parties.accounts_by_id(uow, [wanted.account_id])).get(wanted.account_id)
    if known is None or not (reach.kind == "all" or wanted.account_id in reach.ids):
        raise Missing("There is no such account.", path=("account_id",))
    if wanted.order_id is not None:
        order = (await ordering.visible_orders(uow, actor, [wanted.order_id])).get(wanted.order_id)
        if order is None or order.account_id != wanted.account_id:
            raise Missing("There is no such order.", path=("order_id",))
    if wanted.line_id is not None:
        line = (await ordering.lines_by_id(uow, [wanted.line_id])).get(wanted.line_id)
        if line is None or line.order_id != wanted.order_id:
            raise Missing("The order has no such line.", path=("line_id",))
    if wanted.product_id is not None:
        item = (await inventory.items_by_id(uow, actor, [wanted.product_id])).get(wanted.product_id)
        if item is None or item.account_id != wanted.account_id:
            raise Missing("There is no such product.", path=("product_id",))
    return known


@command(Permission.REQUEST_RAISE, Permission.REQUEST_WORK)
async def reply_to_request(uow: UnitOfWork, actor: Actor, reply: ReplyToRequest) -> CustomerRequest:
    """Says something. An answer of the house gives the word to the customer, unless it does not await one; a word of
    the customer brings the request back to the house, a resolved one too."""
    text = check_said(reply.text)
    customer = is_customer(actor)
    if reply.internal and (customer or not actor.may(Permission.REQUEST_WORK)):
        raise Denied("Only who answers requests writes notes.")
    permission = Permission.REQUEST_RAISE if customer else Permission.REQUEST_WORK
    if not actor.may(permission):
        raise Denied("Only who answers requests replies to them.")
    request = await locked(uow, actor, reply.request_id, None, permission)
    if await _earlier(uow, actor, REPLY, reply.key, reply) is not None:
        return request
    check_open(request)
    await say(uow, actor, request, text, internal=reply.internal)
    await _remember(uow, actor, REPLY, reply.key, request.id)
    if reply.internal:
        return await saved(uow, request)
    return await move(uow, request, _next(request, customer=customer, awaits=reply.awaits), "reply")


def _next(request: CustomerRequest, *, customer: bool, awaits: bool) -> RequestState:
    if customer:
        return RequestState.OPEN if request.state is RequestState.OPEN else RequestState.IN_PROGRESS
    if request.state is RequestState.RESOLVED:
        return RequestState.RESOLVED
    return RequestState.AWAITING_CUSTOMER if awaits else RequestState.IN_PROGRESS


async def _earlier(
    uow: UnitOfWork, actor: Actor, operation: str, key: str | None, asked: RaiseRequest | ReplyToRequest
) -> UUID | None:
    """What the same wish brought about before."""
    if key is None:
        return None
    found = await once(uow, _client(actor), operation, key, sha256(json.dumps(asked)).hexdigest())
    return UUID(found["request_id"]) if found else None


async def _remember(uow: UnitOfWork, actor: Actor, operation: str, key: str | None, request_id: UUID) -> None:
    if key is not None:
        await remember(uow, _client(actor), operation, key, {"request_id": str(request_id)})


def _client(actor: Actor) -> str:
    return f"{actor.kind}:{actor.id or actor.name}"
