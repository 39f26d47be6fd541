"""Steps that give up where the flow itself provides for it: error ports, scopes that catch, and undoing."""

import pytest

from orderloom.fallout.queries import fallouts_of_orders
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish
from tests.builders.plans import SYSTEM, Drain, Plan, run

ENDS = (node("begin", "start"), node("finish", "end"))
PORT = {"on_error": "port"}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def fallouts(plan: Plan) -> list[str | None]:
    async with plan.database.reader() as reader:
        return [one.error_code for one in await fallouts_of_orders(reader, SYSTEM, [plan.order_id])]


async def test_a_task_that_gives_up_takes_its_error_port(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("dig", policy=PORT),
        manual("pave"),
        manual("call", map=[{"to": "task.why", "from": "nodes.dig.out.error.code"}]),
        manual("bill"),
        "begin -> dig -> pave -> bill -> finish",
        "dig.error -> call -> bill",
        key="error-port",
    )
    assert await plan.states() == {"dig": "open", "pave": "planned", "bill": "planned"}
    await plan.fail("dig", "rock")
    assert await plan.states() == {"dig": "failed", "pave": "skipped", "call": "open", "bill": "planned"}
    call = await plan.row("call")
    assert (call["input"], call["group_id"], call["planned_start"] is None) == (
        {"why": "rock"},
        house.groups["field-ops"],
        False,
    )
    assert await fallouts(plan) == []
    await plan.close("call", "bill")
    assert await plan.is_completed()


async def test_a_task_done_as_planned_leaves_its_error_port_alone(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("dig", policy=PORT),
        manual("call"),
        node("meet", "join"),
        manual("bill"),
        "begin -> dig -> meet -> bill -> finish",
        "dig.error -> call -> meet",
        key="error-port-unused",
    )
    await plan.close("dig", "bill")
    assert await plan.states() == {"dig": "closed_complete", "meet": "closed_complete", "bill": "closed_complete"}
    assert await plan.is_completed()


async def test_a_step_that_only_an_error_leads_to_besides_a_way_not_taken_is_skipped(
    house: House, drain: Drain
) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("way", "switch", config={"cases": [{"port": "big", "when": "line.quantity > 5"}]}),
        manual("dig", policy=PORT),
        manual("repair"),
        "begin -> way",
        "way.default -> dig -> finish",
        "dig.error -> repair -> finish",
        "way.big -> repair",
        key="error-or-way",
    )
    assert await plan.states("dig", "repair") == {"dig": "open", "repair": "planned"}
    await plan.close("dig")
    assert await plan.states("repair") == {"repair": "skipped"}
    assert await plan.is_completed()


async def test_what_is_not_provided_for_is_a_fallout_as_before(house: House, drain: Drain) -> None:
    plan = await run(house, drain, *ENDS, manual("dig"), "begin -> dig -> finish", key="no-port")
    await plan.fail("dig", "rock")
    assert (await plan.states(), await fallouts(plan)) == ({"dig": "failed"}, ["rock"])


async def test_a_manual_task_that_is_late_takes_its_error_port(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("dig", policy={**PORT, "timeout": "PT1H"}),
        manual("call"),
        "begin -> dig -> finish",
        "dig.error -> call -> finish",
        key="late",
    )
    await plan.pass_time("dig")
    assert await plan.states() == {"dig": "failed", "call": "open"}
    assert (await plan.row("dig"))["output"]["error"]["code"] == "overdue"
    await plan.close("call")
    assert await plan.is_completed()


async def test_a_try_gives_up_the_rest_of_its_body(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("attempt", "try"),
        manual("dig", parent="attempt"),
        manual("drive", parent="attempt"),
        manual("lay", parent="attempt"),
        manual("excuse", map=[{"to": "task.node", "from": "nodes.attempt.out.error.node"}]),
        manual("bill"),
        "begin -> attempt -> bill -> finish",
        "attempt.body -> dig -> lay",
        "attempt.body -> drive",
        "attempt.error -> excuse -> finish",
        key="try",
    )
    assert await plan.states() == {
        "attempt": "open", "dig": "open", "drive": "open", "lay": "planned", "bill": "planned",
    }  # fmt: skip
    await plan.close("drive")
    await plan.fail("dig", "rock")
    assert await plan.states() == {
        "attempt": "closed_complete",
        "dig": "failed",
        "drive": "closed_complete",
        "lay": "canceled",
        "bill": "skipped",
        "excuse": "open",
    }
    assert (await plan.row("excuse"))["input"] == {"node": "dig"}
    assert await fallouts(plan) == []
    await plan.close("excuse")
    assert await plan.is_completed()


async def test_a_try_that_goes_well_goes_on(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("attempt", "try"),
        manual("dig", parent="attempt"),
        manual("excuse"),
        manual("bill"),
        "begin -> attempt -> bill -> finish",
        "attempt.body -> dig",
        "attempt.error -> excuse -> finish",
        key="try-well",
    )
    await plan.close("dig", "bill")
    assert await plan.states() == {"attempt": "closed_complete", "dig": "closed_complete", "bill": "closed_complete"}
    assert await plan.is_completed()


async def test_a_subflow_that_declares_failure_is_caught_around_it(house: House, drain: Drain) -> None:
    check = document(
        *ENDS,
        node("way", "switch", config={"cases": [{"port": "big", "when": "line.quantity > 5"}]}),
        node("stop", "end", config={"outcome": "fail", "code": "too.small"}),
        manual("dig"),
        "begin -> way",
        "way.big -> dig -> finish",
        "way.default -> stop",
        key="check-size",
        kind="subflow",
        input={"type": "domain_order"},
    )
    plan = await run(
        house,
        drain,
        *ENDS,
        node("attempt", "try"),
        node("check", "subflow", parent="attempt", config={"flow": "check-size"}),
        manual("excuse"),
        "begin -> attempt -> finish",
        "attempt.body -> check",
        "attempt.error -> excuse -> finish",
        key="fail-end",
        before=(check,),
    )
    assert await plan.states() == {
        "attempt": "closed_complete",
        "check": "canceled",
        "check.way": "closed_complete",
        "check.dig": "skipped",
        "check.stop": "failed",
        "excuse": "open",
    }
    assert (await plan.row("attempt"))["output"]["out"]["error"] == {
        "code": "too.small", "message": "The flow failed.", "node": "check.stop",
    }  # fmt: skip


async def test_what_was_done_is_undone_the_last_first(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("reserve"),
        manual("activate"),
        manual("release"),
        manual("deactivate"),
        manual("test", policy=PORT),
        node("back", "compensate"),
        "begin -> reserve -> activate -> test -> finish",
        "reserve.compensate -> release",
        "activate.compensate -> deactivate",
        "test.error -> back -> finish",
        key="undo",
    )
    assert set(await plan.states()) == {"reserve", "activate", "test"}
    await plan.close("reserve", "activate")
    await plan.fail("test")
    assert await plan.states("back", "release", "deactivate") == {
        "back": "open", "deactivate": "open", "release": "planned",
    }  # fmt: skip
    await plan.close("deactivate")
    assert await plan.states("release") == {"release": "open"}
    await plan.close("release")
    assert (await plan.row("back"))["output"]["out"] == {"undone": ["activate", "reserve"]}
    assert await plan.is_completed()
