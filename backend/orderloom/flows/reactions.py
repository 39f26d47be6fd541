"""What flows do when time has passed."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.flows.commands.effects import TIME_OUT
from orderloom.flows.commands.run import time_out_tasks
from orderloom.flows.contracts import RunTaskRef
from orderloom.platform.db import UnitOfWork, WorkItem
from orderloom.platform.reactions import job


@job(name=TIME_OUT, lane="tasks")
async def tell_runs_of_time_outs(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    await time_out_tasks(
        uow,
        [
            RunTaskRef(run_id=UUID(item.payload["run_id"]), node=item.payload["node"], visit=int(item.payload["visit"]))
            for item in items
        ],
    )
