"""Work rows: each effect once, whoever dies; a bad row harms no other."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from orderloom.kernel.ids import new_id
from orderloom.platform import work_rows
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database, NewWork
from orderloom.platform.work import WorkRunner, drain
from tests.integration.platform import handlers
from tests.integration.platform.handlers import Noted


async def actions(database: Database, subject: UUID) -> list[str]:
    async with database.reader() as reader:
        return [record.action for record in await audit_of(reader, subject)]


async def left(database: Database) -> list[Any]:
    async with database.reader() as reader:
        return [
            tuple(row.values()) for row in await reader.rows("SELECT handler, state, attempts FROM work ORDER BY id")
        ]


async def enqueue(database: Database, handler: str, **payload: Any) -> UUID:
    subject = new_id()
    async with database.unit_of_work() as uow:
        uow.enqueue(NewWork(handler=handler, subject_id=subject, payload=payload, call_id=f"run:{subject}:1"))
    return subject


@pytest.fixture(autouse=True)
async def clean(database: Database) -> None:
    async with database.unit_of_work() as uow:
        await uow.execute("TRUNCATE work, timer")
    handlers.groups.clear()
    handlers.performed.clear()
    handlers.given_up.clear()


async def test_a_reaction_gets_all_ready_events_in_one_transaction(database: Database) -> None:
    subjects = [new_id() for _ in range(10)]
    async with database.unit_of_work() as uow:
        uow.announce(*(Noted(subject=subject) for subject in subjects))
    await drain(database)
    assert handlers.groups == [10]
    assert [await actions(database, subject) for subject in subjects] == [["write_down"]] * 10
    assert await left(database) == []


async def test_a_bad_event_fails_alone_and_is_told(database: Database) -> None:
    good, bad = new_id(), new_id()
    async with database.unit_of_work() as uow:
        uow.announce(Noted(subject=good), Noted(subject=bad, bad=True))
    await drain(database)
    assert await actions(database, good) == ["write_down"]
    assert await actions(database, bad) == ["test.write_down"]
    assert handlers.given_up == [bad]
    assert await left(database) == [("test.write_down", "failed", 1)]


async def test_work_that_always_breaks_is_given_up_after_five_attempts(database: Database) -> None:
    subject = await enqueue(database, "test.trouble")
    for _ in range(5):
        async with database.unit_of_work() as uow:
            await uow.execute("UPDATE work SET next_at = now()")
        await drain(database)
    assert await left(database) == [("test.trouble", "failed", 5)]
    assert await actions(database, subject) == ["test.trouble"]


async def test_a_worker_that_lost_its_lease_commits_nothing(database: Database) -> None:
    subject = await enqueue(database, "test.tick")
    (stale,) = await work_rows.claim(database, "tasks", "sleeper", 64)
    async with database.unit_of_work() as uow:
        await uow.execute("UPDATE work SET lease_until = now() - interval '1 s'")
    await drain(database)
    assert await actions(database, subject) == ["tick"]
    with pytest.raises(work_rows.LeaseLost):
        async with database.unit_of_work() as uow:
            await handlers.tick(uow, [stale])
            await work_rows.settle(uow, [stale])
    assert await actions(database, subject) == ["tick"]


async def test_a_live_lease_is_not_taken(database: Database) -> None:
    await enqueue(database, "test.tick")
    await work_rows.claim(database, "tasks", "alive", 64)
    await drain(database)
    assert await left(database) == [("test.tick", "leased", 1)]


async def test_leases_given_back_cost_no_attempt(database: Database) -> None:
    await enqueue(database, "test.tick")
    await work_rows.claim(database, "tasks", "stopping", 64)
    await work_rows.give_back(database, "stopping")
    assert await left(database) == [("test.tick", "ready", 0)]


async def test_a_call_keeps_its_id_and_its_settlement_causes_more_work(database: Database) -> None:
    subject = await enqueue(database, "test.call", then=True)
    await drain(database)
    assert handlers.performed == [f"run:{subject}:1"]
    assert await actions(database, subject) == ["Done", "tick"]
    assert await left(database) == []


async def test_a_call_refused_for_good_is_settled_at_once(database: Database) -> None:
    subject = await enqueue(database, "test.call", fails="permanent")
    await drain(database)
    assert await actions(database, subject) == ["Failed"]


async def test_a_call_that_failed_in_passing_is_made_again_with_the_same_id(database: Database) -> None:
    subject = await enqueue(database, "test.call", fails="transient")
    for _ in range(8):
        async with database.unit_of_work() as uow:
            await uow.execute("UPDATE work SET next_at = now()")
        await drain(database)
    assert handlers.performed == [f"run:{subject}:1"] * 8
    assert await actions(database, subject) == ["Failed"]


async def test_a_timer_that_is_due_becomes_work_once_and_may_be_moved(database: Database) -> None:
    subject = new_id()
    async with database.unit_of_work() as uow:
        uow.set_timer(subject, "remind", uow.now - timedelta(seconds=1), "test.tick", {})
    async with database.unit_of_work() as uow:
        uow.set_timer(subject, "remind", uow.now + timedelta(hours=1), "test.tick", {})
    await drain(database)
    assert await actions(database, subject) == []
    async with database.unit_of_work() as uow:
        uow.set_timer(subject, "remind", uow.now, "test.tick", {})
    await drain(database)
    await drain(database)
    assert await actions(database, subject) == ["tick"]


async def test_the_more_urgent_goes_first(database: Database) -> None:
    subjects = [new_id() for _ in range(3)]
    async with database.unit_of_work() as uow:
        for subject, priority in zip(subjects, (0, 9, 4), strict=True):
            uow.enqueue(NewWork(handler="test.tick", subject_id=subject, payload={}, priority=priority))
    claimed = await work_rows.claim(database, "tasks", "me", 64)
    assert [item.subject_id for item in claimed] == [subjects[1], subjects[2], subjects[0]]


async def test_a_stopped_runner_claims_nothing(database: Database) -> None:
    await enqueue(database, "test.tick")
    runner = WorkRunner(database)
    await runner.stop()
    runner.wake("tasks")
    await runner.quiet()
    assert await left(database) == [("test.tick", "ready", 0)]


async def test_work_that_kills_each_worker_that_takes_it_is_given_up_and_hurts_no_other(database: Database) -> None:
    poison = await enqueue(database, "test.tick")
    async with database.unit_of_work() as uow:
        await uow.execute("UPDATE work SET attempts = 12")
    innocent = await enqueue(database, "test.tick")
    await drain(database)
    assert await actions(database, poison) == ["test.tick"], "its failure is announced, its effect is not there"
    assert await actions(database, innocent) == ["tick"]
    assert [row[1] for row in await left(database) if row[0] == "test.tick"] == ["failed"]


async def test_a_drain_gives_back_what_does_not_end_and_costs_no_attempt(database: Database) -> None:
    await enqueue(database, "test.endless")
    runner = WorkRunner(database)
    runner.wake("calls")
    await handlers.begun.wait()
    assert await left(database) == [("test.endless", "leased", 1)]
    await runner.stop(patience=0)
    assert await left(database) == [("test.endless", "ready", 0)]
