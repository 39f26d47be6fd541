"""Dry runs, saved cases and validation in the graph."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.flows import document, manual, node
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import House, furnish

START = """mutation($input: StartDryRunInput!) { startDryRun(input: $input) {
  dryRun { status error output written paused effects answers expected
    steps { node visit event ports input output } open { node kind } }
  problems { code message path }
} }"""
CASES = """mutation($input: RunFlowTestsInput!) { runFlowTests(input: $input) {
  results { id passed mismatches { field expected actual } } problems { code path }
} }"""
VALIDATE = """query($content: JSON!) { validateFlow(content: $content) {
  publishable findings { code node path } problems { code path }
} }"""
BEGIN, FINISH = node("begin", "start"), node("finish", "end")
ASK = manual("ask", map=[{"to": "task.n", "from": "line.quantity"}])
FLOW = document(BEGIN, ASK, FINISH, "begin -> ask -> finish", key="asking")


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture(scope="module")
async def admin(house: House) -> AsyncIterator[Caller]:
    async with await signed_in(house.database, app_on(house.database, Live()), Role.PROCESS_ADMIN) as caller:
        yield caller


async def tried(caller: Caller, **given: Any) -> Any:
    answer = (await caller.data(START, {"input": {"key": "asking", "content": FLOW, **given}}))["startDryRun"]
    assert answer["problems"] == []
    return answer["dryRun"]


async def test_a_dry_run_on_a_real_order_reads_it_and_changes_nothing(admin: Caller, house: House) -> None:
    order = await house.order()
    async with house.database.reader() as reader:
        before = await reader.scalar("SELECT count(*) FROM audit")
        number = await reader.scalar("SELECT number FROM customer_order WHERE id = :id", {"id": order})
        quantity = await reader.scalar(
            "SELECT quantity FROM order_line WHERE order_id = :id ORDER BY number LIMIT 1", {"id": order}
        )
    found = await tried(admin, sample={"orderNumber": number})
    assert found["status"] == "succeeded"
    (asked,) = [step for step in found["steps"] if step["event"] == "waits"]
    assert asked["input"] == {"n": quantity}
    async with house.database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM audit") == before
        assert await reader.scalar("SELECT count(*) FROM flow_run") == 0


async def test_a_dry_run_stops_at_a_breakpoint_and_goes_on_with_an_answer(admin: Caller) -> None:
    stopped = await tried(admin, sample={"values": {"line": {"quantity": 2}}}, stops={"breakpoints": ["ask"]})
    assert (stopped["status"], stopped["paused"]) == ("waiting", ["ask"])
    failed = await tried(
        admin,
        stops={"breakpoints": ["ask"], "passed": [{"node": "ask"}]},
        answers=[{"node": "ask", "error": "no_access", "message": "Nobody home."}],
    )
    assert (failed["status"], failed["error"]) == ("failed", "no_access")


async def test_a_dry_run_that_simulates_nothing_waits_for_answers(admin: Caller) -> None:
    waiting = await tried(admin, simulate=False)
    assert (waiting["status"], waiting["open"]) == ("waiting", [{"node": "ask", "kind": "manual"}])
    assert (await tried(admin, simulate=False, answers=[{"node": "ask"}]))["status"] == "succeeded"


async def test_a_dry_run_becomes_a_case_that_holds(admin: Caller) -> None:
    sample = {"line": {"quantity": 2}}
    found = await tried(admin, sample={"values": sample})
    case = {"id": "t1", "name": "Two", "input": sample, "answers": found["answers"], "expected": found["expected"]}
    for expected, passed in ((found["expected"], True), ({"status": "failed"}, False)):
        content = {**FLOW, "tests": [{**case, "expected": expected}]}
        answer = await admin.data(CASES, {"input": {"key": "asking", "content": content}})
        assert [each["passed"] for each in answer["runFlowTests"]["results"]] == [passed]


async def test_a_flow_is_validated_as_one_types(admin: Caller) -> None:
    loose = {**FLOW, "edges": []}
    found = (await admin.data(VALIDATE, {"content": loose}))["validateFlow"]
    assert found["publishable"] is False
    assert {"flow.port_open", "flow.unreachable"} <= {each["code"] for each in found["findings"]}
    assert (await admin.data(VALIDATE, {"content": FLOW}))["validateFlow"]["publishable"] is True
    torn = (await admin.data(VALIDATE, {"content": {"schema": "orderloom.flow/1"}}))["validateFlow"]
    assert torn["problems"]
    assert torn["findings"] == []


async def test_what_can_not_run_is_refused_with_a_path(admin: Caller) -> None:
    unknown = {"input": {"key": "nowhere"}}
    answer = (await admin.data(START, unknown))["startDryRun"]
    assert [each["code"] for each in answer["problems"]] == ["flows.not_published"]
    loop = {**FLOW, "edges": [*FLOW["edges"], {"id": "back", "from": ["ask", "done"], "to": ["ask", "in"]}]}
    answer = (await admin.data(START, {"input": {"key": "asking", "content": loop}}))["startDryRun"]
    assert [(each["code"], each["path"]) for each in answer["problems"]] == [
        ("flow.not_compilable", ["content", "edges"])
    ]


async def test_answers_and_stops_at_nodes_that_are_not_there_are_refused(admin: Caller) -> None:
    strangers = {"answers": [{"node": "ask"}, {"node": "aks"}], "stops": {"breakpoints": ["ask[2].more", "nix"]}}
    answer = (await admin.data(START, {"input": {"key": "asking", "content": FLOW, **strangers}}))["startDryRun"]
    assert [(each["message"], each["path"]) for each in answer["problems"]] == [
        ("No node of asking has the key aks.", ["answers", "1"]),
        ("No node of asking has the key nix.", ["stops", "breakpoints"]),
    ]
