"""Flows that begin by themselves: at a time, or at an event on the record that it is about."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import time
from typing import Any

import pytest

from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.retire import bring_back, retire
from orderloom.flows.contracts import Actions, ImportedDocument, Retire
from orderloom.identity.contracts import Actor
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.flows import document, manual, node
from tests.integration.flows.test_runs import Office, lend

SYSTEM = Actor.system()
Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
Drain = Callable[[Database], Awaitable[None]]
MORNINGS = {"trigger": "schedule", "schedule": {"every": "P1D", "at": "06:30"}}
NIGHTLY = document(
    node("begin", "start", config=MORNINGS), node("finish", "end"), "begin -> finish",
    key="nightly", kind="notification", input={"type": "any"},
)  # fmt: skip
MENDING = document(
    node("begin", "start", config={"trigger": "event", "event": "fallout.fallout_opened.v1"}), manual("look"),
    node("finish", "end"), "begin -> look -> finish", key="mending", kind="fallout", input={"type": "fallout"},
)  # fmt: skip


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    lent = Office()
    lend(monkeypatch, Actions(tasks=lent, characteristics=lent, records=lent))
    return lent


async def publish(database: Database, drain: Drain, content: dict[str, Any]) -> None:
    async with database.unit_of_work() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=content)])
    await drain(database)


async def runs_of(database: Database, purpose: str) -> list[dict[str, Any]]:
    async with database.reader() as reader:
        query = "SELECT subject_type, subject_id, order_id, state FROM flow_run WHERE purpose = :purpose"
        return [dict(row) for row in await reader.rows(query, {"purpose": purpose})]


async def test_a_trigger_of_a_schedule_begins_the_flow_at_its_time_and_again_after_every(
    database: Database, office: Office, drain: Drain
) -> None:
    await publish(database, drain, NIGHTLY)
    timer = "SELECT due_at FROM timer WHERE handler = 'flows.begin_scheduled'"
    async with database.reader() as reader:
        due = await reader.scalar(timer)
    assert due.timetz().replace(tzinfo=None) == time(6, 30)
    assert await runs_of(database, "schedule") == []

    async with database.unit_of_work() as u:
        await u.execute("UPDATE timer SET due_at = now() WHERE handler = 'flows.begin_scheduled'")
    await drain(database)
    assert [run["state"] for run in await runs_of(database, "schedule")] == ["succeeded"]
    async with database.reader() as reader:
        assert await reader.scalar(timer) == due


async def test_the_clock_of_a_retired_flow_ticks_on_so_that_it_begins_again_when_brought_back(
    database: Database, office: Office, drain: Drain
) -> None:
    await publish(database, drain, {**NIGHTLY, "key": "weekly"})
    for change, begun in ((retire, 0), (bring_back, 1)):
        async with database.unit_of_work() as u:
            await change(u, SYSTEM, Retire(key="weekly"))
            await u.execute(
                "UPDATE timer SET due_at = now() FROM flow_definition d "
                "WHERE timer.subject_id = d.id AND d.key = 'weekly'"
            )
        await drain(database)
        async with database.reader() as reader:
            count = "SELECT count(*) FROM flow_run WHERE flow_key = 'weekly'"
            assert await reader.scalar(count) == begun


async def test_a_trigger_of_an_event_begins_the_flow_on_the_record_that_it_is_about(
    database: Database, uow: Uow, office: Office, drain: Drain
) -> None:
    await publish(database, drain, MENDING)
    order_id, fallouts = new_id(), (new_id(), new_id())
    for fallout in fallouts:
        office.known[fallout] = {"fallout": {"number": "FAL1"}, "order": {"number": "ORD1"}}
    async with uow() as u:
        for fallout in fallouts:
            u.happen("fallout.fallout_opened.v1", order_id, {"fallout_id": str(fallout), "task_id": None})
    await drain(database)
    found = await runs_of(database, "event")
    assert {run["subject_id"] for run in found} == set(fallouts)
    assert {(run["subject_type"], run["order_id"], run["state"]) for run in found} == {("fallout", order_id, "waiting")}
    assert [task.order_id for task in office.opened] == [order_id, order_id]


async def test_an_event_about_no_record_begins_a_flow_without_one(
    database: Database, uow: Uow, office: Office, drain: Drain
) -> None:
    released = {"trigger": "event", "event": "catalog.catalog_released.v1"}
    await publish(
        database,
        drain,
        document(
            node("begin", "start", config=released), node("finish", "end"), "begin -> finish",
            key="released", kind="notification", input={"type": "any"},
        ),
    )  # fmt: skip
    catalog = new_id()
    async with uow() as u:
        u.happen("catalog.catalog_released.v1", catalog, {})
    await drain(database)
    (run,) = [each for each in await runs_of(database, "event") if each["subject_id"] == catalog]
    assert (run["subject_type"], run["order_id"], run["state"]) == ("any", None, "succeeded")


async def test_a_flow_that_causes_its_own_event_is_not_begun_for_ever(
    database: Database, uow: Uow, office: Office, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderloom.flows.commands.happenings.MOST_AN_HOUR", 3)
    await publish(database, drain, MENDING)
    order_id = new_id()
    for _ in range(5):
        fallout = new_id()
        office.known[fallout] = {"fallout": {"number": "FAL1"}, "order": {"number": "ORD1"}}
        async with uow() as u:
            u.happen("fallout.fallout_opened.v1", order_id, {"fallout_id": str(fallout), "task_id": None})
        await drain(database)
    assert [run["order_id"] for run in await runs_of(database, "event")].count(order_id) == 3
