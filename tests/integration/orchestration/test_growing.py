"""Plans that grow as they run: loops over lists, rounds of repeats, and subflows inside of them."""

import pytest

from orderloom.fallout.commands import retry_fallout
from orderloom.fallout.contracts import RetryFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.house import House, furnish
from tests.builders.plans import SYSTEM, Drain, run

ENDS = (node("begin", "start"), node("finish", "end"))
SURVEY = {"map": [{"to": "task.place", "from": "item"}, {"to": "task.number", "from": "index"}]}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def test_a_loop_does_its_items_one_after_another(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": '["depot", "harbour"]', "collect": "nodes.test.out.loss"}),
        manual("survey", parent="sites", **SURVEY),
        manual("test", parent="sites"),
        manual("report", map=[{"to": "task.losses", "from": "nodes.sites.out.items"}]),
        "begin -> sites -> report -> finish",
        "sites.body -> survey -> test",
        key="loop",
    )
    assert await plan.states() == {
        "sites": "open",
        "sites[0].survey": "open",
        "sites[0].test": "planned",
        "sites[1].survey": "planned",
        "sites[1].test": "planned",
        "report": "planned",
    }
    assert (await plan.row("sites[0].survey"))["input"] == {"place": "depot", "number": 1}
    await plan.close("sites[0].survey")
    await plan.close("sites[0].test", loss=3)
    assert (await plan.row("sites[1].survey"))["input"] == {"place": "harbour", "number": 2}
    await plan.close("sites[1].survey")
    await plan.close("sites[1].test", loss=5)
    assert (await plan.row("report"))["input"] == {"losses": [3, 5]}
    await plan.close("report")
    assert await plan.is_completed()


async def test_a_loop_does_so_many_items_side_by_side(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": "[1, 2, 3]", "mode": "parallel", "at_once": 2}),
        manual("survey", parent="sites"),
        "begin -> sites -> finish",
        "sites.body -> survey",
        key="loop-parallel",
    )
    assert await plan.states() == {
        "sites": "open", "sites[0].survey": "open", "sites[1].survey": "open", "sites[2].survey": "planned",
    }  # fmt: skip
    await plan.close("sites[0].survey")
    assert await plan.states("sites[2].survey") == {"sites[2].survey": "open"}
    await plan.close("sites[1].survey", "sites[2].survey")
    assert await plan.is_completed()


async def test_a_loop_that_would_make_the_plan_too_large_fails_instead(
    house: House, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderloom.orchestration.commands.gates.MOST_STEPS", 4)
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": "[1, 2, 3, 4]"}),
        manual("survey", parent="sites"),
        "begin -> sites -> finish",
        "sites.body -> survey",
        key="loop-too-large",
    )
    assert await plan.states() == {"sites": "failed"}


async def test_a_loop_over_nothing_is_passed(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": "[]"}),
        manual("survey", parent="sites"),
        "begin -> sites -> finish",
        "sites.body -> survey",
        key="loop-empty",
    )
    assert await plan.states() == {"sites": "closed_complete"}
    assert await plan.is_completed()


async def test_a_switch_in_a_loop_skips_what_is_dead_in_that_item_alone(house: House, drain: Drain) -> None:
    cases = [{"port": "far", "when": "item > 10"}]
    plan = await run(
        house,
        drain,
        *ENDS,
        node("sites", "for_each", config={"items": "[5, 50]", "mode": "parallel"}),
        node("way", "switch", parent="sites", config={"cases": cases}),
        manual("fly", parent="sites"),
        manual("drive", parent="sites"),
        "begin -> sites -> finish",
        "sites.body -> way",
        "way.far -> fly",
        "way.default -> drive",
        key="loop-switch",
    )
    assert await plan.states("sites[0].fly", "sites[0].drive", "sites[1].fly", "sites[1].drive") == {
        "sites[0].fly": "skipped", "sites[0].drive": "open", "sites[1].fly": "open", "sites[1].drive": "skipped",
    }  # fmt: skip


async def test_a_repeat_runs_again_until_its_condition_holds(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("again", "repeat", config={"until": "nodes.probe.out.up", "max": 3}),
        manual("fix", parent="again"),
        manual("probe", parent="again"),
        manual("report", map=[{"to": "task.rounds", "from": "nodes.again.out.rounds"}]),
        "begin -> again -> report -> finish",
        "again.body -> fix -> probe",
        key="repeat",
    )
    await plan.close("fix")
    await plan.close("probe", up=False)
    visits = [(row["key"], row["visit"], row["state"]) for row in await plan.rows()]
    assert visits == [
        ("again", 1, "open"),
        ("fix", 1, "closed_complete"),
        ("fix", 2, "open"),
        ("probe", 1, "closed_complete"),
        ("probe", 2, "planned"),
        ("report", 1, "planned"),
    ]
    await plan.close("fix")
    await plan.close("probe", up=True)
    assert (await plan.row("report"))["input"] == {"rounds": 2}
    await plan.close("report")
    assert await plan.is_completed()


async def test_a_subflow_is_a_part_of_the_plan_from_the_beginning(house: House, drain: Drain) -> None:
    activate = document(
        *ENDS,
        manual("reserve", map=[{"to": "task.speed", "from": "input.speed"}]),
        manual("switch_on"),
        node("done", "end", map=[{"to": "output.port", "from": "nodes.reserve.out.port"}]),
        "begin -> reserve -> switch_on -> done",
        "switch_on -> finish",
        key="activate-port",
        kind="subflow",
        input={"type": "domain_order", "properties": {"speed": {"type": "number"}}},
        output={"properties": {"port": {"type": "string"}}},
    )
    plan = await run(
        house,
        drain,
        *ENDS,
        node("activation", "subflow", config={"flow": "activate-port"}, map=[{"to": "input.speed", "from": "300"}]),
        manual("label", map=[{"to": "task.port", "from": "nodes.activation.out.port"}]),
        "begin -> activation -> label -> finish",
        key="calls",
        before=(activate,),
    )
    assert await plan.states() == {
        "activation": "open", "activation.reserve": "open", "activation.switch_on": "planned", "label": "planned",
    }  # fmt: skip
    assert (await plan.row("activation.reserve"))["input"] == {"speed": 300}
    await plan.close("activation.reserve", port="1/0/7")
    await plan.close("activation.switch_on")
    assert (await plan.row("label"))["input"] == {"port": "1/0/7"}
    await plan.close("label")
    assert await plan.is_completed()


async def test_an_approval_decides_which_way_a_plan_goes(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("consent", "approval", config={"group": {"const": "field-ops"}}),
        manual("dig"),
        manual("refuse"),
        "begin -> consent",
        "consent.approved -> dig -> finish",
        "consent.rejected -> refuse -> finish",
        key="consent",
    )
    await plan.close("consent", decision="rejected", reason="Protected ground.")
    assert await plan.states() == {"consent": "closed_complete", "dig": "skipped", "refuse": "open"}
    await plan.close("refuse")
    assert await plan.is_completed()


async def test_a_repeat_that_came_to_its_limit_can_be_taken_up_again(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("again", "repeat", config={"until": "nodes.probe.out.up", "max": 1}),
        manual("probe", parent="again"),
        "begin -> again -> finish",
        "again.body -> probe",
        key="repeat-limit",
    )
    await plan.close("probe", up=False)
    async with house.database.reader() as reader:
        (fallout,) = await fallouts_of_orders(reader, SYSTEM, [plan.order_id])
    assert (await plan.states("again"), fallout.error_code) == ({"again": "failed"}, "flow.repeat_limit")
    async with house.database.unit_of_work() as uow:
        await uow.execute(
            "UPDATE plan_step SET output = jsonb_build_object('up', true) WHERE id = :id",
            {"id": (await plan.row("probe"))["id"]},
        )
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await drain(house.database)
    assert await plan.states("again") == {"again": "closed_complete"}
    assert await plan.is_completed()
