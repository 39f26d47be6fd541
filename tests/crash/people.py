"""People and systems of the crash tests who order SD-WAN and firewalls, approve, and answer tasks until none waits."""

import time
from base64 import b64encode
from typing import Any

import httpx

from tests.crash.client import insist
from tests.crash.cluster import Cluster

PASSWORD = "orderloom-demo-1"
SERVICES = "/tmf-api/serviceOrdering/v4/serviceOrder"
ANSWERS: tuple[dict[str, Any], ...] = (
    {"wan_address": "203.0.113.10", "site_class": "shop"},
    {"routing_protocol": "bgp", "asn": 64512},
    {},
)
"""What a task may ask for; the first that it takes is its answer."""
OPEN = """query($id: ID!) { order(id: $id) { state tasks { id state version group { key } } } }"""


def sdwan_order(number: str, account: str, site: str, sites: int) -> dict[str, Any]:
    parts = [str(place) for place in range(2, sites + 2)]
    bundle = [{"id": one, "relationshipType": "bundles"} for one in parts]
    place = {"place": [{"id": site, "role": "installation"}]}
    return {
        "externalId": number,
        "relatedParty": [{"id": account, "role": "customer", "@referredType": "Organization"}],
        "productOrderItem": [
            {"id": "1", "action": "add", "productOffering": {"id": "sdwan-bronze"}, "product": place}
            | {"productOrderItemRelationship": bundle},
            *(_site(one, place) for one in parts),
        ],
    }


def _site(number: str, place: dict[str, Any]) -> dict[str, Any]:
    speed = {"productCharacteristic": [{"name": "bandwidth", "value": 100}]}
    return {"id": number, "action": "add", "productOffering": {"id": "sdwan-site"}, "product": {**place, **speed}}


def firewall_order(number: str, account: str) -> dict[str, Any]:
    values = [{"name": "throughput", "value": 500}, {"name": "vpn_users", "value": 25}]
    service = {"serviceSpecification": {"id": "firewall-service"}, "serviceCharacteristic": values}
    return {
        "externalId": number,
        "relatedParty": [{"id": account, "role": "customer", "@referredType": "Organization"}],
        "serviceOrderItem": [{"id": "1", "action": "add", "service": service}],
    }


class Person:
    """Signed in as a browser is; says the same again while nobody answers."""

    def __init__(self, cluster: Cluster, login: str) -> None:
        self._cluster = cluster
        self._http = httpx.Client(base_url=cluster.url, headers={"origin": cluster.url}, timeout=30)
        answer = insist(cluster, lambda: self._http.post("/auth/sign-in", json={"login": login, "password": PASSWORD}))
        assert answer.status_code == 200, answer.text

    def ask(self, query: str, **variables: Any) -> Any:
        body = {"query": query, "variables": variables}
        answer = insist(self._cluster, lambda: self._http.post("/graphql", json=body))
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def does(self, mutation: str, kind: str, **given: Any) -> bool:
        """Whether nothing was in the way."""
        query = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ problems {{ code }} }} }}"
        return not self.ask(query, input=given)[mutation]["problems"]


class Office:
    """Approves what waits for approval, and answers what waits for people."""

    def __init__(self, cluster: Cluster) -> None:
        self._approver = Person(cluster, "order-approver")
        self._workers = [Person(cluster, login) for login in ("fulfillment-agent", "fulfillment-manager")]

    def works(self, order_ids: list[str], seconds: float) -> None:
        """Until each of the orders is at its end, or the time is up."""
        deadline = time.monotonic() + seconds
        waiting = {b64encode(f"Order:{one}".encode()).decode() for one in order_ids}
        while waiting and time.monotonic() < deadline:
            waiting = {one for one in waiting if not self._goes_on(one)}
            time.sleep(0.2)

    def _goes_on(self, order_id: str) -> bool:
        order = self._approver.ask(OPEN, id=order_id)["order"]
        if order["state"] == "AWAITING_APPROVAL":
            self._approver.does("approveOrder", "OrderVerbInput", orderId=order_id)
        for task in order["tasks"]:
            if task["state"] in ("OPEN", "IN_PROGRESS") and task["group"]:
                self._answers(task["id"])
        return order["state"] in ("COMPLETED", "FAILED", "CANCELED", "REJECTED")

    def _answers(self, task_id: str) -> None:
        version = "query($id: ID!) { task(id: $id) { version } }"
        for person in self._workers:
            person.does("claimTask", "TaskVerbInput", taskId=task_id)
            for values in ANSWERS:
                found = person.ask(version, id=task_id)["task"]
                given = {"taskId": task_id, "version": found["version"], "values": values}
                if found and person.does("completeTask", "CompleteTaskInput", **given):
                    return
