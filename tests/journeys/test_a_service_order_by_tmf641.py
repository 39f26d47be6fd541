"""A service order from outside: in by TMF641, approved, fulfilled, and told to a listener all the way."""

from typing import Any

from orderloom.identity.contracts import Role
from orderloom.kernel import json
from tests.builders.tmf import MATERIAL, fits
from tests.builders.town import Town
from tests.integration.tmf.test_hub import Listener

SERVICES = "/tmf-api/serviceOrdering/v4"
RESOURCES = "/tmf-api/resourceOrderingManagement/v4"
SERVICE_FILE = "TMF641-ServiceOrdering-v4.1.0.swagger.json"
RESOURCE_FILE = "TMF652_Resource_Order_Management_API_v4.0.0_swagger.json"
FIREWALL: Any = {
    "serviceSpecification": {"id": "firewall-service"},
    "serviceCharacteristic": [{"name": "throughput", "value": 500}, {"name": "vpn_users", "value": 25}],
}


def fitting(file: str, value: Any, kind: str) -> list[str]:
    return fits(file, value, kind) if MATERIAL.exists() else []


def heard(listener: Listener, kind: str) -> list[tuple[str, str]]:
    """Types and states of what was told of a kind, in the order in which it was told."""
    found: list[tuple[str, str]] = []
    for _, body in listener.got:
        one = json.loads(body)
        if kind in one["event"]:
            found.append((one["eventType"], one["event"][kind]["state"]))
    return found


async def test_a_service_order_by_tmf641_is_approved_fulfilled_and_told(town: Town, listener: Listener) -> None:
    sender = (await town.token(Role.ORDER_MANAGER, Role.PROCESS_ADMIN)).http
    for base in (SERVICES, RESOURCES):
        assert (await sender.post(f"{base}/hub", json={"callback": listener.url})).status_code == 201
    party = {"id": "DEMO-CLINICS", "role": "Customer", "@referredType": "Customer"}
    body = {
        "externalId": "OSS-1",
        "relatedParty": [party],
        "serviceOrderItem": [{"id": "1", "action": "add", "service": FIREWALL}],
    }
    made = await sender.post(f"{SERVICES}/serviceOrder", json=body)
    assert made.status_code == 201, made.text
    href = made.json()["href"]
    await town.work()
    assert (await sender.get(href)).json()["state"] == "acknowledged"
    query = "query { orders(filter: {kind: SERVICE}) { nodes { id number state kind lines { name { text } } } } }"
    (found,) = (await town.ask("order-manager", query))["orders"]["nodes"]
    assert (found["kind"], found["lines"][0]["name"]["text"]) == ("SERVICE", "Firewall service")
    assert found["state"] == "AWAITING_APPROVAL"
    await town.does("order-approver", "approveOrder", orderId=found["id"])
    resources = (await sender.get(f"{RESOURCES}/resourceOrder?sort=name")).json()
    assert sorted(one["orderItem"][0]["resourceSpecification"]["id"] for one in resources) == [
        "firewall-log-space",
        "firewall-node",
        "firewall-vpn-pool",
    ]
    assert [fitting(RESOURCE_FILE, one, "ResourceOrder") for one in resources] == [[], [], []]
    assert {one["externalReference"][0]["id"] for one in resources} == {found["number"]}
    for _ in range(30):
        order = await town.order(found["id"])
        waiting = [task for task in order["tasks"] if task["state"] == "OPEN"]
        if not waiting:
            break
        for task in waiting:
            await town.does("fulfillment-manager", "claimTask", taskId=task["id"])
            await town.finishes("fulfillment-manager", found["id"])
    ended = (await sender.get(href)).json()
    assert ended["state"] == "completed"
    assert [one["state"] for one in ended["serviceOrderItem"]] == ["completed"]
    assert fitting(SERVICE_FILE, ended, "ServiceOrder") == []
    done = (await sender.get(f"{RESOURCES}/resourceOrder?state=completed")).json()
    assert len(done) == 3
    assert {one["orderItem"][0]["resource"]["usageState"] for one in done} == {"active"}
    assert (await sender.post(f"{RESOURCES}/resourceOrder", json={})).status_code == 405
    services = heard(listener, "serviceOrder")
    assert services[0] == ("ServiceOrderCreateEvent", "acknowledged")
    assert services[-1][1] == "completed"
    assert {one for one, _ in services} >= {"ServiceOrderStateChangeEvent", "ServiceOrderMilestoneEvent"}
    told = heard(listener, "resourceOrder")
    assert sum(one == "ResourceOrderCreateEvent" for one, _ in told) == 3
    assert sum(one == ("ResourceOrderStateChangeEvent", "completed") for one in told) >= 3
    for _, content in listener.got:
        one = json.loads(content)
        file = SERVICE_FILE if "serviceOrder" in one["event"] else RESOURCE_FILE
        assert fitting(file, one, one["eventType"]) == []
