"""Rules between products that an order does not meet, as whoever approves it reads them."""

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders import catalog as build
from tests.builders.graph import app_on, signed_in
from tests.builders.house import furnish
from tests.builders.plans import SYSTEM, Drain

UNMET = """
query Unmet($id: ID!) {
  node(id: $id) { ... on Order { unmetRules { rule line { number name { text } } message { text } } } }
}"""
RULE = {
    "in": "compatibility",
    "key": "alarm-without-siren",
    "name": {"en": "One alarm, no siren"},
    "type": "excludes",
    "source": "alarm",
    "target": "siren",
    "scope": "account",
}


async def test_whoever_approves_reads_which_line_does_not_go_with_what(database: Database, drain: Drain) -> None:
    house = await furnish(database)
    sold = [made for key in ("alarm", "siren") for made in (build.product(key), build.offering(key, key))]
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=build.document(*sold, RULE, key="alarms")))
    alarm = await house.order(("1", None, "alarm", {}))
    await house.order(("1", None, "siren", {}))
    await drain(database)
    async with await signed_in(database, app_on(database, Live()), Role.ORDER_APPROVER) as approver:
        found = (await approver.data(UNMET, {"id": global_id("Order", alarm)}))["node"]["unmetRules"]
    assert found == [
        {
            "rule": "alarm-without-siren",
            "line": {"number": "1", "name": {"text": "alarm"}},
            "message": {"text": "alarm doesn’t go with siren."},
        }
    ]
