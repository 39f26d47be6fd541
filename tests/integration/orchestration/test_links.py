"""Links between tasks of a plan: from start to start, from end to end, and with time between."""

from datetime import timedelta

import pytest

from orderloom.orchestration.commands.advance import end_tasks
from orderloom.orchestration.domain.moves import Answer
from orderloom.platform.db import Database
from tests.builders.flows import manual, node
from tests.builders.house import House, furnish
from tests.builders.plans import SYSTEM, Drain, run

ENDS = (node("begin", "start"), node("finish", "end"))


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def test_a_task_opens_as_soon_as_the_one_before_it_begins(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("dig"),
        manual("lay"),
        manual("splice"),
        "begin -> dig -> lay -> splice -> finish",
        key="start-to-start",
        links={("dig", "lay"): {"type": "SS"}},
    )
    assert await plan.states() == {"dig": "open", "lay": "open", "splice": "planned"}
    await plan.close("lay")
    assert await plan.states() == {"dig": "open", "lay": "closed_complete", "splice": "open"}
    await plan.close("splice")
    assert not await plan.is_completed()
    await plan.close("dig")
    assert await plan.is_completed()


async def test_a_task_that_is_done_early_ends_with_the_one_it_is_tied_to(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("build"),
        manual("watch"),
        manual("report"),
        "begin -> build -> watch -> report -> finish",
        "begin -> watch",
        key="end-to-end",
        links={("build", "watch"): {"type": "FF"}},
    )
    assert await plan.states() == {"build": "open", "watch": "open", "report": "planned"}
    await plan.close("watch")
    watch = await plan.row("watch")
    assert (watch["state"], watch["desk"], watch["answered_at"] is None) == ("in_progress", None, False)
    assert await plan.states("report") == {"report": "planned"}
    await plan.close("build")
    assert await plan.states() == {"build": "closed_complete", "watch": "closed_complete", "report": "open"}
    await plan.close("report")
    assert await plan.is_completed()


async def test_both_ends_of_a_tie_may_come_in_one_wave(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("build"),
        manual("watch"),
        "begin -> build -> watch -> finish",
        "begin -> watch",
        key="end-to-end-at-once",
        links={("build", "watch"): {"type": "FF"}},
    )
    answers = [Answer(id=(await plan.row(key))["id"], order_id=plan.order_id, output={}) for key in ("watch", "build")]
    async with house.database.unit_of_work() as uow:
        ended = await end_tasks(uow, SYSTEM, answers)
    assert {step.key for step in ended} == {"watch", "build"}
    await drain(house.database)
    assert await plan.is_completed()


async def test_time_passes_between_two_tasks(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("pour", config={"group": {"const": "field-ops"}, "duration": "PT2H"}),
        manual("mount", config={"group": {"const": "field-ops"}, "duration": "PT1H"}),
        "begin -> pour -> mount -> finish",
        key="lag",
        links={("pour", "mount"): {"lag": "PT4H"}},
    )
    pour, mount = await plan.row("pour"), await plan.row("mount")
    assert mount["planned_start"] - pour["planned_start"] == timedelta(hours=6)
    await plan.close("pour")
    assert await plan.states() == {"pour": "closed_complete", "pour>mount": "open", "mount": "planned"}
    await plan.pass_time("pour>mount")
    assert await plan.states() == {"pour": "closed_complete", "pour>mount": "closed_complete", "mount": "open"}
    await plan.close("mount")
    assert await plan.is_completed()


async def test_a_lag_behind_what_was_never_begun_takes_no_time(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("way", "switch", config={"cases": [{"port": "big", "when": "line.quantity > 5"}]}),
        manual("pour"),
        manual("mount"),
        manual("clean"),
        "begin -> way",
        "way.big -> pour -> mount -> clean -> finish",
        "way.default -> clean",
        key="dead-lag",
        links={("pour", "mount"): {"lag": "PT4H"}},
    )
    assert await plan.states("pour", "mount", "pour>mount", "clean") == {
        "pour": "skipped",
        "mount": "skipped",
        "pour>mount": "closed_complete",
        "clean": "open",
    }
    await plan.close("clean")
    assert await plan.is_completed()


async def test_a_plain_plan_pays_nothing_for_links(house: House, drain: Drain) -> None:
    parts = (*ENDS, manual("dig"), manual("lay"), manual("test"), "begin -> dig -> lay -> test -> finish")
    plain = await run(house, drain, *parts, key="plain")
    linked = await run(house, drain, *parts, key="linked", links={("lay", "test"): {"type": "SS"}})
    spent: list[int] = []
    for plan in (plain, linked):
        answer = Answer(id=(await plan.row("dig"))["id"], order_id=plan.order_id, output={})
        before = house.database.statements
        async with house.database.unit_of_work() as uow:
            await end_tasks(uow, SYSTEM, [answer])
        spent.append(house.database.statements - before)
    # The plan is locked, the task closed, what happened is written; a start that others wait for costs one more.
    assert spent == [3, 4]
    assert await linked.states() == {"dig": "closed_complete", "lay": "open", "test": "open"}
