"""Carries a job on in chunks: a dry run, or a run.

Each chunk is one piece of work, whose end commits with what it did: after a crash the next worker goes on where the
last one ended. Only a run that makes all orders or none is one transaction.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.identity.queries import actor_known
from orderloom.integration.importing import store
from orderloom.integration.importing.contracts import Job, JobState, OrderOutcome
from orderloom.integration.importing.deciding import Decided, check, make
from orderloom.integration.importing.drafting import RowProblem
from orderloom.integration.importing.working import (
    CHECK,
    LANE,
    MAKE,
    READ,
    WHOLE,
    NoLongerWanted,
    databases,
    fail,
    refused,
    tell,
    wanted,
    work,
)
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.platform.db import AuditEntry, Database, Reader, UnitOfWork, WorkItem
from orderloom.platform.events import WorkFailed
from orderloom.platform.reactions import outside, reaction

CHUNK = 200
MOST_PROBLEMS = 100
_Counts = Counter[OrderOutcome]


class NoLongerGood(DomainError):
    """Orders that were good when they were checked are not any more."""

    kind = Kind.CONFLICT
    code = "import.no_longer_good"


async def _actor(reader: Reader, found: Job) -> Actor:
    return await actor_known(reader, await store.acting(reader, found.id))


Step = Callable[[UnitOfWork, Actor, Job], Awaitable[bool]]
"""Does the next piece; whether there may be more."""


async def _stepped(item: WorkItem, state: JobState, step: Step) -> Outcome:
    """One piece in a transaction of its own, in the name of whoever asked for it."""
    database = databases[0]
    try:
        async with database.reader() as reader:
            found = await wanted(reader, item, state)
            if found is None:
                return Done(value={"more": False})
            actor = await _actor(reader, found)
        async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
            found = await wanted(uow, item, state, lock=True)
            more = found is not None and await step(uow, actor, found)
            tell(uow, item.subject_id)
    except DomainError as refusal:
        return refused(refusal)
    return Done(value={"more": more})


async def _settled(uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]], state: JobState, name: str) -> None:
    for item, outcome in answered:
        found = await wanted(uow, item, state, lock=True)
        if found is None:
            continue
        if isinstance(outcome, Failed):
            await fail(uow, found, outcome)
            tell(uow, found.id)
        elif isinstance(outcome, Done) and outcome.value["more"]:
            uow.enqueue(work(name, found))


@outside(name=CHECK, lane=LANE)
class CheckChunk:
    """The next orders of a dry run."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _stepped(item, JobState.CHECKING, check_chunk) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        await _settled(uow, answered, JobState.CHECKING, CHECK)


@outside(name=MAKE, lane=LANE)
class MakeChunk:
    """The next orders of a run."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _stepped(item, JobState.RUNNING, make_chunk) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        await _settled(uow, answered, JobState.RUNNING, MAKE)


async def check_chunk(uow: UnitOfWork, actor: Actor, found: Job) -> bool:
    units = await store.next_units(uow, found.id, OrderOutcome.READ, CHUNK)
    if not units:
        await store.change(uow, found.id, state=JobState.CHECKED.value, ended_at=uow.now)
        uow.audit(AuditEntry(subject_type="import", subject_id=found.id, action="check"))
        return False
    decided = await check(uow, actor, found, units)
    counts = await _note(uow, found, decided)
    bad_rows = await store.refuse_rows(uow, found.id, [one for each in decided for one in each.problems])
    await store.refuse_rows(uow, found.id, [one for each in decided if not each.problems for one in each.unknown])
    await store.change(
        uow,
        found.id,
        add_checked=len(units),
        add_bad_orders=counts[OrderOutcome.BAD],
        add_known=counts[OrderOutcome.KNOWN],
        add_bad_rows=bad_rows,
    )
    return True


async def _note(uow: UnitOfWork, found: Job, decided: Sequence[Decided]) -> _Counts:
    await store.end_units(uow, found.id, [one.row() for one in decided])
    return Counter(one.outcome for one in decided)


async def make_chunk(uow: UnitOfWork, actor: Actor, found: Job) -> bool:
    counts, problems = await _make_next(uow, actor, found)
    if not counts:
        await _end(uow, found)
        return False
    await store.refuse_rows(uow, found.id, problems)
    await store.change(uow, found.id, **_told(counts))
    return True


async def _make_next(uow: UnitOfWork, actor: Actor, found: Job) -> tuple[_Counts, list[RowProblem]]:
    """No counts when there are no more."""
    units = await store.next_units(uow, found.id, OrderOutcome.GOOD, CHUNK)
    decided = await make(uow, actor, found, units) if units else []
    return await _note(uow, found, decided), [one for each in decided for one in each.problems]


def _told(counts: _Counts) -> dict[str, Any]:
    return {
        "add_made": counts[OrderOutcome.MADE],
        "add_known": counts[OrderOutcome.KNOWN],
        "add_failed": counts[OrderOutcome.FAILED],
    }


async def _end(uow: UnitOfWork, found: Job) -> None:
    await store.change(uow, found.id, state=JobState.DONE.value, ended_at=uow.now)
    await store.drop_file(uow, found.id)
    uow.audit(AuditEntry(subject_type="import", subject_id=found.id, action="complete"))


@outside(name=WHOLE, lane=LANE)
class MakeAll:
    """All orders in one transaction, or none of them."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _make_all(databases[0], item) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        await _settled(uow, answered, JobState.RUNNING, WHOLE)


async def _make_all(database: Database, item: WorkItem) -> Outcome:
    try:
        async with database.reader() as reader:
            found = await wanted(reader, item, JobState.RUNNING)
            actor = await _actor(reader, found) if found else None
        if found is not None and actor is not None:
            await make_all(database, item, found, actor)
    except NoLongerWanted:
        return Done(value={"more": False})
    except DomainError as refusal:
        return refused(refusal)
    return Done(value={"more": False})


async def make_all(database: Database, item: WorkItem, found: Job, actor: Actor) -> None:
    """Raises what was refused, or that nobody wants it any more; then nothing was made."""
    counted: _Counts = Counter()
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        while True:
            counts, problems = await _make_next(uow, actor, found)
            if problems:
                raise NoLongerGood.of([_placed(number, problem) for number, problem in problems[:MOST_PROBLEMS]])
            if not counts:
                break
            counted += counts
            await uow.flush()
            await _look_up(database, item, counted.total())
        if await wanted(uow, item, JobState.RUNNING, lock=True) is None:
            raise NoLongerWanted("This job is no longer wanted.")
        await store.change(uow, found.id, made=0)
        await store.change(uow, found.id, **_told(counted))
        await _end(uow, found)
        tell(uow, found.id)


async def _look_up(database: Database, item: WorkItem, so_far: int) -> None:
    """Tells how far it is, and hears whether it is still wanted, beside the transaction that is under way."""
    async with database.unit_of_work() as uow:
        if await wanted(uow, item, JobState.RUNNING, lock=True) is None:
            raise NoLongerWanted("This job is no longer wanted.")
        await store.change(uow, item.subject_id, made=so_far)
        tell(uow, item.subject_id)


def _placed(number: int, problem: Problem) -> Problem:
    details = {**(problem.details or {}), "row": number}
    return msgspec.structs.replace(problem, path=(str(number), *problem.path), details=details)


@reaction(WorkFailed, name="integration.import_given_up", lane=LANE)
async def give_up(uow: UnitOfWork, events: Sequence[WorkFailed]) -> None:
    """A job whose work was given up ends, too: nobody would carry it on."""
    for event in events:
        found = await store.job(uow, event.subject, lock=True) if event.handler in (READ, CHECK, MAKE, WHOLE) else None
        if found is not None and found.state in (JobState.CHECKING, JobState.RUNNING):
            await fail(uow, found, Failed(code="import.given_up", message="The work was given up; try it again."))
            tell(uow, found.id)
