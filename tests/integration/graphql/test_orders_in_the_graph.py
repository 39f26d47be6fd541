"""Orders through the graph: captured, refused, watched and followed, each role within its scope."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id, split_id
from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.parties.commands import create_account
from orderloom.parties.contracts import CreateAccount
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import FIBRE, SYSTEM, House, furnish

Drain = Callable[[Database], Awaitable[None]]
CREATE = """
mutation Create($input: CreateOrderInput!) {
  createOrder(input: $input) {
    order { id number state channel version capturedBy actions recurringTotal { amount currency } lines { number } }
    problems { code message path }
  }
}"""
VERB = """
mutation Verb($input: OrderVerbInput!) {
  %s(input: $input) { order { state version stateReason actions } problems { code path } }
}"""
WHOLE = """
query Whole($id: ID!) {
  order(id: $id) {
    number state account { number } taskCount openTaskCount
    lines { number offering { key } characteristics { name value } charges { total { amount } steps { label } } }
    domainOrders { number kind state specification { key } tasks { number } }
    tasks { number state name { text } group { key } order { number } domainOrder { number } }
    inventory { number state specification { key } } contracts { number recurring { amount } }
    activity(first: 100) { nodes { action subjectType subjectLabel } pageInfo { hasNextPage } }
  }
}"""


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture(scope="module")
async def live() -> Live:
    return Live()


@pytest.fixture(scope="module")
async def app(database: Database, house: House, live: Live) -> Litestar:
    return app_on(database, live)


@pytest.fixture(scope="module")
async def people(database: Database, app: Litestar, house: House) -> AsyncIterator[dict[Role, Caller]]:
    groups = tuple(house.groups.values())
    made = {
        role: await signed_in(
            database,
            app,
            role,
            account_id=house.account_id if role is Role.CUSTOMER else None,
            group_ids=() if role is Role.CUSTOMER else groups,
        )
        for role in Role
    }
    yield made
    for browser in made.values():
        await browser.http.aclose()


def wanted(house: House, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    site = global_id("Site", house.site_id)
    fibre = [
        {
            "number": number,
            "parentNumber": parent,
            "offering": offering,
            "siteId": site,
            "characteristics": [{"name": name, "value": value} for name, value in values.items()],
        }
        for number, parent, offering, values in FIBRE
    ]
    return {"accountId": global_id("Account", house.account_id), "lines": list(lines) or fibre, **more}


async def created(browser: Caller, given: dict[str, Any]) -> dict[str, Any]:
    return (await browser.data(CREATE, {"input": given}))["createOrder"]


async def verb(browser: Caller, name: str, order_id: str, **more: Any) -> dict[str, Any]:
    return (await browser.data(VERB % name, {"input": {"orderId": order_id, **more}}))[name]


async def count(people: dict[Role, Caller]) -> int:
    """How many orders there are."""
    return (await people[Role.ORDER_AGENT].data("{ orders { totalCount } }"))["orders"]["totalCount"]


async def test_a_customer_orders_and_tracks_and_sees_nothing_of_the_work(
    database: Database, house: House, people: dict[Role, Caller], drain: Drain
) -> None:
    made = await created(people[Role.CUSTOMER], wanted(house, submit=True))
    assert made["problems"] == []
    assert made["order"]["state"] == "SUBMITTED"
    assert made["order"]["channel"] == "portal"
    assert "cancel" in made["order"]["actions"]
    assert "approve" not in made["order"]["actions"]
    await drain(database)
    seen = (await people[Role.CUSTOMER].data(WHOLE, {"id": made["order"]["id"]}))["order"]
    assert seen["state"] in ("ENRICHING", "AWAITING_APPROVAL", "IN_PROGRESS", "COMPLETED")
    assert (seen["tasks"], seen["domainOrders"], seen["activity"]["nodes"]) == ([], [], [])
    assert len(seen["lines"]) == 6


async def test_an_order_of_another_account_is_missing_to_a_customer(
    database: Database, house: House, app: Litestar, people: dict[Role, Caller]
) -> None:
    made = await created(people[Role.ORDER_AGENT], wanted(house))
    async with database.unit_of_work() as uow:
        other = await create_account(uow, SYSTEM, CreateAccount(name="Another household"))
    async with await signed_in(database, app, Role.CUSTOMER, account_id=other.id) as stranger:
        order_id, number = made["order"]["id"], made["order"]["number"]
        assert await stranger.data("query One($id: ID!) { order(id: $id) { id } }", {"id": order_id}) == {"order": None}
        assert await stranger.data("query One($id: ID!) { node(id: $id) { id } }", {"id": order_id}) == {"node": None}
        assert (await stranger.data("{ orders { totalCount nodes { id } } }"))["orders"] == {
            "totalCount": 0,
            "nodes": [],
        }
        found = await stranger.data("query Find($text: String!) { search(text: $text) { id } }", {"text": number})
        assert found == {"search": []}
        refused = await verb(stranger, "cancelOrder", order_id)
        assert (refused["order"], refused["problems"][0]["code"]) == (None, "missing")
        foreign = await created(stranger, wanted(house))
        assert (foreign["order"], foreign["problems"][0]["path"]) == (None, ["accountId"])


async def test_a_whole_order_is_read_by_who_sees_fulfillment(
    database: Database, house: House, people: dict[Role, Caller], drain: Drain
) -> None:
    order_id = global_id("Order", await house.order())
    await drain(database)
    seen = (await people[Role.FULFILLMENT_MANAGER].data(WHOLE, {"id": order_id}))["order"]
    assert (seen["state"], len(seen["domainOrders"]), len(seen["inventory"])) == ("COMPLETED", 18, 18)
    assert seen["taskCount"] == len(seen["tasks"])
    assert seen["openTaskCount"] == 0
    assert {task["order"]["number"] for task in seen["tasks"]} == {seen["number"]}
    assert seen["activity"]["nodes"][0]["subjectLabel"] == seen["number"]
    graph = await people[Role.FULFILLMENT_MANAGER].data(
        "query Graph($id: ID!) { orchestration(orderId: $id) { nodes { id kind ref } edges { from to } } }",
        {"id": order_id},
    )
    nodes = graph["orchestration"]["nodes"]
    known = {node["id"] for node in nodes}
    assert {edge[end] for edge in graph["orchestration"]["edges"] for end in ("from", "to")} <= known
    assert {split_id(node["ref"])[0] for node in nodes if node["ref"]} == {"OrderLine", "DomainOrder", "Task"}


async def test_reading_twice_as_many_orders_takes_no_more_statements(
    database: Database, house: House, people: dict[Role, Caller]
) -> None:
    text = """query Page($first: Int!) { orders(first: $first) { nodes {
      number state account { name } lines { number offering { key } characteristics { name } } } } }"""
    for _ in range(6):
        await created(people[Role.ORDER_AGENT], wanted(house))
    statements: list[int] = []
    for first in (3, 6):
        before = database.statements
        page = await people[Role.ORDER_AGENT].data(text, {"first": first})
        assert len(page["orders"]["nodes"]) == first
        statements.append(database.statements - before)
    assert statements == [4, 4], "session, orders, accounts, lines"


async def test_pages_of_orders_follow_each_other_without_gap_or_repeat(
    house: House, people: dict[Role, Caller]
) -> None:
    for _ in range(5):
        await created(people[Role.ORDER_AGENT], wanted(house))
    text = """query Page($after: String) { orders(first: 2, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }"""
    seen: list[str] = []
    after: str | None = None
    while True:
        page = (await people[Role.ORDER_AGENT].data(text, {"after": after}))["orders"]
        seen += [node["id"] for node in page["nodes"]]
        assert page["pageInfo"]["hasPreviousPage"] == (after is not None)
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ({"offering": "no-such"}, ["lines", "0", "offering"]),
        ({"offering": "fibre-internet", "quantity": "-1"}, ["lines", "0", "quantity"]),
        (
            {"offering": "fibre-internet", "characteristics": [{"name": "bandwidth", "value": "fast"}]},
            ["lines", "0", "characteristics", "bandwidth"],
        ),
        ({"offering": "fibre-internet", "siteId": global_id("Site", new_id())}, ["lines", "0", "siteId"]),
    ],
)
async def test_a_line_at_fault_is_refused_with_its_path_and_nothing_is_kept(
    house: House, people: dict[Role, Caller], line: dict[str, Any], path: list[str]
) -> None:
    before = await count(people)
    refused = await created(people[Role.ORDER_AGENT], wanted(house, line, submit=True))
    assert refused["order"] is None
    assert path in [problem["path"] for problem in refused["problems"]]
    assert await count(people) == before


async def test_the_same_key_gives_the_same_order_and_another_body_a_conflict(
    house: House, people: dict[Role, Caller]
) -> None:
    given = wanted(house, key="k-1")
    first, again = (
        await created(people[Role.ORDER_AGENT], given),
        await created(people[Role.ORDER_AGENT], given),
    )
    assert first["order"]["id"] == again["order"]["id"]
    other = await created(people[Role.ORDER_AGENT], {**given, "description": "another"})
    assert (other["order"], other["problems"][0]["code"]) == (None, "idempotency_conflict")


async def test_a_stale_version_is_refused_and_submitting_twice_too(house: House, people: dict[Role, Caller]) -> None:
    agent = people[Role.ORDER_AGENT]
    order = (await created(agent, wanted(house)))["order"]
    stale = await verb(agent, "submitOrder", order["id"], version=order["version"] + 1)
    assert (stale["order"], stale["problems"][0]["code"]) == (None, "stale_version")
    done = await verb(agent, "submitOrder", order["id"], version=order["version"])
    assert done["order"]["state"] == "SUBMITTED"
    twice = await verb(agent, "submitOrder", order["id"])
    assert twice["order"] is None
    assert twice["problems"] != []


async def test_a_preview_prices_lines_and_keeps_nothing(house: House, people: dict[Role, Caller]) -> None:
    text = """query Preview($input: PreviewOrderInput!) { previewOrder(input: $input) {
      lines { number parentNumber charges { total { amount } } } recurringTotal { amount currency }
      problems { path } } }"""
    before = await count(people)
    seen = (await people[Role.CUSTOMER].data(text, {"input": wanted(house)}))["previewOrder"]
    made = await created(people[Role.CUSTOMER], wanted(house))
    assert seen["problems"] == []
    assert seen["recurringTotal"] == made["order"]["recurringTotal"]
    assert await count(people) == before + 1


async def test_an_order_is_watched_as_it_changes(house: House, people: dict[Role, Caller]) -> None:
    manager = people[Role.ORDER_MANAGER]
    order = (await created(manager, wanted(house)))["order"]
    text = "subscription Watch($id: ID!) { orderChanged(id: $id) { number priority version } }"
    async with manager.stream(text, {"id": order["id"]}) as stream:
        first = await stream.next()
        assert first is not None
        assert (await stream.status, first["data"]["orderChanged"]["priority"]) == (200, "MEDIUM")
        set_priority = """mutation Set($input: SetPriorityInput!) {
          setPriority(input: $input) { problems { code } } }"""
        await manager.data(set_priority, {"input": {"orderId": order["id"], "priority": "CRITICAL"}})
        second = await stream.next()
        assert second is not None
        assert second["data"]["orderChanged"]["priority"] == "CRITICAL"


async def test_a_stream_of_an_order_out_of_reach_ends_at_once(
    database: Database, app: Litestar, house: House, people: dict[Role, Caller]
) -> None:
    order = (await created(people[Role.ORDER_AGENT], wanted(house)))["order"]
    text = "subscription Watch($id: ID!) { orderChanged(id: $id) { number } }"
    async with database.unit_of_work() as uow:
        other = await create_account(uow, SYSTEM, CreateAccount(name="A third household"))
    async with (
        await signed_in(database, app, Role.CUSTOMER, account_id=other.id) as stranger,
        stranger.stream(text, {"id": order["id"]}) as stream,
    ):
        assert await stream.next() is None


async def test_a_refusal_beneath_the_root_or_in_a_stream_keeps_its_code(
    house: House, people: dict[Role, Caller]
) -> None:
    manager = people[Role.ORDER_MANAGER]
    order = (await created(manager, wanted(house)))["order"]
    text = 'query One($id: ID!) { order(id: $id) { activity(after: "x") { nodes { id } } } }'
    answer = await manager.answer(text, {"id": order["id"]})
    assert answer["errors"][0]["extensions"]["code"] == "invalid"
    assert answer["errors"][0]["path"] == ["order", "activity"]
    async with manager.stream('subscription { orderChanged(id: "x") { number } }') as stream:
        refused = await stream.next()
    assert refused is not None
    assert refused["errors"][0]["extensions"]["code"] == "bad_id"


async def test_a_stream_ends_when_its_person_is_signed_out(database: Database, app: Litestar) -> None:
    async with (
        await signed_in(database, app, Role.FULFILLMENT_AGENT) as browser,
        browser.stream("subscription { worklistChanged }") as stream,
    ):
        assert await stream.next() is not None
        await browser.http.post("/auth/sign-out", json={})
        assert await stream.next() is None


async def test_search_finds_by_number_what_one_may_see(house: House, people: dict[Role, Caller]) -> None:
    order = (await created(people[Role.ORDER_AGENT], wanted(house)))["order"]
    text = "query Find($text: String!) { search(text: $text) { id kind label } }"
    found = await people[Role.ORDER_AGENT].data(text, {"text": order["number"]})
    assert {"id": order["id"], "kind": "Order", "label": order["number"]} in found["search"]


async def test_home_counts_what_a_role_may_see_and_no_more(people: dict[Role, Caller]) -> None:
    text = "{ home { ordersByState { count } myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting } }"
    approver = (await people[Role.ORDER_APPROVER].data(text))["home"]
    customer = (await people[Role.CUSTOMER].data(text))["home"]
    assert approver["approvalsWaiting"] is not None
    assert (approver["myTasks"], approver["falloutOpen"]) == (0, None)
    assert [customer[name] for name in ("myTasks", "approvalsWaiting", "falloutOpen", "deferralsWaiting")] == [None] * 4


def test_ids_of_the_api_are_not_those_of_the_database() -> None:
    row = new_id()
    assert str(row) not in global_id("Order", row)
    assert split_id(global_id("Order", row)) == ("Order", UUID(str(row)))
