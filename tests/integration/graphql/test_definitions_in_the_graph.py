"""Definitions over the API: two people at one draft, a second person's consent, differences, usage, retiring."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import ImportedDocument, StartRun
from orderloom.identity.contracts import Role
from orderloom.platform.live import Live
from orderloom.platform.work import drain
from tests.builders.definitions import SYSTEM, flow, renamed
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import GADGETS, House, furnish, sell_gadgets_fitted_by_hand

PROBLEMS = "problems { code message path details }"
SHOWN = "presence { name editing mine } " + PROBLEMS
DRAFT = f"""definition {{ draft {{ revision state content layout requestedBy declined }}
  published {{ version note author approvedBy }} }} {PROBLEMS}"""
PATCH = f"mutation ($input: PatchDraftInput!) {{ patchDraft(input: $input) {{ {DRAFT} }} }}"
TOUCH = f"mutation ($input: TouchDraftInput!) {{ touchDraft(input: $input) {{ {SHOWN} }} }}"
TAKE = f"mutation ($input: KeyInput!) {{ takeOverDraft(input: $input) {{ {SHOWN} }} }}"
WATCH = """subscription ($key: String!) { definitionChanged(key: $key) {
  definition { draft { revision } } presence { editing } } }"""


@pytest.fixture(scope="module")
async def house(database: Any) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    return made


@pytest.fixture(scope="module")
def app(house: House) -> Litestar:
    return app_on(house.database, Live())


@pytest.fixture(scope="module")
async def one(house: House, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(house.database, app, Role.PROCESS_ADMIN) as caller:
        yield caller


@pytest.fixture(scope="module")
async def other(house: House, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(house.database, app, Role.PROCESS_ADMIN) as caller:
        yield caller


async def shipped(house: House, key: str) -> None:
    async with house.database.unit_of_work() as uow:
        await import_documents(uow, SYSTEM, [ImportedDocument(content=flow(key))])


async def patch(caller: Caller, key: str, base: int, operations: Any, **more: Any) -> Any:
    wanted = {"key": key, "baseRevision": base, "patch": operations, **more}
    return (await caller.data(PATCH, {"input": wanted}))["patchDraft"]


async def send(caller: Caller, mutation: str, **wanted: Any) -> Any:
    kind = {
        "bringBackDefinition": "KeyInput",
        "bringBackVersion": "RetireVersionInput",
        "requestPublish": "PublishInput",
    }
    named = kind.get(mutation, f"{mutation[0].upper()}{mutation[1:]}Input")
    text = f"mutation ($input: {named}!) {{ {mutation}(input: $input) {{ {DRAFT} }} }}"
    return (await caller.data(text, {"input": wanted}))[mutation]


async def test_two_people_patch_one_draft_and_decide_what_they_both_changed(
    house: House, one: Caller, other: Caller
) -> None:
    await shipped(house, "graph-draft")
    layout = [{"op": "add", "path": "/positions/begin", "value": {"x": 1.5, "y": 2}}]
    saved = await patch(one, "graph-draft", 0, renamed(1, "Look"), layoutPatch=layout)
    assert (saved["problems"], saved["definition"]["draft"]["layout"]) == ([], {"begin": {"x": 1.5, "y": 2}})
    refused = await patch(other, "graph-draft", 0, renamed(1, "See"))
    (problem,) = refused["problems"]
    assert (refused["definition"], problem["code"]) == (None, "flows.conflict")
    assert problem["path"] == ["content", "nodes", "survey", "name", "en"]
    assert {name: problem["details"][name] for name in ("element", "field", "base", "mine", "theirs", "revision")} == {
        "element": "survey",
        "field": "name.en",
        "base": "Survey",
        "mine": "See",
        "theirs": "Look",
        "revision": 1,
    }
    choice = {"element": "survey", "field": "name.en", "take": "MINE"}
    saved = await patch(other, "graph-draft", 0, renamed(1, "See"), choices=[choice])
    assert saved["definition"]["draft"]["revision"] == 2
    found = await one.data('{ draftRevisions(key: "graph-draft") { revision content layout } }')
    assert [(each["revision"], each["content"]["nodes"][1]["name"]["en"]) for each in found["draftRevisions"]] == [
        (2, "See"),
        (1, "Look"),
    ]


@pytest.mark.parametrize("bad", [{}, [1], [{"op": "add"}], [{"op": "replace", "path": "/nodes", "value": 7}], None])
async def test_a_patch_that_is_none_comes_back_as_a_problem(house: House, one: Caller, bad: Any) -> None:
    await shipped(house, "graph-bad")
    answer = await one.answer(PATCH, {"input": {"key": "graph-bad", "baseRevision": 0, "patch": bad}})
    found = answer["data"] and answer["data"]["patchDraft"]
    codes = [each["code"] for each in found["problems"]] if found else [answer["errors"][0]["extensions"]["code"]]
    assert codes[0] in ("flows.patch", "flow.malformed", "invalid_document")


async def test_the_lock_is_seen_live_and_taken_over(house: House, one: Caller, other: Caller) -> None:
    await shipped(house, "graph-lock")
    async with other.stream(WATCH, {"key": "graph-lock"}) as stream:
        first = await stream.next()
        assert first == {"data": {"definitionChanged": {"definition": {"draft": None}, "presence": []}}}
        held = await one.data(TOUCH, {"input": {"key": "graph-lock", "editing": True}})
        assert [(each["editing"], each["mine"]) for each in held["touchDraft"]["presence"]] == [(True, True)]
        told = await stream.next()
        assert told is not None
        assert told["data"]["definitionChanged"]["presence"] == [{"editing": True}]
        refused = await patch(other, "graph-lock", 0, renamed(1, "See"))
        assert [problem["code"] for problem in refused["problems"]] == ["flows.locked"]
        taken = await other.data(TAKE, {"input": {"key": "graph-lock"}})
        assert [(each["editing"], each["mine"]) for each in taken["takeOverDraft"]["presence"]] == [
            (False, False),
            (True, True),
        ]
        await patch(other, "graph-lock", 0, renamed(1, "See"))
        told = await stream.next()
        assert told is not None
    found = await one.data('{ definitionPresence(key: "graph-lock") { editing mine } }')
    assert found["definitionPresence"] == [{"editing": False, "mine": True}, {"editing": True, "mine": False}]


async def test_a_second_person_agrees_or_sends_it_back(house: House, one: Caller, other: Caller) -> None:
    await shipped(house, "graph-review")
    await patch(one, "graph-review", 0, renamed(1, "Look"))
    asked = await send(one, "requestPublish", key="graph-review", revision=1, note="Please.")
    assert asked["definition"]["draft"]["state"] == "IN_REVIEW"
    assert [
        each["code"] for each in (await send(one, "approvePublish", key="graph-review", revision=1))["problems"]
    ] == ["flows.own_work"]
    declined = await send(other, "declinePublish", key="graph-review", reason="Why?")
    assert (declined["definition"]["draft"]["state"], declined["definition"]["draft"]["declined"]) == ("DRAFT", "Why?")
    await send(one, "requestPublish", key="graph-review", revision=1, note="Because.")
    agreed = await send(other, "approvePublish", key="graph-review", revision=1)
    assert agreed["problems"] == []
    published = agreed["definition"]["published"]
    assert (published["version"], published["note"], published["approvedBy"] is not None) == (2, "Because.", True)
    back = await send(one, "rollBack", key="graph-review", version=1)
    assert (back["definition"]["published"]["version"], back["definition"]["published"]["note"]) == (
        3,
        "Back to version 1.",
    )
    text = """query ($key: String!) { definitionDiff(key: $key, from: 1, to: 2) {
      before after changes { kind noun element label fields { path before after } } } }"""
    found = await one.data(text, {"key": "graph-review"})
    assert found["definitionDiff"] == {
        "before": 1,
        "after": 2,
        "changes": [
            {
                "kind": "CHANGED",
                "noun": "node",
                "element": "survey",
                "label": "survey",
                "fields": [{"path": "name.en", "before": "Survey", "after": "Look"}],
            }
        ],
    }


async def test_usage_shows_the_catalog_and_the_orders_and_warns_before_retiring(house: House, one: Caller) -> None:
    order_id = await house.order(*GADGETS, external_id=None)
    await drain(house.database)
    async with house.database.reader() as reader:
        number = await reader.scalar("SELECT number FROM customer_order WHERE id = :id", {"id": order_id})
    text = '{ definitionUsage(key: "fit") { kind count links { kind id label version } versions { version count } } }'
    found = {each["kind"]: each for each in (await one.data(text))["definitionUsage"]}
    assert sorted(found) == ["order", "specification"]
    assert [(link["label"], link["version"]) for link in found["order"]["links"]] == [(number, 1)]
    assert found["order"]["versions"] == [{"version": 1, "count": 1}]
    assert [link["id"] for link in found["specification"]["links"]] == ["gadget"]
    node = await one.data("query ($id: ID!) { node(id: $id) { id } }", {"id": found["order"]["links"][0]["id"]})
    assert node["node"] is not None
    refused = await send(one, "retireDefinition", key="fit")
    assert [(each["code"], each["details"]) for each in refused["problems"]] == [
        ("flows.in_use", {"specification": 1, "order": 1})
    ]
    retired = await send(one, "retireDefinition", key="fit", confirm=True)
    assert retired["problems"] == []
    await house.order(*GADGETS, external_id=None)
    await drain(house.database)
    async with house.database.reader() as reader:
        steps = await reader.scalar("SELECT count(*) FROM plan_step WHERE kind = 'task.manual' AND key = 'fit'")
    assert steps == 1
    assert (await send(one, "bringBackDefinition", key="fit"))["problems"] == []
    assert (await one.data('{ definition(key: "fit") { retiredAt retiredBy } }'))["definition"] == {
        "retiredAt": None,
        "retiredBy": None,
    }


async def test_a_run_under_way_is_shown_by_the_version_that_it_holds(house: House, one: Caller) -> None:
    await shipped(house, "graph-run")
    order_id = await house.order(*GADGETS, external_id=None)
    async with house.database.unit_of_work() as uow:
        wanted = StartRun(
            flow_key="graph-run", subject_type="order", subject_id=order_id, order_id=order_id, input={}, purpose="test"
        )
        await start_runs(uow, SYSTEM, [wanted])
    text = '{ definitionUsage(key: "graph-run") { kind count links { label version } versions { version count } } }'
    assert (await one.data(text))["definitionUsage"] == [
        {
            "kind": "run",
            "count": 1,
            "links": [{"label": "graph-run (test)", "version": 1}],
            "versions": [{"version": 1, "count": 1}],
        }
    ]
