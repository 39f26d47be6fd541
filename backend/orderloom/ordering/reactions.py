"""What ordering does when news arrives: enrich what was submitted, go on when enrichment ends, start on the day."""

from collections.abc import Sequence

from orderloom.flows.events import RunFinished
from orderloom.identity.contracts import Actor
from orderloom.ordering.commands import header, intake, progress, review
from orderloom.ordering.contracts import Enrichment
from orderloom.ordering.events import OrderSubmitted
from orderloom.platform.db import UnitOfWork
from orderloom.platform.reactions import job, reaction
from orderloom.platform.work_item import WorkItem

HANDLERS = (intake.MakeAcceptedOrder,)
OUTCOMES = {"succeeded": Enrichment.DONE, "failed": Enrichment.FAILED, "canceled": Enrichment.NONE}


@reaction(OrderSubmitted, name="ordering.start_enrichment")
async def start_enrichment(uow: UnitOfWork, events: Sequence[OrderSubmitted]) -> None:
    await review.start_enrichment(uow, Actor.system(), {event.subject for event in events})


@reaction(RunFinished, name="ordering.finish_enrichment")
async def finish_enrichment(uow: UnitOfWork, events: Sequence[RunFinished]) -> None:
    outcomes = {event.subject_id: OUTCOMES[event.outcome] for event in events if event.purpose == review.PURPOSE}
    orders = {event.subject for event in events if event.purpose == review.PURPOSE}
    if orders:
        await review.finish_enrichment(uow, Actor.system(), orders, outcomes)
    headed = {event.subject for event in events if event.purpose in header.PURPOSES.values()}
    if headed:
        await progress.complete_orders(uow, Actor.system(), headed)


@job(name=progress.START)
async def start_scheduled_orders(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await progress.start_scheduled_orders(uow, Actor.system(), {item.subject_id for item in items})
