"""Orders that are to be made later: checked for what they name, put into the queue of intakes, and shown until then."""

from uuid import UUID

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Call
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tmf622.accept import Intent, prepared, wait
from orderloom.integration.tmf.tmf622.intake import ITEMS
from orderloom.integration.tmf.tmf622.intake import Intake as Asked
from orderloom.integration.tmf.tmf622.prices import price_problems, states_prices
from orderloom.integration.tmf.wording import moment
from orderloom.kernel.errors import Invalid, Missing
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.intake import accept_order
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import CreateOrder, Intake, IntakeState, Order, PreviewOrder
from orderloom.platform.db import Reader, UnitOfWork

KIND = "ProductOrderIntake"


async def queue(call: Call, body: Body, intent: Intent) -> Body | Order:
    """The order as it will be until it is made; the same key and content give the same one. An order that waits for its
    data has been made."""
    async with call.unit_of_work() as uow:
        found = await prepared(uow, call.actor, body, intent)
        if found.unknown:
            return await wait(uow, call.actor, body, intent, found)
        if states_prices(found.intake):
            await _as_priced(uow, call.actor, found.intake, found.new)
        queued = await accept_order(uow, call.actor, found.new)
        kept = Kept(
            kind=KIND,
            id=str(queued.id),
            version=intent.version or "",
            content={"said": body},
            account_id=queued.account_id,
            created_at=uow.now,
            updated_at=uow.now,
        )
        await store.keep(uow, kept)
    return _shown(queued, kept)


async def _as_priced(uow: UnitOfWork, actor: Actor, intake: Asked, new: CreateOrder) -> None:
    preview = await preview_order(uow, actor, PreviewOrder(account_id=new.account_id, lines=new.lines))
    different = price_problems(intake, preview.currency, preview.lines)
    if different and not preview.problems:
        raise Invalid.of(different)


async def queued(reader: Reader, actor: Actor, id_: str, version: str) -> Intake | Body | None:
    """The intake once its order is made; before, and when it was refused, how the order looks."""
    kept = await store.kept(reader, KIND, id_)
    if kept is None or kept.version != version:
        return None
    try:
        intake = await ordering.intake(reader, actor, UUID(id_))
    except Missing:
        return None
    return intake if intake.order_id is not None else _shown(intake, kept)


def _shown(intake: Intake, kept: Kept) -> Body:
    refused = intake.state is IntakeState.REFUSED
    state = "rejected" if refused else "acknowledged"
    said: Body = kept.content["said"]
    made = "orderDate" if kept.version == "v4" else "creationDate"
    body = {**said, "id": str(intake.id), "state": state, made: moment(intake.created_at)}
    body[ITEMS] = [{**item, "state": state} for item in said[ITEMS]]
    if refused and kept.version == "v5":
        ended = moment(intake.ended_at)
        body["productOrderErrorMessage"] = [
            {"code": one.code, "reason": one.message, "timestamp": ended, "@type": "ProductOrderErrorMessage"}
            for one in intake.problems
        ]
    elif refused:
        body["note"] = [*(said.get("note") or ()), *({"text": f"{one.code}: {one.message}"} for one in intake.problems)]
    return body
