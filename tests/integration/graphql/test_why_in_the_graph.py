"""Asking why in the graph: what is wrong with a line, and what a domain order is composed of."""

from collections.abc import Awaitable, Callable

import pytest
from litestar import Litestar

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.catalog import characteristic, document, offering, product, realized, relationship, service
from tests.builders.graph import app_on, signed_in
from tests.builders.house import SYSTEM, House, furnish

Drain = Callable[[Database], Awaitable[None]]
WHY = """query($order: ID!) { explainDecomposition(order: $order) {
  faults { code message path state line { number } domainOrder { id } }
  subjects {
    domainOrder { specification { key } }
    parts { target { key } outcome reason rule quantity read { name value } awaits { key } }
  }
} }"""
CRATE = document(
    product("crate", characteristic("n", "integer"), fulfillment_flow="generic-product"),
    service("crate-side", fulfillment_flow="generic-service"),
    service("crate-lid"),
    service("crate-lock"),
    realized("crate", "crate-side", quantity_characteristic="n"),
    relationship("crate", "composed_of", "crate-lid", default=2),
    relationship("crate", "composed_of", "crate-lock", rule="source.characteristics.n > 4"),
    offering("crate", "crate"),
    key="crate",
)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=CRATE))
    return made


@pytest.fixture
def app(house: House) -> Litestar:
    return app_on(house.database, Live())


async def test_faults_and_parts_are_told_with_why(house: House, app: Litestar, drain: Drain) -> None:
    order_id = await house.order(("1", None, "crate", {"n": 30_000}), ("2", None, "crate", {"n": 3}))
    await drain(house.database)
    async with await signed_in(house.database, app, Role.ORDER_MANAGER) as manager:
        found = (await manager.data(WHY, {"order": global_id("Order", order_id)}))["explainDecomposition"]

    (fault,) = found["faults"]
    assert fault["message"]
    assert {**fault, "message": ""} == {
        "code": "decomposition.too_many",
        "message": "",
        "path": ["lines", "1", "quantity"],
        "state": "OPEN",
        "line": {"number": "1"},
        "domainOrder": None,
    }
    (subject,) = found["subjects"]
    assert subject["domainOrder"]["specification"]["key"] == "crate"
    lid, lock = sorted(subject["parts"], key=lambda one: one["target"]["key"])
    assert (lid["outcome"], lid["reason"], float(lid["quantity"]), lid["rule"]) == ("CREATE", "mandatory", 2, None)
    assert (lock["outcome"], lock["reason"], lock["quantity"]) == ("EXCLUDE", "rule_false", None)
    assert lock["rule"] == "source.characteristics.n > 4"
    assert lock["read"] == [{"name": "n", "value": 3}]
