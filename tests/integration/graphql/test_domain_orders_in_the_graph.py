"""A domain order with what it is linked with and what may still come below it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
AROUND = """
query Around($order: [ID!]) {
  domainOrders(filter: {order: $order}, first: 50) {
    nodes {
      specification { key }
      requires { specification { key } }
      requiredBy { specification { key } }
      shares { specification { key } }
      sharedWith { specification { key } }
      deferrals { target { key } }
    }
  }
}"""


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture(scope="module")
async def app(database: Database, house: House) -> Litestar:
    return app_on(database, Live())


@pytest.fixture(scope="module")
async def agent(database: Database, app: Litestar, house: House) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.FULFILLMENT_MANAGER) as browser:
        yield browser


async def test_each_shows_what_it_requires_and_what_waits_below_it(
    database: Database, house: House, agent: Caller, drain: Drain
) -> None:
    order_id = await house.order(("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", {}))
    await drain(database)
    found = await agent.data(AROUND, {"order": [global_id("Order", order_id)]})
    around = {one["specification"]["key"]: one for one in found["domainOrders"]["nodes"]}

    def keys(one: str, field: str) -> list[str]:
        told: list[dict[str, Any]] = around[one][field]
        return sorted((each.get("specification") or each["target"])["key"] for each in told)

    assert keys("sdwan-edge", "requires") == ["sdwan-overlay"]
    assert keys("sdwan-overlay", "requiredBy") == ["sdwan-edge"]
    assert keys("sdwan-edge", "shares") == keys("sdwan-edge", "sharedWith") == []
    assert "sdwan-routing" in keys("sdwan-site-service", "deferrals")
    assert keys("sdwan-edge", "deferrals") == []
