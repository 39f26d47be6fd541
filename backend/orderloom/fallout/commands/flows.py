"""Starts the flows that try to mend faults before people have to."""

from collections import Counter
from collections.abc import Sequence

from orderloom.fallout import store
from orderloom.fallout.contracts import Fallout
from orderloom.fallout.records import inputs
from orderloom.flows import queries as flows
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import StartRun, Subject
from orderloom.identity.contracts import Actor
from orderloom.platform.db import AuditEntry, UnitOfWork

PURPOSE = "fallout"
MOST_ATTEMPTS = 5
"""So many faults of one task may start a flow; who fails more often is left to people."""


async def start_flows(uow: UnitOfWork, wanted: Sequence[tuple[Fallout, str]]) -> None:
    """Each fault with the flow that the policy names; a flow that is not published leaves the fault to people."""
    if not wanted:
        return
    published = await flows.in_force(uow, {key for _, key in wanted})
    tasks = [one.task_id for one, _ in wanted if one.task_id is not None]
    before = Counter(one.task_id for one in await store.of_tasks(uow, tasks)) if tasks else Counter()
    chosen = [
        (one, key)
        for one, key in wanted
        if key in published and (one.task_id is None or before[one.task_id] <= MOST_ATTEMPTS)
    ]
    for one, key in wanted:
        if (one, key) not in chosen:
            _left_to_people(uow, one, key)
    if not chosen:
        return
    given = await inputs(uow, [subject_of(one) for one, _ in chosen])
    runs = [
        StartRun(
            flow_key=key,
            subject_type="fallout",
            subject_id=one.id,
            order_id=one.order_id,
            line_id=given[one.id]["line"]["id"] if given[one.id].get("line") else None,
            input=given[one.id],
            purpose=PURPOSE,
        )
        for one, key in chosen
        if one.id in given
    ]
    await start_runs(uow, Actor.system(), runs)


def subject_of(one: Fallout) -> Subject:
    return Subject(type="fallout", id=one.id, order_id=one.order_id, line_id=None)


def _left_to_people(uow: UnitOfWork, one: Fallout, key: str) -> None:
    uow.audit(
        AuditEntry(
            subject_type="fallout",
            subject_id=one.id,
            order_id=one.order_id,
            action="flow_not_started",
            changes={"flow": key},
        )
    )
