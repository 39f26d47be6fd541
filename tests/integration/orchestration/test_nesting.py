"""Scopes within scopes: failures, rounds, loops and undoing where they meet."""

import pytest

from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish
from tests.builders.plans import Drain, run

ENDS = (node("begin", "start"), node("finish", "end"))
PORT = {"on_error": "port"}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def test_a_loop_that_breaks_gives_up_its_other_items(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": "[1, 2]", "mode": "parallel"}, policy=PORT),
        manual("survey", parent="sites"),
        manual("test", parent="sites"),
        manual("excuse"),
        "begin -> sites -> finish",
        "sites.body -> survey -> test",
        "sites.error -> excuse -> finish",
        key="loop-breaks",
    )
    await plan.fail("sites[1].survey")
    assert await plan.states() == {
        "sites": "closed_complete",
        "sites[0].survey": "canceled",
        "sites[0].test": "canceled",
        "sites[1].survey": "failed",
        "sites[1].test": "canceled",
        "excuse": "open",
    }
    await plan.close("excuse")
    assert await plan.is_completed()


async def test_a_try_in_a_loop_catches_for_its_item_alone(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": "[1, 2]", "mode": "parallel"}),
        node("attempt", "try", parent="sites"),
        manual("survey", parent="attempt"),
        manual("note", parent="sites"),
        "begin -> sites -> finish",
        "sites.body -> attempt",
        "attempt.body -> survey",
        "attempt.error -> note",
        key="loop-tries",
    )
    # `done` of the try may stay open inside of a body: that way is over there.
    await plan.fail("sites[0].survey")
    assert await plan.states() == {
        "sites": "open",
        "sites[0].attempt": "closed_complete",
        "sites[0].survey": "failed",
        "sites[0].note": "open",
        "sites[1].attempt": "open",
        "sites[1].survey": "open",
    }
    await plan.close("sites[0].note", "sites[1].survey")
    assert await plan.is_completed()


async def test_an_error_branch_is_taken_in_each_round_that_needs_it(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("again", "repeat", config={"until": "nodes.probe.out.up", "max": 3}),
        manual("fix", parent="again", policy=PORT),
        manual("call", parent="again"),
        manual("probe", parent="again"),
        "begin -> again -> finish",
        "again.body -> fix -> probe",
        "fix.error -> call -> probe",
        key="rounds-with-errors",
    )
    for _ in range(2):
        await plan.fail("fix")
        await plan.close("call")
        await plan.close("probe", up=False)
    await plan.close("fix")
    await plan.close("probe", up=True)
    visits = [(row["key"], row["visit"], row["state"]) for row in await plan.rows() if row["key"] in ("fix", "call")]
    assert visits == [
        ("call", 1, "closed_complete"),
        ("call", 2, "closed_complete"),
        ("fix", 1, "failed"),
        ("fix", 2, "failed"),
        ("fix", 3, "closed_complete"),
    ]
    assert await plan.is_completed()


async def test_a_loop_in_a_subflow_has_addresses_of_both(house: House, drain: Drain) -> None:
    visits = document(
        *ENDS,
        node("sites", "for_each", config={"items": "input.names"}),
        manual("survey", parent="sites", map=[{"to": "task.place", "from": "item"}]),
        "begin -> sites -> finish",
        "sites.body -> survey",
        key="visit-all",
        kind="subflow",
        input={"type": "domain_order", "properties": {"names": {"type": "list"}}},
    )
    plan = await run(
        house,
        drain,
        *ENDS,
        node("visits", "subflow", config={"flow": "visit-all"}, map=[{"to": "input.names", "from": '["a", "b"]'}]),
        "begin -> visits -> finish",
        key="loop-in-subflow",
        before=(visits,),
    )
    assert await plan.states() == {
        "visits": "open", "visits.sites": "open", "visits.sites[0].survey": "open", "visits.sites[1].survey": "planned",
    }  # fmt: skip
    await plan.close("visits.sites[0].survey")
    assert (await plan.row("visits.sites[1].survey"))["input"] == {"place": "b"}
    await plan.close("visits.sites[1].survey")
    assert await plan.is_completed()


async def test_only_what_was_done_in_a_scope_is_undone(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("order"),
        manual("recall"),
        node("attempt", "try"),
        manual("reserve", parent="attempt"),
        manual("release", parent="attempt"),
        manual("activate", parent="attempt"),
        node("back", "compensate", config={"scope": "attempt"}),
        "begin -> order -> attempt -> finish",
        "order.compensate -> recall",
        "attempt.body -> reserve -> activate",
        "reserve.compensate -> release",
        "attempt.error -> back -> finish",
        key="scoped-undo",
    )
    await plan.close("order", "reserve")
    await plan.fail("activate")
    assert await plan.states("recall", "release", "back") == {"release": "open", "back": "open"}
    await plan.close("release")
    assert await plan.is_completed()


async def test_a_join_takes_back_what_it_no_longer_needs(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        manual("ask_one"),
        manual("ask_other"),
        manual("compare"),
        node("first", "join", config={"mode": "any", "cancel_rest": True}),
        "begin -> ask_one -> first -> finish",
        "begin -> ask_other -> compare -> first",
        key="cancels-rest",
    )
    await plan.close("ask_one")
    assert await plan.states() == {
        "ask_one": "closed_complete", "ask_other": "canceled", "compare": "canceled", "first": "closed_complete",
    }  # fmt: skip
    assert await plan.is_completed()
