"""The steps of an order, each taken by the role that owns it, through GraphQL and REST alone."""

from collections import Counter
from typing import Any

from orderloom.identity.contracts import Role
from tests.builders.town import FIBRE, SDWAN, Town, failed_work

REST = "/tmf-api/productOrderingManagement/v4/productOrder"


async def moves(town: Town, order_id: str) -> list[str]:
    """The states that the order itself went through, oldest first."""
    query = """query($id: ID!, $after: String) { order(id: $id) { activity(first: 100, after: $after) {
      nodes { subjectType toState } pageInfo { hasNextPage endCursor } } } }"""
    nodes: list[Any] = []
    after: str | None = None
    while True:
        page = (await town.ask("process-admin", query, id=order_id, after=after))["order"]["activity"]
        nodes += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return [node["toState"] for node in nodes if node["subjectType"] == "order" and node["toState"]]
        after = page["pageInfo"]["endCursor"]


async def test_a_household_orders_for_itself_and_it_is_installed_without_anybody(town: Town) -> None:
    order_id = await town.orders("customer", "Acme", FIBRE)
    assert (await town.order(order_id, "customer"))["state"] == "COMPLETED"
    found = await town.order(order_id)
    assert (found["openTaskCount"], found["partial"], found["fallouts"]) == (0, False, [])
    assert {one["state"] for one in found["domainOrders"]} == {"CLOSED_COMPLETE"}
    assert Counter(one["specification"]["key"] for one in found["inventory"]) == Counter(
        one["specification"]["key"] for one in found["domainOrders"]
    )
    assert {item["state"] for item in found["inventory"]} == {"ACTIVE"}
    assert await failed_work(town.database) == []


async def test_the_eight_steps_of_an_order_are_taken_by_the_roles_that_own_them(town: Town) -> None:
    # Capture and submission, then enrichment by the system.
    order_id = await town.orders("order-agent", "Clinics", FIBRE, {"installation": "technician"})
    found = await town.order(order_id)
    assert (found["state"], found["capturedBy"]) == ("AWAITING_APPROVAL", "Demo order agent")
    assert found["runs"] == [{"definitionKey": "fibre-enrichment", "state": "succeeded"}]
    # Approval.
    assert await town.codes("order-agent", "approveOrder", orderId=order_id) == ["denied"]
    await town.does("order-approver", "approveOrder", orderId=order_id)
    # Decomposition and orchestration.
    found = await town.order(order_id)
    assert found["state"] == "IN_PROGRESS"
    assert Counter(one["kind"] for one in found["domainOrders"]) == {"PRODUCT": 5, "SERVICE": 6, "RESOURCE": 5}
    # Fulfillment by a person of the right group, with a form that says what is wrong.
    task = await town.open_task(order_id)
    assert (task["name"]["text"], task["group"]["key"]) == ("Install at the customer's", "field-ops")
    assert await town.codes("order-manager", "claimTask", taskId=task["id"]) == ["denied"]
    claimed = await town.does("fulfillment-agent", "claimTask", "task { version }", taskId=task["id"])
    refused = await town.attempt(
        "fulfillment-agent",
        "completeTask",
        taskId=task["id"],
        version=claimed["task"]["version"],
        values={"signal_dbm": 7},
    )
    assert sorted(problem["path"] for problem in refused["problems"]) == [
        ["values", "installedOn"],
        ["values", "signalDbm"],
    ]
    assert (await town.order(order_id))["state"] == "IN_PROGRESS"
    await town.does(
        "fulfillment-agent",
        "completeTask",
        taskId=task["id"],
        version=claimed["task"]["version"],
        values={"signal_dbm": -18.5, "installed_on": "2031-05-02"},
    )
    # Completion and inventory.
    found = await town.order(order_id)
    assert (found["state"], found["openTaskCount"]) == ("COMPLETED", 0)
    assert {item["state"] for item in found["inventory"]} == {"ACTIVE"}
    assert await moves(town, order_id) == [
        "draft", "submitted", "enriching", "awaiting_approval", "acknowledged", "in_progress", "completed",
    ]  # fmt: skip


async def test_an_order_by_rest_goes_the_same_way_and_is_read_back_completed(town: Town) -> None:
    query = 'query { accounts(search: "Acme") { nodes { externalId sites { id } } } }'
    account = (await town.ask("order-agent", query))["accounts"]["nodes"][0]
    parts = [{"id": number, "relationshipType": "bundles"} for number in ("2", "3")]
    items = [
        {"id": number, "action": "add", "quantity": 1, "productOffering": {"id": offering}}
        for number, offering in (("1", "mobile-tariff"), ("2", "mobile-telephony"), ("3", "tariff-plan"))
    ]
    sent: dict[str, Any] = {
        "externalId": "journey-by-rest",
        "relatedParty": [{"id": account["externalId"], "role": "Customer", "@referredType": "Customer"}],
        "productOrderItem": [{**items[0], "productOrderItemRelationship": parts}, *items[1:]],
        "@type": "ProductOrder",
    }
    async with await town.token(Role.ORDER_AGENT) as program:
        made = await program.http.post(REST, json=sent)
        assert made.status_code == 201, made.text
        await town.work()
        read = (await program.http.get(f"{REST}/{made.json()['id']}")).json()
    assert read["state"] == "completed"
    assert [item["state"] for item in read["productOrderItem"]] == ["completed"] * 3


async def test_a_deferral_fires_when_the_missing_value_is_known(town: Town) -> None:
    order_id = await town.orders("order-agent", "Harbour", SDWAN)
    assert (await town.order(order_id))["state"] == "ENRICHING"
    await town.finishes("fulfillment-agent", order_id, wan_address="203.0.113.10", site_class="shop")
    await town.does("order-approver", "approveOrder", orderId=order_id)
    found = await town.order(order_id)
    assert [deferral["state"] for deferral in found["deferrals"]] == ["WAITING"]
    assert "sdwan-routing" not in {one["specification"]["key"] for one in found["domainOrders"]}
    await town.finishes("fulfillment-agent", order_id, routing_protocol="bgp", asn=64512)
    found = await town.order(order_id)
    assert [deferral["state"] for deferral in found["deferrals"]] == ["FIRED"]
    assert "sdwan-routing" in {one["specification"]["key"] for one in found["domainOrders"]}
    assert "sdwan-routing" in {item["specification"]["key"] for item in found["inventory"]}
    assert (found["state"], found["partial"]) == ("COMPLETED", False)


async def test_a_dropped_deferral_leaves_its_service_out(town: Town) -> None:
    order_id = await town.orders("order-agent", "Harbour", SDWAN)
    await town.finishes("fulfillment-agent", order_id, wan_address="203.0.113.11", site_class="shop")
    await town.does("order-approver", "approveOrder", orderId=order_id)
    (deferral,) = (await town.order(order_id))["deferrals"]
    given = {"deferralId": deferral["id"], "reason": "The site keeps its static routes."}
    assert await town.codes("fulfillment-agent", "dropDeferral", **given) == ["denied"]
    await town.does("fulfillment-manager", "dropDeferral", **given)
    await town.finishes("fulfillment-agent", order_id, routing_protocol="static")
    found = await town.order(order_id)
    assert [one["state"] for one in found["deferrals"]] == ["DROPPED"]
    assert "sdwan-routing" not in {one["specification"]["key"] for one in found["domainOrders"]}
    assert found["state"] == "COMPLETED"
