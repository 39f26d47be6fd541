"""The picture of a running order: constant statements, only what is new, and deferrals that are answered from it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id, split_id
from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
PICTURE = """
query Picture($id: ID!, $since: String) {
  orchestrationPicture(orderId: $id, since: $since) { mark whole nodes links content }
}"""
ASKED = """
query Asked($id: ID!) {
  node(id: $id) {
    ... on Deferral { state canAnswer asks { key subject characteristic { name valueType allowed { value } } } }
  }
}"""
AWAITED = """
query Awaited($id: ID!) {
  node(id: $id) { ... on Deferral { waitsFor awaits { key label { text } owner { text } } } }
}"""
ANSWER = """
mutation Answer($input: AnswerDeferralInput!) {
  answerDeferral(input: $input) { deferral { state } problems { code path } }
}"""


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture(scope="module")
async def app(database: Database, house: House) -> Litestar:
    return app_on(database, Live())


@pytest.fixture(scope="module")
async def agent(database: Database, app: Litestar, house: House) -> AsyncIterator[Caller]:
    groups = tuple(house.groups.values())
    async with await signed_in(database, app, Role.FULFILLMENT_AGENT, group_ids=groups) as browser:
        yield browser


def sdwan(sites: int) -> list[tuple[str, str | None, str, dict[str, Any]]]:
    under: list[tuple[str, str | None, str, dict[str, Any]]] = [
        (str(place), "1", "sdwan-site", {}) for place in range(2, sites + 2)
    ]
    return [("1", None, "sdwan-bronze", {}), *under]


async def placed(database: Database, house: House, drain: Drain, sites: int) -> str:
    order_id = await house.order(*sdwan(sites))
    await drain(database)
    return global_id("Order", order_id)


async def drawn(agent: Caller, order_id: str, since: str | None = None) -> dict[str, Any]:
    return (await agent.data(PICTURE, {"id": order_id, "since": since}))["orchestrationPicture"]


async def test_a_picture_of_many_sites_takes_no_more_statements_than_one_of_few(
    database: Database, house: House, agent: Caller, drain: Drain
) -> None:
    spent: list[int] = []
    sizes: list[int] = []
    for sites in (2, 2, 8):
        order_id = await placed(database, house, drain, sites)
        before = database.statements
        sizes.append((await drawn(agent, order_id))["nodes"])
        spent.append(database.statements - before)
    assert sizes[2] > 3 * sizes[1]
    assert spent[1] == spent[2]
    assert spent[2] <= 12


async def test_a_picture_names_each_node_once_and_all_its_places(
    database: Database, house: House, agent: Caller, drain: Drain
) -> None:
    picture = await drawn(agent, await placed(database, house, drain, 2))
    content = picture["content"]
    kinds = [split_id(one)[0] for one in content["ids"]]
    drawn_nodes = [row[0] for part in ("lines", "domainOrders", "steps", "deferrals") for row in content[part]]
    assert picture["whole"] is True
    assert len(set(drawn_nodes)) == len(drawn_nodes) == picture["nodes"]
    assert len(content["links"]) == picture["links"]
    assert {kinds[row[0]] for row in content["deferrals"]} == {"Deferral"}
    assert {kinds[row[1]] for row in content["deferrals"]} == {"DomainOrder"}
    assert all(place in drawn_nodes for row in content["steps"] for place in row[15])


async def test_an_order_at_rest_tells_nothing_new_and_a_changed_one_only_what_changed(
    database: Database, house: House, agent: Caller, drain: Drain
) -> None:
    order_id = await placed(database, house, drain, 4)
    first = await drawn(agent, order_id)
    rest = await drawn(agent, order_id, first["mark"])
    assert (rest["whole"], rest["nodes"], rest["links"]) == (False, first["nodes"], first["links"])
    assert [rest["content"][part] for part in ("lines", "domainOrders", "steps", "deferrals", "links")] == [[]] * 5
    waiting = next(row for row in first["content"]["deferrals"] if row[2] == "waiting")
    deferral_id = first["content"]["ids"][waiting[0]]
    asked = (await agent.data(ASKED, {"id": deferral_id}))["node"]
    assert asked["canAnswer"] is True
    values = {one["key"]: one["characteristic"]["allowed"][-1]["value"] for one in asked["asks"]}
    answered = (await agent.data(ANSWER, {"input": {"deferralId": deferral_id, "values": values}}))["answerDeferral"]
    assert answered["problems"] == []
    await drain(database)
    news = await drawn(agent, order_id, rest["mark"])
    assert news["nodes"] > first["nodes"]
    told = {news["content"]["ids"][row[0]]: row[2] for row in news["content"]["deferrals"]}
    assert told[deferral_id] == "fired"
    assert 0 < sum(len(news["content"][part]) for part in ("lines", "domainOrders", "steps")) < first["nodes"]
    again = (await agent.data(ANSWER, {"input": {"deferralId": deferral_id, "values": values}}))["answerDeferral"]
    assert again["problems"] != []


async def test_what_a_deferral_waits_for_is_said_in_words(
    database: Database, house: House, agent: Caller, drain: Drain
) -> None:
    content = (await drawn(agent, await placed(database, house, drain, 1)))["content"]
    waiting = next(row for row in content["deferrals"] if row[2] == "waiting")
    asked = (await agent.data(AWAITED, {"id": content["ids"][waiting[0]]}))["node"]
    assert asked["waitsFor"] == [one["key"] for one in asked["awaits"]]
    assert waiting[4] == [one["label"]["text"] for one in asked["awaits"]]
    assert {one["owner"]["text"] for one in asked["awaits"]} == {"SD-WAN site service"}
    assert "_" not in "".join(waiting[4])


async def test_a_deferral_refuses_what_it_does_not_ask(
    database: Database, house: House, agent: Caller, drain: Drain
) -> None:
    content = (await drawn(agent, await placed(database, house, drain, 2)))["content"]
    deferral_id = content["ids"][next(row for row in content["deferrals"] if row[2] == "waiting")[0]]
    refused = await agent.data(ANSWER, {"input": {"deferralId": deferral_id, "values": {"colour": "blue"}}})
    assert refused["answerDeferral"]["problems"] == [{"code": "decomposition.not_asked", "path": ["values", "colour"]}]


@pytest.mark.parametrize("since", ["x", "-1", "9" * 30])
async def test_a_mark_that_is_none_is_refused(
    database: Database, house: House, agent: Caller, drain: Drain, since: str
) -> None:
    order_id = await placed(database, house, drain, 1)
    answer = await agent.answer(PICTURE, {"id": order_id, "since": since})
    assert answer["errors"][0]["extensions"]["code"] == "invalid"
