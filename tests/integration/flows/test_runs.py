from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import UUID

import pytest

from orderloom.flows import queries
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import NotFailed, cancel_runs, resume_run, signal_runs, start_runs
from orderloom.flows.contracts import (
    Actions,
    ImportedDocument,
    ResumeRun,
    RunSignal,
    RunState,
    RunTask,
    RunTaskRef,
    StartRun,
    Subject,
    actions,
)
from orderloom.flows.flow_actions import ActivityNotifier
from orderloom.identity.contracts import Actor
from orderloom.integration.adapters.commands import import_connections
from orderloom.kernel.ids import new_id
from orderloom.language.effects import TaskClosed, TaskFailed
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database, Reader, UnitOfWork
from tests.builders.flows import automated, document, manual, node

SYSTEM = Actor.system()
Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]


class Office:
    """What higher contexts lend to runs, kept in memory."""

    def __init__(self) -> None:
        self.opened: list[RunTask] = []
        self.withdrawn: list[RunTaskRef] = []
        self.written: list[tuple[UUID, UUID, dict[str, Any]]] = []
        self.known: dict[UUID, dict[str, Any]] = {}

    async def open_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTask]) -> None:
        self.opened.extend(tasks)

    async def withdraw_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTaskRef]) -> None:
        self.withdrawn.extend(tasks)

    async def write(self, uow: UnitOfWork, values: Sequence[tuple[UUID, UUID, dict[str, Any]]]) -> None:
        self.written.extend(values)

    async def inputs(self, reader: Reader, subjects: Sequence[Subject]) -> Mapping[UUID, dict[str, Any]]:
        return {subject.id: self.known[subject.id] for subject in subjects if subject.id in self.known}


def lend(monkeypatch: pytest.MonkeyPatch, lent: Actions) -> None:
    for name in Actions.__struct_fields__:
        monkeypatch.setattr(actions(), name, getattr(lent, name))


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    lent = Office()
    lend(monkeypatch, Actions(tasks=lent, characteristics=lent, records=lent, notifier=ActivityNotifier()))
    return lent


SURVEY = document(
    node("begin", "start"),
    manual("survey", policy={"timeout": "PT1H"}),
    node("use", "set", map=[{"to": "line.characteristics.access", "from": "nodes.survey.out.access"}]),
    automated("check", map=[{"to": "task.seen", "from": "line.characteristics.seen"}]),
    node("finish", "end"),
    "begin -> survey -> use -> check -> finish",
    key="survey",
)


@pytest.fixture(scope="module", autouse=True)
async def published(database: Database) -> None:
    access = {"schema": "orderloom.connection/1", "key": "access", "name": {"en": "Access"}, "kind": "in_process"}
    activate = {"key": "activate", "name": {"en": "Activate"}, "answer": []}
    async with database.unit_of_work() as u:
        await import_connections(u, SYSTEM, [{**access, "operations": [activate]}])
        await import_documents(u, SYSTEM, [ImportedDocument(content=SURVEY)])


def asked(key: str = "survey") -> StartRun:
    return StartRun(
        flow_key=key,
        subject_type="order_line",
        subject_id=new_id(),
        order_id=new_id(),
        line_id=new_id(),
        input={"line": {"characteristics": {}}, "order": {"number": "ORD1"}},
        purpose="enrichment",
    )


def order_of(start: StartRun) -> UUID:
    assert start.order_id is not None
    return start.order_id


async def events(database: Database, order_id: UUID | None) -> list[dict[str, Any]]:
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT payload FROM event WHERE name = 'flows.run_finished.v1' AND subject_id = :id ORDER BY id",
            {"id": order_id},
        )
    return [row["payload"] for row in rows]


async def state_of(database: Database, run_id: UUID) -> RunState:
    async with database.reader() as reader:
        run = await queries.run(reader, SYSTEM, run_id)
    assert run is not None
    return run.state


async def stands(database: Database, run_id: UUID) -> tuple[dict[str, str], tuple[str, ...]]:
    async with database.reader() as reader:
        found = (await queries.standings(reader, SYSTEM, [run_id]))[run_id]
    return found.failed, found.waiting


async def test_a_run_goes_from_task_to_task_to_its_end(database: Database, uow: Uow, office: Office) -> None:
    start = asked()
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [start])
    assert [(each.run_id, each.task.node, each.task.group) for each in office.opened] == [
        (run_id, "survey", "field-ops")
    ]
    office.known[start.subject_id] = {"line": {"characteristics": {"seen": True}}}
    async with uow() as u:
        signal = TaskClosed(node="survey", output={"access": "fibre"})
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=signal)])
    assert office.written == [(start.order_id, start.line_id, {"access": "fibre"})]
    assert office.opened[-1].task.input == {"seen": True}
    assert await state_of(database, run_id) == RunState.WAITING
    async with uow() as u:
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=TaskClosed(node="check"))])
    assert await state_of(database, run_id) == RunState.SUCCEEDED
    assert [event["outcome"] for event in await events(database, start.order_id)] == ["succeeded"]
    async with database.reader() as reader:
        journal = await queries.journal(reader, SYSTEM, [run_id])
        assert [each.id for each in await queries.runs_of(reader, SYSTEM, [order_of(start)])] == [run_id]
    assert [(each.seq, each.node_key, each.event) for each in journal] == [
        (1, "begin", "passed"),
        (2, "survey", "waits"),
        (3, "survey", "closed"),
        (4, "use", "passed"),
        (5, "check", "waits"),
        (6, "check", "closed"),
        (7, "finish", "passed"),
    ]
    assert [each.seq for each in journal if each.duration_ms is not None] == [3, 6]


async def test_a_signal_that_comes_twice_changes_nothing(database: Database, uow: Uow, office: Office) -> None:
    start = asked()
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [start])
    for _ in range(2):
        async with uow() as u:
            await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=TaskClosed(node="survey"))])
    assert [each.task.node for each in office.opened] == ["survey", "check"]
    async with database.reader() as reader:
        assert len(await queries.journal(reader, SYSTEM, [run_id])) == 5


async def test_many_runs_cost_as_many_statements_as_one(database: Database, uow: Uow, office: Office) -> None:
    counts: list[int] = []
    for number in (1, 30):
        async with uow() as u:
            before = database.statements
            ids = await start_runs(u, SYSTEM, [asked() for _ in range(number)])
            await signal_runs(u, SYSTEM, [RunSignal(run_id=each, signal=TaskClosed(node="survey")) for each in ids])
            counts.append(database.statements - before)
    assert counts[0] == counts[1]


async def test_a_failed_run_is_resumed_where_it_failed(database: Database, uow: Uow, office: Office) -> None:
    start = asked()
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [start])
        failed = TaskFailed(node="survey", code="no_access", message="Nobody was there.")
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=failed)])
    assert await state_of(database, run_id) == RunState.FAILED
    assert await stands(database, run_id) == ({"survey": "no_access"}, ())
    with pytest.raises(NotFailed):
        async with uow() as u:
            await resume_run(u, SYSTEM, ResumeRun(run_id=run_id, node="check"))
    async with uow() as u:
        await resume_run(u, SYSTEM, ResumeRun(run_id=run_id, node="survey", output={"access": "copper"}))
    assert office.written == [(start.order_id, start.line_id, {"access": "copper"})]
    assert await state_of(database, run_id) == RunState.WAITING
    assert (await stands(database, run_id))[0] == {}
    assert [(event["outcome"], event["error"]) for event in await events(database, start.order_id)] == [
        ("failed", {"code": "no_access", "message": "Nobody was there.", "node": "survey"})
    ]


async def test_a_task_that_is_late_is_withdrawn_and_fails_its_run(
    database: Database, uow: Uow, office: Office, drain: Callable[[Database], Awaitable[None]]
) -> None:
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [asked()])
        on_time, late = await start_runs(u, SYSTEM, [asked(), asked()])
    async with uow() as u:
        await signal_runs(u, SYSTEM, [RunSignal(run_id=on_time, signal=TaskClosed(node="survey"))])
        await u.execute("UPDATE timer SET due_at = now() WHERE subject_id = ANY(:ids)", {"ids": [on_time, late]})
    await drain(database)
    assert office.withdrawn == [RunTaskRef(run_id=late, node="survey", visit=1)]
    assert [await state_of(database, each) for each in (run_id, on_time, late)] == [
        RunState.WAITING,
        RunState.WAITING,
        RunState.FAILED,
    ]


async def test_a_canceled_run_takes_no_signal(database: Database, uow: Uow, office: Office) -> None:
    start = asked()
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [start])
        await cancel_runs(u, SYSTEM, [order_of(start)])
    async with uow() as u:
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=TaskClosed(node="survey"))])
    assert await state_of(database, run_id) == RunState.CANCELED
    assert [event["outcome"] for event in await events(database, start.order_id)] == ["canceled"]
    assert [each.task.node for each in office.opened] == ["survey"]


async def test_a_run_keeps_the_version_that_it_began_with(database: Database, uow: Uow, office: Office) -> None:
    start = asked("moving")
    before = document(node("begin", "start"), manual("a"), manual("old"), node("finish", "end"),
                      "begin -> a -> old -> finish", key="moving")  # fmt: skip
    after = document(node("begin", "start"), manual("a"), manual("new"), node("finish", "end"),
                     "begin -> a -> new -> finish", key="moving")  # fmt: skip
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=before)])
        (run_id,) = await start_runs(u, SYSTEM, [start])
        await import_documents(u, SYSTEM, [ImportedDocument(content=after)])
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=TaskClosed(node="a"))])
    assert [each.task.node for each in office.opened] == ["a", "old"]


async def test_a_milestone_and_a_notification_stand_in_the_activity_of_the_order(
    database: Database, uow: Uow, office: Office
) -> None:
    words = {"to": {"const": "order-desk"}, "title": {"en": "Seen"}, "text": {"en": "{number} was seen."}}
    telling = document(
        node("begin", "start"),
        node("point", "milestone"),
        node("tell", "notify", config=words, map=[{"to": "message.number", "from": "order.number"}]),
        node("finish", "end"),
        "begin -> point -> tell -> finish",
        key="telling",
    )
    start = asked("telling")
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=telling)])
        await start_runs(u, SYSTEM, [start])
    async with database.reader() as reader:
        trail = await audit_of(reader, order_of(start))
    assert [(entry.action, entry.changes) for entry in trail] == [
        ("milestone_reached", {"milestone": "point", "name": {"en": "Point"}}),
        ("notified", {"to": "order-desk", "title": {"en": "Seen"}, "text": {"en": "ORD1 was seen."}}),
    ]
