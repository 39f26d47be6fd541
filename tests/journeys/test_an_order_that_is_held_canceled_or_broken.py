"""What managers do about orders that are under way, and what becomes of an order whose outside system refuses."""

from typing import Any

import pytest

from orderloom.integration.adapters.commands import import_connections
from orderloom.main import wiring
from orderloom.main.seed.files import documents
from tests.builders.orders import SYSTEM
from tests.builders.town import FIBRE, MOBILE, SDWAN, Town, failed_work

TECHNICIAN = {"installation": "technician"}
INSTALLED = {"signal_dbm": -18.5, "installed_on": "2031-05-02"}


async def test_a_held_order_lets_people_finish_and_opens_nothing_until_it_is_released(town: Town) -> None:
    order_id = await town.orders("order-agent", "Acme", FIBRE, TECHNICIAN)
    assert await town.codes("order-agent", "holdOrder", orderId=order_id) == ["denied"]
    await town.does("order-manager", "holdOrder", orderId=order_id, reason="The customer is away.")
    held = await town.order(order_id)
    assert (held["state"], held["stateReason"]) == ("ON_HOLD", "The customer is away.")
    await town.finishes("fulfillment-agent", order_id, **INSTALLED)
    held = await town.order(order_id)
    assert held["state"] == "ON_HOLD"
    assert [one["state"] for one in held["tasks"] if one["state"] in ("OPEN", "IN_PROGRESS")] == []
    await town.does("order-manager", "releaseOrder", orderId=order_id)
    assert (await town.order(order_id))["state"] == "COMPLETED"


async def test_an_order_is_canceled_before_work_has_begun_and_nothing_is_installed(town: Town) -> None:
    order_id = await town.orders("order-agent", "Library", FIBRE)
    assert await town.codes("order-agent", "cancelOrder", orderId=order_id) == ["denied"]
    await town.does("order-manager", "cancelOrder", orderId=order_id, reason="Ordered twice.")
    found = await town.order(order_id)
    assert (found["state"], found["domainOrders"], found["inventory"]) == ("CANCELED", [], [])
    assert found["actions"] == []
    assert await town.codes("order-approver", "approveOrder", orderId=order_id) != []
    assert (await town.order(order_id))["state"] == "CANCELED"


async def test_an_order_is_canceled_while_it_is_surveyed_and_its_task_goes_with_it(town: Town) -> None:
    order_id = await town.orders("order-agent", "Harbour", SDWAN)
    task = await town.open_task(order_id)
    await town.does("order-manager", "cancelOrder", orderId=order_id, reason="The site is closed.")
    found = await town.order(order_id)
    assert found["state"] == "CANCELED"
    assert {one["id"]: one["state"] for one in found["tasks"]}[task["id"]] == "CANCELED"
    assert await town.codes("fulfillment-agent", "claimTask", taskId=task["id"]) != []


async def test_customers_cancel_their_own_order_and_no_other(town: Town) -> None:
    foreign = await town.orders("order-agent", "Library", FIBRE)
    assert await town.codes("customer", "cancelOrder", orderId=foreign) == ["missing"]
    assert (await town.order(foreign))["state"] == "AWAITING_APPROVAL"
    assert await town.order(foreign, "customer") is None


async def test_a_rejected_order_is_reopened_and_submitted_again(town: Town) -> None:
    order_id = await town.orders("order-agent", "Clinics", FIBRE)
    await town.does("order-approver", "rejectOrder", orderId=order_id, reason="There is no permit yet.")
    assert (await town.order(order_id))["stateReason"] == "There is no permit yet."
    await town.does("order-agent", "reopenOrder", orderId=order_id)
    assert (await town.order(order_id))["state"] == "DRAFT"
    await town.does("order-agent", "submitOrder", orderId=order_id)
    await town.does("order-approver", "approveOrder", orderId=order_id)
    assert (await town.order(order_id))["state"] == "COMPLETED"


@pytest.fixture
async def refusing(town: Town) -> Any:
    """The subscriber register refuses everything for as long as this lasts."""

    async def load(*, broken: bool) -> None:
        shipped = [content for _, content in documents("connection")]
        if broken:
            shipped = [one for one in shipped if one["key"] != "mobile-core"] + [
                {**one, "operations": []} for one in shipped if one["key"] == "mobile-core"
            ]
        async with town.database.unit_of_work() as uow:
            await import_connections(uow, SYSTEM, shipped, kind="in_process")
        wiring.bind(town.database)

    await load(broken=True)
    return load


async def test_a_fallout_is_assigned_retried_and_closes_by_itself(town: Town, refusing: Any) -> None:
    order_id = await town.orders("order-agent", "Acme", MOBILE)
    (fallout, *_) = (await town.order(order_id))["fallouts"]
    person = (await town.ask("fallout-manager", 'query { people(search: "fallout-agent") { id login } }'))["people"][0]
    given: dict[str, Any] = {"falloutIds": [fallout["id"]], "personId": person["id"]}
    assert await town.codes("fallout-agent", "assignFallouts", **given) == ["denied"]
    await town.does("fallout-manager", "assignFallouts", **given)
    mine = await town.ask("fallout-agent", "query { fallouts(filter: { mine: true }) { nodes { id } } }")
    assert [one["id"] for one in mine["fallouts"]["nodes"]] == [fallout["id"]]
    await refusing(broken=False)
    assert await town.codes("order-manager", "retryFallout", falloutId=fallout["id"]) == ["denied"]
    await town.does("fallout-agent", "retryFallout", falloutId=fallout["id"])
    found = await town.order(order_id)
    assert (found["state"], [one["state"] for one in found["fallouts"]]) == ("COMPLETED", ["CLOSED_COMPLETE"])
    assert await failed_work(town.database) == []


async def test_a_published_policy_is_followed_by_the_next_order_and_by_no_earlier_one(town: Town) -> None:
    earlier = await town.orders("order-agent", "Acme", FIBRE, TECHNICIAN)
    query = 'query { definition(key: "order-approval") { published { content } } }'
    content = (await town.ask("process-admin", query))["definition"]["published"]["content"]
    rows = [{**content["rows"][0], "then": ['"order_approver"', "false"]}, *content["rows"][1:]]
    tests = [test for test in content["tests"] if test["id"] != "household"]
    draft = {"key": "order-approval", "content": {**content, "rows": rows, "tests": tests}, "baseRevision": 0}
    assert await town.codes("order-manager", "saveDraft", **draft) == ["denied"]
    saved = await town.does("process-admin", "saveDraft", "definition { draft { revision } }", **draft)
    publish = {
        "key": "order-approval",
        "revision": saved["definition"]["draft"]["revision"],
        "note": "Someone looks at each order for a while.",
    }
    await town.does("process-admin", "publishDefinition", **publish)
    next_one = await town.orders("order-agent", "Acme", FIBRE)
    assert (await town.order(next_one))["state"] == "AWAITING_APPROVAL"
    assert (await town.order(earlier))["state"] == "IN_PROGRESS"
