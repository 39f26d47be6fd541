"""Large orders: accepted at once, made in the background with progress to see, whatever is restarted meanwhile."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.identity import queries as identity
from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.capture import create_order, header_of
from orderloom.ordering.commands.quote import account_in_reach
from orderloom.ordering.contracts import CreateOrder, Intake, IntakeState
from orderloom.ordering.domain import checks
from orderloom.ordering.domain.capture import MAX_LINES
from orderloom.ordering.domain.refusals import refuse
from orderloom.ordering.store import intakes as store
from orderloom.platform.db import AuditEntry, Database, NewWork, UnitOfWork, WorkItem
from orderloom.platform.idempotency import Call, made_once
from orderloom.platform.reactions import outside

HANDLER = "ordering.make_accepted_order"
TOPIC = "intakes"
MOST_PROBLEMS = 100
_databases: list[Database] = []


def bind_database(database: Database) -> None:
    """Orders are made in transactions of their own, beside that of the work."""
    _databases[:] = [database]


@command(Permission.ORDER_CAPTURE)
async def accept_order(uow: UnitOfWork, actor: Actor, new: CreateOrder) -> Intake:
    """Takes an order in to be made in the background. The same client, key and content give the same intake."""
    if new.submit:
        require(actor, Permission.ORDER_SUBMIT)
    too_many = Problem("ordering.too_many_lines", f"An order has at most {MAX_LINES} lines.", ("lines",))
    header = checks.check_header({**header_of(new), "client_key": new.client_key})
    refuse((*unacceptable(new), *header, *([too_many] if len(new.lines) > MAX_LINES else ())))
    await account_in_reach(uow, actor, new.account_id, Permission.ORDER_CAPTURE)

    async def find(intake_id: UUID) -> Intake | None:
        return (await store.intakes_by_id(uow, [intake_id])).get(intake_id)

    call = Call(actor.client, "ordering.accept_order", new.client_key or new.external_id, new)
    return await made_once(uow, call, lambda: _accept(uow, actor, new), find)


async def _accept(uow: UnitOfWork, actor: Actor, new: CreateOrder) -> Intake:
    intake = Intake(
        id=new_id(),
        account_id=new.account_id,
        state=IntakeState.QUEUED,
        stage="queued",
        lines=len(new.lines),
        lines_done=0,
        channel=new.channel,
        external_id=new.external_id,
        problems=(),
        order_id=None,
        created_by=actor.id if actor.kind == "person" else None,
        created_by_name=actor.name,
        created_at=uow.now,
        started_at=None,
        ended_at=None,
    )
    await store.insert_intake(uow, intake, store.Content(new=new, actor=identity.as_known(actor)))
    uow.enqueue(NewWork(handler=HANDLER, subject_id=intake.id, payload={}))
    uow.audit(AuditEntry(subject_type="order_intake", subject_id=intake.id, action="accept"))
    uow.publish(TOPIC, {"id": str(intake.id)})
    return intake


@outside(name=HANDLER, lane="slow")
class MakeAcceptedOrder:
    """Makes the order in a transaction of its own, once: its key finds it again after a crash before `settle`."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _make(_databases[0], item.subject_id) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            values = _outcome(outcome)
            await store.end(uow, item.subject_id, values)
            uow.audit(AuditEntry(subject_type="order_intake", subject_id=item.subject_id, action=values["state"]))
            uow.publish(TOPIC, {"id": str(item.subject_id)})


def _outcome(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Done):
        return {"state": IntakeState.DONE.value, "order_id": UUID(outcome.value["order_id"]), "problems": "[]"}
    problems: Any = outcome.payload.get("problems") if isinstance(outcome, Failed) else None
    said = problems or [{"code": "intake.failed", "message": getattr(outcome, "message", "It failed."), "path": []}]
    return {"state": IntakeState.REFUSED.value, "order_id": None, "problems": json.dumps(said).decode()}


async def _make(database: Database, intake_id: UUID) -> Outcome:
    async def tell(stage: str, lines_done: int) -> None:
        async with database.unit_of_work() as uow:
            await store.note(uow, intake_id, stage, lines_done)
            uow.publish(TOPIC, {"id": str(intake_id)})

    try:
        async with database.reader() as reader:
            kept = await store.content(reader, intake_id)
            if kept is None:
                return Failed(code="intake.gone", message="There is nothing to make any more.")
            actor = await identity.actor_known(reader, kept.actor)
        await tell("checking", 0)
        async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
            order = await create_order(uow, actor, kept.new, key=f"intake:{intake_id}", tell=tell)
    except DomainError as refusal:
        return _refused(refusal)
    return Done(value={"order_id": str(order.id)})


def _refused(refusal: DomainError) -> Failed:
    """What is wrong with it, as far as anybody would read."""
    problems = json.to_builtins(
        [
            {"code": one.code, "message": one.message, "path": list(one.path), "details": one.details}
            for one in refusal.problems[:MOST_PROBLEMS]
        ]
    )
    passing = refusal.kind is Kind.UNAVAILABLE
    return Failed(code="intake.refused", message=str(refusal), transient=passing, payload={"problems": problems})
