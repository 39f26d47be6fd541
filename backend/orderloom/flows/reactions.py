"""What flows do when time has passed, when something happened, and when a new version is in force."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.flows.commands.happenings import SCHEDULED, Happening, arm, begin_scheduled, hear, look_again
from orderloom.flows.commands.run import time_out_tasks
from orderloom.flows.commands.waits import HEAR, LOOK, TIME_OUT
from orderloom.flows.contracts import RunTaskRef
from orderloom.flows.events import DefinitionPublished
from orderloom.platform.db import UnitOfWork, WorkItem
from orderloom.platform.reactions import job, reaction


@job(name=TIME_OUT, lane="tasks")
async def tell_runs_of_time_outs(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await time_out_tasks(
        uow,
        [
            RunTaskRef(run_id=UUID(item.payload["run_id"]), node=item.payload["node"], visit=int(item.payload["visit"]))
            for item in items
        ],
    )


@job(name=HEAR, lane="tasks")
async def tell_runs_what_happened(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await hear(
        uow,
        [
            Happening(event=item.payload["event"], subject_id=item.subject_id, said=item.payload["said"])
            for item in items
        ],
    )


@job(name=LOOK, lane="tasks")
async def have_runs_look_again(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await look_again(uow, [item.subject_id for item in items])


@job(name=SCHEDULED, lane="tasks")
async def begin_runs_on_schedule(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await begin_scheduled(uow, [item.subject_id for item in items])


@reaction(DefinitionPublished, name="flows.arm_triggers", lane="tasks")
async def arm_triggers(uow: UnitOfWork, events: Sequence[DefinitionPublished]) -> None:
    await arm(uow, {event.subject: event.key for event in events})
