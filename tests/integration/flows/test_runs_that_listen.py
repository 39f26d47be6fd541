"""Runs that wait for events, conditions and times, look things up, call subflows, and begin by themselves."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from sys import modules
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.flows import queries
from orderloom.flows.commands.happenings import next_time, report_event
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.migrate import migrate_runs
from orderloom.flows.commands.run import cancel_runs, signal_runs, start_runs
from orderloom.flows.contracts import (
    Actions,
    ImportedDocument,
    Inquiry,
    MigrateRuns,
    ReportEvent,
    RunSignal,
    RunState,
    StartRun,
)
from orderloom.flows.queries import history
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.ids import new_id
from orderloom.language.effects import TaskClosed
from orderloom.platform.db import Database, Reader, UnitOfWork
from tests.builders.flows import document, manual, node
from tests.integration.flows.test_runs import Office, asked, lend, order_of

SYSTEM = Actor.system()
Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
Drain = Callable[[Database], Awaitable[None]]
BEGIN, FINISH = node("begin", "start"), node("finish", "end")

PORTING = document(
    BEGIN, node("donor", "wait", policy={"timeout": "P9D"}, config={
        "for": "event", "event": "external.donor_confirmed", "correlation": {"expr": "order.number"}}), FINISH,
    "begin -> donor -> finish", key="porting",
)  # fmt: skip
PATIENT = document(
    BEGIN, node("big", "wait", config={"for": "condition", "condition": "line.quantity > 5"}), FINISH,
    "begin -> big -> finish", key="patient",
)  # fmt: skip
LOOKING = document(
    BEGIN, node("find", "lookup", config={"source": "inventory"}, map=[{"to": "query.account", "from": '"a"'}]), FINISH,
    "begin -> find -> finish", key="looking",
)  # fmt: skip
INNER = document(
    BEGIN, manual("measure"), node("finish", "end", map=[{"to": "output.length", "from": "nodes.measure.out.length"}]),
    "begin -> measure -> finish", key="measuring", kind="subflow", input={"type": "any"},
    output={"type": "object", "properties": {"length": {"type": "number"}}},
)  # fmt: skip
OUTER = document(
    BEGIN, node("inner", "subflow", config={"flow": "measuring"}),
    node("finish", "end", map=[{"to": "output.twice", "from": "nodes.inner.out.length * 2"}]),
    "begin -> inner -> finish", key="outer", output={"type": "object", "properties": {"twice": {"type": "number"}}},
)  # fmt: skip
COUNTING = document(
    BEGIN, node("again", "repeat", config={"until": "nodes.heard.out.enough = true", "max": 3}),
    node("heard", "wait", parent="again", config={"for": "event", "event": "external.counted"}), FINISH,
    "begin -> again", "again.body -> heard", "again -> finish", key="counting",
)  # fmt: skip
HASTY = document(
    BEGIN, manual("slow"), node("quick", "set", map=[{"to": "line.characteristics.quick", "from": "true"}]),
    node("first", "join", config={"mode": "any", "cancel_rest": True}), manual("after"), FINISH,
    "begin -> slow -> first", "begin -> quick -> first", "first -> after -> finish", key="hasty",
)  # fmt: skip
TELLING = document(
    node("begin", "start", config={"trigger": "event", "event": "ordering.order_submitted.v1"}),
    manual("look"), FINISH, "begin -> look -> finish", key="telling", kind="approval", input={"type": "order"},
)  # fmt: skip


class Store:
    def __init__(self) -> None:
        self.asked: list[Inquiry] = []

    async def look_up(self, reader: Reader, inquiries: Sequence[Inquiry]) -> list[list[dict[str, Any]]]:
        self.asked.extend(inquiries)
        return [[{"id": "x"}] for _ in inquiries]


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    lent = Office()
    lend(monkeypatch, Actions(tasks=lent, characteristics=lent, records=lent))
    return lent


@pytest.fixture(scope="module", autouse=True)
async def published(database: Database) -> None:
    async with database.unit_of_work() as u:
        documents = [PORTING, PATIENT, LOOKING, INNER, OUTER, TELLING, COUNTING, HASTY]
        await import_documents(u, SYSTEM, [ImportedDocument(content=each) for each in documents])


async def started(uow: Uow, key: str, **fields: Any) -> tuple[UUID, StartRun]:
    wanted = asked(key)
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [wanted])
    return run_id, wanted


async def state_of(database: Database, run_id: UUID) -> RunState:
    async with database.reader() as reader:
        run = await queries.run(reader, SYSTEM, run_id)
    assert run is not None
    return run.state


async def waits_of(database: Database, run_id: UUID) -> int:
    async with database.reader() as reader:
        return await reader.scalar("SELECT count(*) FROM flow_wait WHERE run_id = :id", {"id": run_id})


async def timers_of(database: Database, run_id: UUID) -> int:
    async with database.reader() as reader:
        return await reader.scalar("SELECT count(*) FROM timer WHERE subject_id = :id", {"id": run_id})


async def test_a_canceled_run_waits_for_nothing_any_more(uow: Uow, database: Database, office: Office) -> None:
    run_id, wanted = await started(uow, "porting")
    assert (await waits_of(database, run_id), await timers_of(database, run_id)) == (1, 1)
    async with uow() as u:
        await cancel_runs(u, SYSTEM, [order_of(wanted)])
    assert (await waits_of(database, run_id), await timers_of(database, run_id)) == (0, 0)


async def test_a_run_that_waits_for_an_event_takes_the_one_with_its_correlation(
    uow: Uow, database: Database, office: Office, drain: Drain
) -> None:
    run_id, _ = await started(uow, "porting")
    async with uow() as u:
        await report_event(u, SYSTEM, ReportEvent(event="external.donor_confirmed", correlation="ORD2"))
    await drain(database)
    assert await state_of(database, run_id) is RunState.WAITING
    async with uow() as u:
        await report_event(
            u, SYSTEM, ReportEvent(event="external.donor_confirmed", correlation="ORD1", values={"x": 1})
        )
    await drain(database)
    assert await state_of(database, run_id) is RunState.SUCCEEDED
    assert (await waits_of(database, run_id), await timers_of(database, run_id)) == (0, 0)
    async with database.reader() as reader:
        (answer,) = [step for step in await queries.journal(reader, SYSTEM, [run_id]) if step.event == "closed"]
    assert answer.output == {"x": 1, "correlation": "ORD1"}


async def test_a_wait_that_is_repeated_hears_the_event_of_each_round(
    uow: Uow, database: Database, office: Office, drain: Drain
) -> None:
    run_id, wanted = await started(uow, "counting")
    for enough, state in ((False, RunState.WAITING), (True, RunState.SUCCEEDED)):
        report = ReportEvent(event="external.counted", order_id=wanted.order_id, values={"enough": enough})
        async with uow() as u:
            await report_event(u, SYSTEM, report)
        await drain(database)
        assert await state_of(database, run_id) is state
    assert await waits_of(database, run_id) == 0
    async with database.reader() as reader:
        heard = [step.visit for step in await queries.journal(reader, SYSTEM, [run_id]) if step.node_key == "heard"]
    assert heard == [1, 1, 2, 2]


async def test_a_task_that_is_called_off_in_the_move_that_asks_for_it_is_never_opened(uow: Uow, office: Office) -> None:
    await started(uow, "hasty")
    assert [each.task.node for each in office.opened] == ["after"]


async def test_a_condition_that_came_true_while_its_wait_was_being_written_is_not_missed(
    uow: Uow, database: Database, office: Office, drain: Drain
) -> None:
    before = {"line": {"quantity": 5}, "order": {"number": "ORD1"}}
    wanted = msgspec.structs.replace(asked("patient"), input=before)
    async with uow() as slow:
        (run_id,) = await start_runs(slow, SYSTEM, [wanted])
        office.known[wanted.subject_id] = {"line": {"quantity": 6}, "order": {"number": "ORD1"}}
        async with uow() as quick:
            quick.happen("ordering.order_enriched.v1", order_of(wanted), {})
        await drain(database)
    await drain(database)
    assert await state_of(database, run_id) is RunState.SUCCEEDED


async def test_who_is_tied_to_an_account_is_told_how_many_runs_use_a_flow_and_not_which(
    uow: Uow, database: Database, office: Office
) -> None:
    await started(uow, "porting")
    rights = frozenset({Permission.FLOW_READ})
    partner = Actor(id=new_id(), name="partner", kind="token", account_id=new_id(), permissions=rights)
    async with database.reader() as reader:
        (known,) = await history.usage(reader, SYSTEM, "porting")
        (told,) = await history.usage(reader, partner, "porting")
    assert (known.kind, len(known.links)) == ("run", known.count)
    assert (told.kind, told.links, told.count) == ("run", (), known.count)


async def test_a_condition_is_looked_at_when_something_happens_to_the_order(
    uow: Uow, database: Database, office: Office, drain: Drain
) -> None:
    run_id, wanted = await started(uow, "patient")
    for quantity, state in ((5, RunState.WAITING), (6, RunState.SUCCEEDED)):
        office.known[wanted.subject_id] = {"line": {"quantity": quantity}, "order": {"number": "ORD1"}}
        async with uow() as u:
            u.happen("ordering.order_enriched.v1", order_of(wanted), {})
        await drain(database)
        assert await state_of(database, run_id) is state
    assert await waits_of(database, run_id) == 0


async def test_what_is_looked_up_is_answered_in_the_same_transaction(
    uow: Uow, database: Database, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Store()
    monkeypatch.setitem(vars(modules["orderloom.flows.contracts.actions"])["_lookups"], "inventory", source)
    run_id, wanted = await started(uow, "looking")
    assert [(each.subject.id, each.query) for each in source.asked] == [(wanted.subject_id, {"account": "a"})]
    assert await state_of(database, run_id) is RunState.SUCCEEDED


async def test_a_subflow_runs_inside_with_the_version_that_the_run_began_with(
    uow: Uow, database: Database, office: Office
) -> None:
    run_id, _ = await started(uow, "outer")
    (opened,) = office.opened
    assert opened.task.node == "inner.measure"
    newer = {**INNER, "nodes": [BEGIN, manual("guess"), FINISH], "edges": document("begin -> guess -> finish")["edges"]}
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content={**newer, "output": {"type": "object"}})])
    async with uow() as u:
        signal = TaskClosed(node="inner.measure", output={"length": 4})
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=signal)])
    assert await state_of(database, run_id) is RunState.SUCCEEDED
    async with database.reader() as reader:
        steps = await queries.journal(reader, SYSTEM, [run_id])
    assert ("inner/measure", "inner.measure", "closed") in {(s.node_id, s.node_key, s.event) for s in steps}


async def test_an_event_begins_the_flows_that_ask_for_it(
    uow: Uow, database: Database, office: Office, drain: Drain
) -> None:
    await drain(database)
    order_id = new_id()
    office.known[order_id] = {"order": {"number": "ORD9"}}
    async with uow() as u:
        u.happen("ordering.order_submitted.v1", order_id, {})
    await drain(database)
    assert [task.order_id for task in office.opened] == [order_id]


@pytest.mark.parametrize(
    ("every", "at", "expected"),
    [
        ("PT1H", None, datetime(2026, 3, 1, 11, 30, tzinfo=UTC)),
        ("P1D", "18:00", datetime(2026, 3, 1, 18, 0, tzinfo=UTC)),
        ("P1D", "06:00", datetime(2026, 3, 2, 6, 0, tzinfo=UTC)),
        ("P7D", "06:00", datetime(2026, 3, 8, 6, 0, tzinfo=UTC)),
    ],
)
def test_a_schedule_names_its_next_moment(every: str, at: str | None, expected: datetime) -> None:
    assert next_time(datetime(2026, 3, 1, 10, 30, tzinfo=UTC), every, at) == expected


async def test_running_runs_go_on_with_a_newer_version_after_a_dry_run(
    uow: Uow, database: Database, office: Office
) -> None:
    def version(*parts: Any) -> list[ImportedDocument]:
        return [ImportedDocument(content=document(*parts, key="moving"))]

    async with uow() as u:
        await import_documents(
            u, SYSTEM, version(BEGIN, manual("ask"), manual("last"), FINISH, "begin -> ask -> last -> finish")
        )
    run_id, _ = await started(uow, "moving")
    async with uow() as u:
        await import_documents(
            u, SYSTEM, version(BEGIN, manual("ask"), manual("check"), FINISH, "begin -> ask -> check -> finish")
        )
        shown = await migrate_runs(u, SYSTEM, MigrateRuns(key="moving", to_version=2))
    assert [(one.run_id, one.possible, one.stands) for one in shown] == [(run_id, True, ("ask",))]
    assert await version_of(database, run_id) == 1
    async with uow() as u:
        await migrate_runs(u, SYSTEM, MigrateRuns(key="moving", to_version=2, dry_run=False, note="Check instead."))
        await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=TaskClosed(node="ask"))])
    assert [opened.task.node for opened in office.opened] == ["ask", "check"]
    assert await version_of(database, run_id) == 2


async def version_of(database: Database, run_id: UUID) -> int:
    async with database.reader() as reader:
        return await reader.scalar(
            "SELECT v.version FROM flow_run r JOIN flow_version v ON v.id = r.version_id WHERE r.id = :id",
            {"id": run_id},
        )
