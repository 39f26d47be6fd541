"""Prices through the graph: every cent is told, agreed prices count, and nobody sends a price of their own."""

from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.graphql.schema import schema
from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import House, furnish
from tests.builders.orders import document, publish

CHARGES = "lines { number charges { key total { amount } steps { operation change { amount } reason by } } }"
TOTALS = "totals { oneTime { amount } recurring { amount } mrr { amount } tcv { amount } }"
AGREED = "adjustments { id kind reason by limit takesOff { amount } }"
ORDER = f"order {{ id version priceApproval {CHARGES} {TOTALS} {AGREED} }}"
CREATE = f"mutation($input: CreateOrderInput!) {{ createOrder(input: $input) {{ {ORDER} problems {{ code }} }} }}"
ADJUST = f"mutation($input: AdjustPriceInput!) {{ adjustPrice(input: $input) {{ {ORDER} problems {{ code path }} }} }}"
REMOVE = (
    f"mutation($input: RemoveAdjustmentInput!) {{ removeAdjustment(input: $input) {{ {ORDER} problems {{ code }} }} }}"
)
LINE = {"number": "1", "offering": "streaming-pass", "quantity": 2}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    furnished = await furnish(database)
    await publish(database, document("policies/price-adjustment-limit.table.json"))
    return furnished


@pytest.fixture(scope="module")
async def app(database: Database, house: House) -> Litestar:
    return app_on(database, Live())


@pytest.fixture(scope="module")
async def agent(database: Database, app: Litestar, house: House) -> AsyncIterator[Caller]:
    caller = await signed_in(database, app, Role.ORDER_AGENT)
    yield caller
    await caller.http.aclose()


async def drafted(agent: Caller, house: House) -> dict[str, Any]:
    given = {"accountId": global_id("Account", house.account_id), "lines": [{**LINE, "siteId": None}]}
    made = (await agent.data(CREATE, {"input": given}))["createOrder"]
    assert made["problems"] == []
    return made["order"]


def steps_of(order: dict[str, Any]) -> Decimal:
    changes = [
        Decimal(str(step["change"]["amount"]))
        for line in order["lines"]
        for charge in line["charges"]
        for step in charge["steps"]
    ]
    return sum(changes, Decimal(0))


async def test_the_steps_of_all_charges_are_the_totals_before_and_after_a_price_is_agreed(
    agent: Caller, house: House
) -> None:
    order = await drafted(agent, house)
    before = Decimal(str(order["totals"]["recurring"]["amount"]))
    assert steps_of(order) == before
    wanted = {"orderId": order["id"], "version": order["version"], "kind": "PERCENT", "value": "20", "reason": "Loyal"}
    answer = (await agent.data(ADJUST, {"input": wanted}))["adjustPrice"]
    changed = answer["order"]
    after = Decimal(str(changed["totals"]["recurring"]["amount"]))
    assert (answer["problems"], changed["priceApproval"]) == ([], True)
    assert steps_of(changed) == after == before - (before * Decimal("0.2")).quantize(Decimal("0.01"))
    (agreed,) = changed["adjustments"]
    assert (agreed["reason"], Decimal(str(agreed["takesOff"]["amount"]))) == ("Loyal", before - after)
    taken = {"orderId": order["id"], "version": changed["version"], "adjustment": agreed["id"]}
    back = (await agent.data(REMOVE, {"input": taken}))["removeAdjustment"]["order"]
    assert (back["adjustments"], Decimal(str(back["totals"]["recurring"]["amount"]))) == ([], before)


async def test_a_refusal_names_its_field(agent: Caller, house: House) -> None:
    order = await drafted(agent, house)
    wanted = {"orderId": order["id"], "version": order["version"], "kind": "PERCENT", "value": "500", "reason": "x"}
    answer = (await agent.data(ADJUST, {"input": wanted}))["adjustPrice"]
    assert answer == {"order": None, "problems": [{"code": "ordering.adjustment_value", "path": ["value"]}]}


async def test_customers_see_what_they_pay_and_not_what_staff_may_give(
    database: Database, app: Litestar, agent: Caller, house: House
) -> None:
    order = await drafted(agent, house)
    wanted = {"orderId": order["id"], "version": order["version"], "kind": "PERCENT", "value": "5", "reason": "Loyal"}
    await agent.data(ADJUST, {"input": wanted})
    customer = await signed_in(database, app, Role.CUSTOMER, account_id=house.account_id)
    seen = await customer.data(
        f"query($id: ID!) {{ {ORDER.replace('order', 'order(id: $id)', 1)} }}", {"id": order["id"]}
    )
    assert seen["order"]["adjustments"] == []
    assert steps_of(seen["order"]) == Decimal(str(seen["order"]["totals"]["recurring"]["amount"]))
    await customer.http.aclose()


async def test_a_charge_tells_what_part_of_its_period_costs_and_refuses_what_is_no_day(
    agent: Caller, house: House
) -> None:
    order = await drafted(agent, house)
    part = 'partOfPeriod(begins: "2026-03-01", since: "2026-03-22", rule: WHOLE) { amount }'
    late = 'late: partOfPeriod(begins: "9999-12-31") { amount }'
    asked = f'query {{ order(id: "{order["id"]}") {{ lines {{ charges {{ total {{ amount }} %s }} }} }} }}'
    (line,) = (await agent.data(asked % f"{part} usageCost(used: 5) {{ amount }}"))["order"]["lines"]
    assert [one["partOfPeriod"]["amount"] for one in line["charges"]] == [
        one["total"]["amount"] for one in line["charges"]
    ]
    assert {one["usageCost"] for one in line["charges"]} == {None}
    answer = (await agent.post(asked % late, {})).json()
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["catalog.not_priced"]


@pytest.mark.parametrize("name", ["OrderLineInput", "CreateOrderInput", "ChangeDraftInput", "PreviewOrderInput"])
def test_nobody_sends_a_price_with_an_order(name: str) -> None:
    kind = schema().get_type_by_name(name)
    fields = {field.python_name for field in kind.fields}  # pyright: ignore[reportAttributeAccessIssue,reportOptionalMemberAccess]
    assert not {one for one in fields if any(word in one for word in ("amount", "total", "charge", "discount"))}
