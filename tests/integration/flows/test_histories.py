"""Many runs at once: their list page by page, and what they say of the nodes and edges of their flow."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import resume_run, signal_runs, start_runs
from orderloom.flows.contracts import (
    Actions,
    ImportedDocument,
    ResumeRun,
    RunSignal,
    RunState,
    RunTask,
    RunTaskRef,
    StartRun,
    actions,
)
from orderloom.flows.contracts.histories import MOST_RUNS, FiguresOf, FlowFigures, NodeFigures, RunFilter
from orderloom.flows.queries import histories
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.ids import new_id
from orderloom.language.effects import AnySignal, TaskClosed, TaskFailed
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.definitions import Uow
from tests.builders.flows import document, manual, node

SYSTEM = Actor.system()
BRANCHED = document(
    node("begin", "start"),
    manual("survey", policy={"on_error": "port"}),
    node("which", "switch", config={"cases": [{"port": "far", "when": "line.characteristics.distance > 10"}]}),
    manual("drive"),
    node("join", "join", config={"mode": "any"}),
    node("sites", "for_each", config={"items": "line.characteristics.sites"}),
    {**manual("visit"), "parent": "sites"},
    node("finish", "end"),
    node("stop", "end", config={"outcome": "fail", "code": "no_access", "message": "No access."}),
    "begin -> survey -> which",
    "survey.error -> stop",
    "which.far -> drive -> join",
    "which.default -> join -> sites -> finish",
    "sites.body -> visit",
    key="branched",
)


@pytest.fixture(scope="module", autouse=True)
async def published(database: Database) -> None:
    async with database.unit_of_work() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=BRANCHED)])


class Desk:
    """Takes tasks, and leaves it to the tests to answer them."""

    async def open_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTask]) -> None:
        pass

    async def withdraw_tasks(self, uow: UnitOfWork, tasks: Sequence[RunTaskRef]) -> None:
        pass


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch) -> None:
    lent = Actions(tasks=Desk())
    for name in Actions.__struct_fields__:
        monkeypatch.setattr(actions(), name, getattr(lent, name))


async def begin(uow: Uow, distance: int, sites: int, order_id: UUID | None = None) -> UUID:
    start = StartRun(
        flow_key="branched",
        subject_type="order_line",
        subject_id=new_id(),
        order_id=order_id or new_id(),
        line_id=new_id(),
        input={"line": {"characteristics": {"distance": distance, "sites": list(range(sites))}}},
        purpose="enrichment",
    )
    async with uow() as u:
        (run_id,) = await start_runs(u, SYSTEM, [start])
    return run_id


async def answer(uow: Uow, run_id: UUID, *signals: AnySignal) -> None:
    for signal in signals:
        async with uow() as u:
            await signal_runs(u, SYSTEM, [RunSignal(run_id=run_id, signal=signal)])


async def figures(database: Database, **wanted: Any) -> FlowFigures:
    async with database.reader() as reader:
        return await histories.figures(reader, SYSTEM, FiguresOf(key="branched", **wanted))


async def test_figures_count_what_became_of_each_node_and_edge(database: Database, uow: Uow) -> None:
    near = await begin(uow, 1, 2)
    await answer(
        uow, near, TaskClosed(node="survey"), TaskClosed(node="sites[0].visit"), TaskClosed(node="sites[1].visit")
    )
    far = await begin(uow, 50, 1)
    await answer(uow, far, TaskClosed(node="survey"), TaskClosed(node="drive"))
    broken = await begin(uow, 1, 1)
    await answer(
        uow,
        broken,
        TaskClosed(node="survey"),
        TaskFailed(node="sites[0].visit", code="no_van", message="No van."),
    )
    refused = await begin(uow, 1, 1)
    await answer(uow, refused, TaskFailed(node="survey", code="no_access", message="Nobody opened."))
    found = await figures(database)
    assert (found.runs, found.plans, found.version) == (4, False, 1)
    assert found.states == {"succeeded": 1, "waiting": 1, "failed": 2}
    nodes = {each.node: each for each in found.nodes}
    told = {key: (one.entered, one.done, one.failed, one.skipped) for key, one in nodes.items()}
    assert told == {
        "begin": (4, 4, 0, 0),
        "survey": (4, 3, 1, 0),
        "which": (3, 3, 0, 1),
        "drive": (1, 1, 0, 3),
        "join": (3, 3, 0, 1),
        "sites": (3, 1, 0, 1),
        "visit": (4, 2, 1, 0),
        "finish": (1, 1, 0, 1),
        "stop": (1, 0, 1, 3),
    }
    assert (nodes["visit"].waiting, nodes["visit"].standing, nodes["survey"].standing) == (1, 1, 0)
    assert nodes["visit"].median_ms is not None
    assert nodes["which"].median_ms is None
    taken = {edge["id"]: (tuple(edge["from"]), edge["to"][0]) for edge in BRANCHED["edges"]}
    assert {taken[each.edge]: each.taken for each in found.edges} == {
        (("begin", "done"), "survey"): 4,
        (("survey", "done"), "which"): 3,
        (("survey", "error"), "stop"): 1,
        (("which", "far"), "drive"): 1,
        (("drive", "done"), "join"): 1,
        (("which", "default"), "join"): 2,
        (("join", "done"), "sites"): 3,
        (("sites", "done"), "finish"): 1,
        (("sites", "body"), "visit"): 4,
    }


async def test_figures_are_of_the_last_runs_and_of_one_version_when_they_are_asked_so(
    database: Database, uow: Uow
) -> None:
    for _ in range(3):
        await begin(uow, 1, 1)
    last = await figures(database, last=2)
    assert (last.runs, {each.node: each.entered for each in last.nodes}) == (2, {"begin": 2, "survey": 2})
    assert (await figures(database, version=1, last=1)).runs == 1
    async with database.reader() as reader:
        assert (await figures(database, since=reader.now)).runs == 0
        for refused, error in ((FiguresOf(key="branched", last=0), Invalid), (FiguresOf(key="none"), Missing)):
            with pytest.raises(error):
                await histories.figures(reader, SYSTEM, refused)
        with pytest.raises(Invalid):
            await histories.figures(reader, SYSTEM, FiguresOf(key="branched", last=MOST_RUNS + 1))


async def test_a_step_that_was_mended_counts_as_done_and_stands_no_more(database: Database, uow: Uow) -> None:
    before = {each.node: each for each in (await figures(database)).nodes}
    run_id = await begin(uow, 50, 1)
    await answer(uow, run_id, TaskClosed(node="survey"), TaskFailed(node="drive", code="no_car", message="No car."))
    stood = {each.node: each for each in (await figures(database)).nodes}
    async with uow() as u:
        await resume_run(u, SYSTEM, ResumeRun(run_id=run_id, node="drive", output={"driven": True}))
    after = {each.node: each for each in (await figures(database)).nodes}
    nothing = NodeFigures(node="drive")
    assert stood["drive"].standing == before.get("drive", nothing).standing + 1
    assert after["drive"].standing == before.get("drive", nothing).standing
    assert after["drive"].done == stood["drive"].done + 1


async def test_pages_of_runs_follow_each_other_and_filters_narrow_them(database: Database, uow: Uow) -> None:
    order_id = new_id()
    made = [await begin(uow, 1, 1, order_id) for _ in range(5)]
    await answer(uow, made[1], TaskClosed(node="survey"), TaskFailed(node="sites[0].visit", code="x", message="X."))
    of_order = RunFilter(key="branched", order_ids=(order_id,))
    async with database.reader() as reader:
        first = await histories.runs(reader, SYSTEM, of_order, first=3)
        second = await histories.runs(reader, SYSTEM, of_order, first.cursors[-1], 3)
        assert [run.id for run in (*first.runs, *second.runs)] == made[::-1]
        assert (first.has_more, second.has_more) == (True, False)
        failed = RunFilter(key="branched", states=(RunState.FAILED,), order_ids=(order_id,))
        assert [run.id for run in (await histories.runs(reader, SYSTEM, failed)).runs] == [made[1]]
        at = RunFilter(key="branched", failed_at="sites[0].visit", order_ids=(order_id,))
        assert [run.id for run in (await histories.runs(reader, SYSTEM, at)).runs] == [made[1]]
        none = (
            RunFilter(key="branched", version=7),
            RunFilter(key="other"),
            RunFilter(key="branched", order_ids=()),
            RunFilter(key="branched", since=reader.now),
        )
        for where in none:
            assert (await histories.runs(reader, SYSTEM, where)).runs == ()
            assert await histories.count_runs(reader, SYSTEM, where) == 0
        assert await histories.count_runs(reader, SYSTEM, of_order) == 5
        assert await histories.count_runs(reader, SYSTEM, of_order, most=2) == 2
        with pytest.raises(Invalid):
            await histories.runs(reader, SYSTEM, of_order, "no cursor")


async def test_who_may_not_see_all_orders_is_told_of_no_runs(database: Database, uow: Uow) -> None:
    await begin(uow, 1, 1)
    designer = Actor(id=new_id(), name="Designer", kind="person", permissions=frozenset({Permission.FLOW_READ}))
    async with database.reader() as reader:
        assert (await histories.runs(reader, designer, RunFilter(key="branched"))).runs == ()
        assert await histories.count_runs(reader, designer, RunFilter(key="branched")) == 0
