"""Service orders as TMF641 takes them, and what must come of them."""

import copy
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient

from orderloom.kernel.ids import new_id
from tests.builders.payloads import Payloads
from tests.builders.tmf import fits, lacking

Client = AsyncTestClient[Litestar]
FILE = "TMF641-ServiceOrdering-v4.1.0.swagger.json"
PAYLOADS = Payloads(FILE)
PATH = "/tmf-api/serviceOrdering/v4/serviceOrder"
CANCELS = "/tmf-api/serviceOrdering/v4/cancelServiceOrder"
CUSTOMER = {"id": "crm-1", "role": "Customer", "@referredType": "Customer", "@type": "RelatedParty"}
USERS = {"name": "vpn_users", "valueType": "integer", "value": 25}
SET_HERE = frozenset({"id", "href", "state", "orderDate", "completionDate", "startDate", "errorMessage", "milestone"})


def service(**given: Any) -> dict[str, Any]:
    return {"serviceSpecification": {"id": "firewall-service"}, **given}


def item(**given: Any) -> dict[str, Any]:
    return {"id": "1", "action": "add", "service": service(), **given}


def order(*items: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {"relatedParty": [CUSTOMER], "serviceOrderItem": list(items or [item()]), **given}


async def told_again(client: Client, sent: Any) -> dict[str, Any]:
    answer = await client.post(PATH, json=sent)
    assert answer.status_code == 201, (sent, answer.text)
    made = answer.json()
    assert answer.headers["location"] == made["href"]
    assert (await client.get(made["href"])).json() == made
    given = {name: value for name, value in sent.items() if name not in SET_HERE}
    given["serviceOrderItem"] = [said_of_item(one) for one in sent["serviceOrderItem"]]
    assert list(lacking(given, made)) == []
    assert fits(FILE, made, "ServiceOrder") == []
    return made


def said_of_item(one: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in one.items() if name != "state"}
    nested = {name: [said_of_item(each) for each in said[name]] for name in ("serviceOrderItem",) if name in said}
    return {**said, **nested}


async def refusals(client: Client, sent: Any) -> list[tuple[str, str]]:
    answer = await client.post(PATH, json=sent)
    assert answer.status_code == 400, answer.text
    assert fits(FILE, answer.json(), "Error") == []
    return [(one["code"], one["path"]) for one in answer.json()["problems"]]


def sensible(name: str, value: Any) -> Any:
    """What the attribute's place in an order of a service leaves open."""
    value = copy.deepcopy(value)
    fixed: dict[str, Any] = {"externalId": str(new_id()), "priority": "1", "quantity": 2, "action": "add"}
    if name in fixed:
        return fixed[name]
    if name == "relatedParty":
        return [*value, CUSTOMER]
    if name == "serviceSpecification":
        return {**value, "id": "firewall-service"}
    if name == "serviceCharacteristic":
        return [{**value[0], **USERS}]
    if name == "serviceOrderItemRelationship":
        return [{**value[0], "relationshipType": "reliesOn", "orderItem": {**value[0]["orderItem"], "itemId": "2"}}]
    return value
