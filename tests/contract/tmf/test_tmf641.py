"""Service orders by TMF641 4.1: taken, told again as sent, changed, called off, refused item by item."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.commands.review import start_enrichment
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.service_orders import (
    CANCELS,
    CUSTOMER,
    FILE,
    PATH,
    PAYLOADS,
    SET_HERE,
    USERS,
    item,
    order,
    refusals,
    said_of_item,
    sensible,
    service,
    told_again,
)
from tests.builders.tmf import MATERIAL, fits, lacking, needs_material
from tests.contract.tmf.conftest import Client, token
from tests.contract.tmf.test_examples import sample

pytestmark = needs_material
TURNS = 3
MERGE = {"content-type": "application/merge-patch+json"}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "managed-firewall")
    return await open_account(database, external_id="crm-1", segment="business")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


async def test_the_least_is_enough(client: Client) -> None:
    made = await told_again(client, order())
    assert made["state"] == "acknowledged"
    (one,) = made["serviceOrderItem"]
    assert (one["state"], one["quantity"], one["@type"]) == ("acknowledged", 1, "ServiceOrderItem")


async def test_each_attribute_of_an_order_comes_back(client: Client) -> None:
    for name in set(PAYLOADS.properties("ServiceOrder")) - {"serviceOrderItem", "@type"}:
        for turn in range(TURNS):
            await told_again(client, order(**{name: sensible(name, PAYLOADS.one("ServiceOrder", name, turn))}))


async def test_each_attribute_of_an_item_comes_back(client: Client) -> None:
    for name in set(PAYLOADS.properties("ServiceOrderItem")) - {"serviceOrderItem", "service", "id", "@type"}:
        for turn in range(TURNS):
            value = sensible(name, PAYLOADS.one("ServiceOrderItem", name, turn))
            others = [item(id="2")] if name == "serviceOrderItemRelationship" else []
            await told_again(client, order(item(**{name: value}), *others))


async def test_each_attribute_of_a_service_comes_back(client: Client) -> None:
    for name in set(PAYLOADS.properties("ServiceRefOrValue")) - {"@type"}:
        for turn in range(TURNS):
            value = sensible(name, PAYLOADS.one("ServiceRefOrValue", name, turn))
            await told_again(client, order(item(service=service(**{name: value}))))


async def test_everything_at_once_comes_back(client: Client) -> None:
    for turn in range(TURNS):
        sent = PAYLOADS.full("ServiceOrder", turn)
        names = PAYLOADS.properties("ServiceRefOrValue")
        whole = {name: sensible(name, PAYLOADS.one("ServiceRefOrValue", name, turn)) for name in names}
        sent["serviceOrderItem"] = [
            {**PAYLOADS.one("ServiceOrder", "serviceOrderItem", turn)[0], "id": "1", "action": "add", "quantity": 1}
            | {"service": whole, "serviceOrderItem": [item(id="2")], "serviceOrderItemRelationship": []}
        ]
        sent |= {"relatedParty": [CUSTOMER], "priority": "0", "externalId": str(new_id())}
        made = await told_again(client, {name: value for name, value in sent.items() if name not in SET_HERE})
        assert made["serviceOrderItem"][0]["serviceOrderItem"][0]["id"] == "2"


async def test_a_service_is_named_by_its_specification_or_told_by_value(client: Client) -> None:
    for told in (
        {"serviceSpecification": {"id": "x", "name": "Firewall service"}},
        {"serviceType": "firewall-service"},
        {"name": "Serviço de firewall"},
    ):
        made = await told_again(client, order(item(service={**told, "serviceCharacteristic": [USERS]})))
        assert made["serviceOrderItem"][0]["service"]["serviceCharacteristic"] == [USERS]


async def test_words_beside_a_value_and_names_for_people_are_understood(client: Client) -> None:
    said = [{"name": "Remote users", "valueType": "SET", "value": {"value": 7, "alias": "seven"}}]
    made = await told_again(client, order(item(service=service(serviceCharacteristic=said))))
    assert made["serviceOrderItem"][0]["service"]["serviceCharacteristic"] == said


async def test_the_items_may_be_called_as_version_4_0_did(client: Client) -> None:
    """TM Forum's member example, with the service it orders and who orders it put into the words known here."""
    body = sample(MATERIAL / "examples" / "service_orders" / "openslice_TestServiceOrderDates.json")
    body["orderItem"][0]["service"]["serviceSpecification"]["id"] = "firewall-service"
    body["orderItem"][0]["service"]["serviceCharacteristic"] = []
    body["relatedParty"][0]["id"] = "crm-1"
    answer = await client.post(PATH, json=body)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    given = {name: value for name, value in body.items() if name not in SET_HERE}
    given["orderItem"] = [said_of_item(one) for one in body["orderItem"]]
    assert [one for one in lacking(given, made) if "came back as None" not in one] == []
    assert made["serviceOrderItem"] == made["orderItem"]
    assert fits(FILE, made, "ServiceOrder") == []


async def test_what_is_not_known_here_is_refused_item_by_item(client: Client) -> None:
    sent = order(
        item(service={"serviceSpecification": {"id": "nothing"}}),
        item(id="2", service={}),
        item(id="3", service=service(serviceCharacteristic=[{"name": "vpn_users", "value": "many"}])),
        item(id="4", action="explode"),
    )
    assert await refusals(client, sent) == [
        ("tmf.unknown_action", "serviceOrderItem[3].action"),
        ("catalog.unknown_specification", "serviceOrderItem[0].service.serviceSpecification.id"),
        ("catalog.specification_missing", "serviceOrderItem[1].service.serviceSpecification"),
    ]
    assert await refusals(client, order(sent["serviceOrderItem"][2])) == [
        ("catalog.wrong_type", "serviceOrderItem[0].service.serviceCharacteristic[0].value")
    ]
    assert await refusals(client, order(item(service={"serviceSpecification": {"id": "firewall-node"}}))) == [
        ("ordering.not_a_service", "serviceOrderItem[0].service.serviceSpecification.id")
    ]
    assert await refusals(client, {"relatedParty": [CUSTOMER]}) == [("input.missing", "serviceOrderItem")]
    assert await refusals(client, order(relatedParty=[])) == [("tmf.customer_missing", "relatedParty")]
    unknown = item(action="delete", service={"id": str(new_id())})
    assert await refusals(client, order(unknown)) == [("inventory.unknown_product", "serviceOrderItem[0].service.id")]


async def test_the_same_order_under_the_same_external_id_is_one_order(client: Client) -> None:
    name = str(new_id())
    first, second = [await client.post(PATH, json=order(externalId=name)) for _ in range(2)]
    assert first.json()["id"] == second.json()["id"]
    other = await client.post(PATH, json=order(item(quantity=3), externalId=name))
    assert other.status_code == 409


async def test_orders_are_listed_by_what_is_asked(client: Client) -> None:
    name = str(new_id())
    made = await told_again(client, order(externalId=name, category="wide"))
    found = await client.get(f"{PATH}?externalId={name}&state=acknowledged&fields=state,externalId")
    assert found.headers["x-total-count"] == "1"
    assert found.json() == [
        {
            "id": made["id"],
            "href": made["href"],
            "externalId": name,
            "state": "acknowledged",
            "@type": "ServiceOrder",
        }
    ]
    assert len((await client.get(f"{PATH}?category=wide&sort=-orderDate")).json()) >= 1
    assert (await client.get(f"{PATH}?externalId={name}&state=completed")).json() == []
    page = await client.get(f"{PATH}?limit=1&fields=none")
    assert page.status_code == 206
    products = await client.get(f"/tmf-api/productOrderingManagement/v4/productOrder?externalId={name}")
    assert products.json() == []
    assert (await client.get(made["href"].replace("serviceOrdering", "productOrderingManagement"))).status_code == 404


async def test_an_order_is_patched_as_far_as_its_state_allows(client: Client) -> None:
    made = await told_again(client, order(note=[{"text": "first"}]))
    changed = await client.patch(made["href"], json={"note": [{"text": "second"}], "colour": "red"}, headers=MERGE)
    assert changed.status_code == 200, changed.text
    assert (changed.json()["note"], changed.json()["colour"]) == ([{"text": "second"}], "red")
    refused = await client.patch(made["href"], json={"priority": "0", "serviceOrderItem": []}, headers=MERGE)
    assert (refused.status_code, [one["path"] for one in refused.json()["problems"]]) == (
        409,
        ["priority", "serviceOrderItem"],
    )
    fixed = await client.patch(made["href"], json={"orderDate": "2031-05-02T08:13:59.506Z"}, headers=MERGE)
    assert (fixed.status_code, fixed.json()["code"]) == (400, "tmf.immutable")
    canceled = await client.patch(
        made["href"], json={"state": "cancelled", "cancellationReason": "not wanted"}, headers=MERGE
    )
    assert (canceled.status_code, canceled.json()["state"]) == (200, "cancelled")
    assert canceled.json()["cancellationReason"] == "not wanted"
    assert fits(FILE, canceled.json(), "ServiceOrder") == []
    assert (await client.delete(made["href"])).status_code == 409


async def test_an_order_is_called_off_by_a_request_to_cancel_it(client: Client, database: Database) -> None:
    made = await told_again(client, order())
    async with database.unit_of_work() as uow:
        await start_enrichment(uow, SYSTEM, [UUID(made["id"])])
    body = {"serviceOrder": {"id": made["id"]}, "cancellationReason": "not wanted"}
    answer = await client.post(CANCELS, json=body)
    assert (answer.status_code, answer.json()["state"]) == (201, "done"), answer.text
    assert fits(FILE, answer.json(), "CancelServiceOrder") == []
    assert (await client.get(answer.json()["href"])).json() == answer.json()
    assert (await client.get(made["href"])).json()["state"] == "cancelled"
    again = await client.post(CANCELS, json=body)
    assert (again.json()["state"], again.json()["errorMessage"]["code"]) == (
        "terminatedWithError",
        "invalid_transition",
    )
    assert fits(FILE, again.json(), "CancelServiceOrder") == []
    assert (await client.get(CANCELS)).headers["x-total-count"] == "2"
    least = {"serviceOrder": {"id": made["id"]}}
    for name in PAYLOADS.properties("CancelServiceOrder"):
        sent = {**PAYLOADS.full("CancelServiceOrder"), name: PAYLOADS.one("CancelServiceOrder", name, 1), **least}
        asked = await client.post(CANCELS, json=sent)
        assert asked.status_code == 201, asked.text
        assert list(lacking(sent, asked.json())) == []
        assert fits(FILE, asked.json(), "CancelServiceOrder") == []
    nowhere = await client.post(CANCELS, json={"serviceOrder": {"id": str(new_id())}})
    assert (nowhere.status_code, nowhere.json()["code"]) == (400, "ordering.unknown_order")


async def test_a_token_of_an_account_orders_for_it_and_sees_no_other(
    client: Client, database: Database, account: Account
) -> None:
    mine = await token(database, Role.CUSTOMER, account=account)
    other = await token(database, Role.CUSTOMER, account=await open_account(database))
    bare = {"serviceOrderItem": [item()]}
    made = await client.post(PATH, json=bare, headers={"authorization": f"Bearer {mine}"})
    assert made.status_code == 201, made.text
    href = made.json()["href"]
    assert made.json()["relatedParty"][0]["id"] == str(account.id)
    assert (await client.get(href, headers={"authorization": f"Bearer {other}"})).status_code == 404
    agent = await token(database, Role.FULFILLMENT_AGENT)
    assert (await client.post(PATH, json=order(), headers={"authorization": f"Bearer {agent}"})).status_code == 403
