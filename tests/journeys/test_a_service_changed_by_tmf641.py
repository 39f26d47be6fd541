"""An installed service that a partner changes, suspends, resumes and ends by TMF641, told to a listener each time."""

from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel import json
from tests.builders.graph import Caller
from tests.builders.town import Town, failed_work
from tests.integration.tmf.test_hub import Listener

SERVICES = "/tmf-api/serviceOrdering/v4"
PARTY = {"id": "DEMO-CLINICS", "role": "Customer", "@referredType": "Customer"}
ORDERS = "query { orders(filter: {kind: SERVICE}) { nodes { id lines { action } } } }"
INSTALLED = """query($id: ID!) { order(id: $id) {
  inventory { specification { key } state characteristics { name value } }
} }"""
FIREWALL: Any = {
    "serviceSpecification": {"id": "firewall-service"},
    "serviceCharacteristic": [{"name": "throughput", "value": 500}, {"name": "vpn_users", "value": 25}],
}
OWN = {"firewall-service", "firewall-filtering", "firewall-logging", "firewall-node", "firewall-log-space"}
REMOTE = {"firewall-remote-access", "firewall-vpn-pool"}


@pytest.fixture(scope="module")
async def caller(town: Town) -> Caller:
    return await town.token(Role.ORDER_MANAGER, Role.PROCESS_ADMIN)


class Partner:
    """Somebody else's order management, which orders services here, and people here who see to them."""

    def __init__(self, town: Town, caller: Caller, listener: Listener) -> None:
        self.town = town
        self.http = caller.http
        self.listener = listener

    async def orders(self, action: str, service: Any, number: str) -> Any:
        """A service order as it is told when all is done."""
        item = {"id": "1", "action": action, "service": service}
        body = {"externalId": number, "relatedParty": [PARTY], "serviceOrderItem": [item]}
        made = await self.http.post(f"{SERVICES}/serviceOrder", json=body)
        assert made.status_code == 201, made.text
        await self.town.work()
        newest = (await self.town.ask("order-manager", ORDERS))["orders"]["nodes"][0]
        await self.town.does("order-approver", "approveOrder", orderId=newest["id"])
        await self._see_through(newest["id"])
        return (await self.http.get(made.json()["href"])).json()

    async def _see_through(self, order_id: str) -> None:
        for _ in range(30):
            tasks = (await self.town.order(order_id))["tasks"]
            waiting = [task for task in tasks if task["state"] == "OPEN"]
            if not waiting:
                return
            claimed = await self.town.does(
                "fulfillment-manager", "claimTask", "task { id version }", taskId=waiting[0]["id"]
            )
            version = claimed["task"]["version"]
            await self.town.does(
                "fulfillment-manager", "completeTask", taskId=waiting[0]["id"], version=version, values={}
            )

    async def refusal(self, action: str, service: Any) -> list[tuple[str, str]]:
        item = {"id": "1", "action": action, "service": service}
        answer = await self.http.post(
            f"{SERVICES}/serviceOrder", json={"relatedParty": [PARTY], "serviceOrderItem": [item]}
        )
        assert answer.status_code == 400, answer.text
        return [(one["code"], one["path"]) for one in answer.json()["problems"]]

    def heard(self, order: Any) -> list[tuple[str, str]]:
        """Types and states of what was told of an order."""
        told = [json.loads(body) for _, body in self.listener.got]
        events = [one for one in told if one["event"].get("serviceOrder", {}).get("id") == order["id"]]
        return [(one["eventType"], one["event"]["serviceOrder"]["state"]) for one in events]


async def installed(town: Town, order_id: str) -> dict[str, Any]:
    """What is installed of the first order, by specification."""
    found = (await town.ask("order-manager", INSTALLED, id=order_id))["order"]["inventory"]
    return {one["specification"]["key"]: one for one in found}


def states(found: dict[str, Any]) -> dict[str, str]:
    return {key: one["state"] for key, one in found.items()}


async def test_a_partner_changes_suspends_resumes_and_ends_a_service(
    town: Town, caller: Caller, listener: Listener
) -> None:
    partner = Partner(town, caller, listener)
    assert (await partner.http.post(f"{SERVICES}/hub", json={"callback": listener.url})).status_code == 201
    first = await partner.orders("add", FIREWALL, "SVC-1")
    ours = (await town.ask("order-manager", ORDERS))["orders"]["nodes"][0]["id"]
    (item,) = first["serviceOrderItem"]
    service = item["service"]["id"]
    assert (item["state"], item["service"]["state"]) == ("completed", "active")
    assert states(await installed(town, ours)) == dict.fromkeys(OWN | REMOTE, "ACTIVE")

    more = await partner.orders(
        "modify", {"id": service, "serviceCharacteristic": [{"name": "throughput", "value": 900}]}, "SVC-2"
    )
    assert (more["state"], more["serviceOrderItem"][0]["service"]["state"]) == ("completed", "active")
    now = await installed(town, ours)
    assert {"name": "throughput", "value": 900} in now["firewall-service"]["characteristics"]
    assert states(now) == dict.fromkeys(OWN | REMOTE, "ACTIVE")

    rest = await partner.orders("modify", {"id": service, "state": "inactive"}, "SVC-3")
    assert (rest["state"], rest["serviceOrderItem"][0]["service"]["state"]) == ("completed", "inactive")
    assert rest["serviceOrderItem"][0]["action"] == "modify"
    assert states(await installed(town, ours)) == dict.fromkeys(OWN | REMOTE, "SUSPENDED")
    again = {"id": service, "state": "inactive"}
    assert await partner.refusal("modify", again) == [("ordering.product_state", "serviceOrderItem[0].service.id")]

    back = await partner.orders("modify", {"id": service, "state": "active"}, "SVC-4")
    assert (back["state"], back["serviceOrderItem"][0]["service"]["state"]) == ("completed", "active")
    assert states(await installed(town, ours)) == dict.fromkeys(OWN | REMOTE, "ACTIVE")

    gone = await partner.orders("delete", {"id": service}, "SVC-5")
    assert (gone["state"], gone["serviceOrderItem"][0]["service"]["state"]) == ("completed", "terminated")
    assert states(await installed(town, ours)) == dict.fromkeys(OWN | REMOTE, "INACTIVE")
    assert await partner.refusal("delete", {"id": service}) == [
        ("ordering.product_state", "serviceOrderItem[0].service.id")
    ]

    acts = [order["lines"][0]["action"] for order in (await town.ask("order-manager", ORDERS))["orders"]["nodes"]]
    assert acts == ["DISCONNECT", "RESUME", "SUSPEND", "MODIFY", "ADD"]
    for order in (first, more, rest, back, gone):
        told = partner.heard(order)
        assert told[0] == ("ServiceOrderCreateEvent", "acknowledged")
        assert ("ServiceOrderStateChangeEvent", "completed") in told
    assert await failed_work(town.database) == []


async def test_a_partner_calls_a_service_by_its_own_id(town: Town, caller: Caller, listener: Listener) -> None:
    partner = Partner(town, caller, listener)
    first = await partner.orders("add", {**FIREWALL, "id": "partner-7"}, "OWN-1")
    ours = (await town.ask("order-manager", ORDERS))["orders"]["nodes"][0]["id"]
    assert first["serviceOrderItem"][0]["service"]["id"] == "partner-7"

    fewer = [{"name": "vpn_users", "value": 0}]
    less = await partner.orders("modify", {"id": "partner-7", "serviceCharacteristic": fewer}, "OWN-2")
    assert (less["state"], less["serviceOrderItem"][0]["service"]["id"]) == ("completed", "partner-7")
    assert states(await installed(town, ours)) == {**dict.fromkeys(OWN, "ACTIVE"), **dict.fromkeys(REMOTE, "INACTIVE")}

    gone = await partner.orders("modify", {"id": "partner-7", "state": "terminated"}, "OWN-3")
    (item,) = gone["serviceOrderItem"]
    assert (gone["state"], item["action"], item["service"]["state"]) == ("completed", "modify", "terminated")
    assert states(await installed(town, ours)) == dict.fromkeys(OWN | REMOTE, "INACTIVE")
    assert await partner.refusal("delete", {"id": "partner-8"}) == [
        ("inventory.unknown_product", "serviceOrderItem[0].service.id")
    ]
