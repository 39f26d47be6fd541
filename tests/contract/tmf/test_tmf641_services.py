"""Service orders by TMF641 about services that are there, and those that say something wrong or say it twice."""

from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from orderloom.identity.contracts import Role
from orderloom.inventory.commands import activate_items, register_items
from orderloom.inventory.contracts import NewItem
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import LineAction
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.service_orders import CUSTOMER, PATH, PAYLOADS, USERS, item, order, refusals, service, told_again
from tests.builders.tmf import MATERIAL, fits, lacking, needs_material, specification
from tests.contract.tmf.conftest import Client, token
from tests.contract.tmf.test_examples import sample

pytestmark = needs_material
MERGE = {"content-type": "application/merge-patch+json"}
TURNS = 3
FILE = "TMF641-ServiceOrdering-v4.1.0.swagger.json"
FIRST = "serviceOrderItem[0]"
RELATED = {"relationshipType": "bundles", "orderItem": {"itemId": "2"}}


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


async def installed(client: Client, database: Database, own: str | None = None) -> str:
    """The id of a running service, as its order tells it; `own` is what its sender calls it."""
    named = {"id": own} if own else {}
    made = await told_again(client, order(item(service=service(serviceCharacteristic=[USERS], **named))))
    (before,) = made["serviceOrderItem"]
    assert before["service"].get("id") == own
    domain_order = new_id()
    async with database.unit_of_work() as uow:
        (found,) = await ordering.orders_with_lines(uow, [UUID(made["id"])])
        new = NewItem(
            domain_order_id=domain_order,
            order_id=found.order.id,
            line_id=found.lines[0].id,
            account_id=found.order.account_id,
            kind="service",
            specification="firewall-service",
            name={"en": "Firewall"},
            quantity=Decimal(1),
            characteristics={"vpn_users": 25},
        )
        await register_items(uow, SYSTEM, [new])
    designed = (await client.get(made["href"])).json()["serviceOrderItem"][0]["service"]
    async with database.unit_of_work() as uow:
        await activate_items(uow, SYSTEM, {domain_order: None})
    running = (await client.get(made["href"])).json()
    assert fits(FILE, running, "ServiceOrder") == []
    (after,) = running["serviceOrderItem"]
    assert (designed["state"], after["service"]["state"]) == ("designed", "active")
    assert designed["id"] == after["service"]["id"] == (own or designed["id"])
    return after["service"]["id"]


async def test_a_service_is_called_as_its_sender_called_it_and_nobody_else_knows_it_so(
    client: Client, database: Database, account: Account
) -> None:
    own = await installed(client, database, "FW-17")
    about = item(action="modify", service={"id": own, "state": "terminated"})
    made = await told_again(client, order(about))
    assert await action_of(database, made) is LineAction.DISCONNECT
    stranger = await token(database, Role.CUSTOMER, account=await open_account(database))
    headers = {"authorization": f"Bearer {stranger}"}
    answer = await client.post(PATH, json={"serviceOrderItem": [about]}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "inventory.unknown_product")


async def action_of(database: Database, made: dict[str, Any]) -> LineAction:
    async with database.reader() as reader:
        (found,) = await ordering.orders_with_lines(reader, [UUID(made["id"])])
    return found.lines[0].action


async def test_a_service_is_changed_suspended_resumed_and_ended_by_its_id(client: Client, database: Database) -> None:
    reference = {"href": "https://client.example/service/1", "@referredType": "Service", "@type": "ServiceRef"}
    for action, said, meant in (
        ("modify", {"serviceCharacteristic": [{**USERS, "value": 30}]}, LineAction.MODIFY),
        ("modify", {"state": "inactive"}, LineAction.SUSPEND),
        ("modify", {"state": "active"}, LineAction.MODIFY),
        ("delete", {}, LineAction.DISCONNECT),
        ("delete", {"state": "terminated"}, LineAction.DISCONNECT),
        ("noChange", {}, LineAction.NO_CHANGE),
    ):
        for told in ({}, service(name="By value")):
            about = item(action=action, service={"id": await installed(client, database), **reference, **told, **said})
            made = await told_again(client, order(about))
            assert await action_of(database, made) is meant
            if action != "noChange":
                again = await client.post(PATH, json=order(about))
                assert (again.status_code, again.json()["code"]) == (409, "ordering.product_busy")


async def test_words_of_other_senders_for_actions_are_understood(client: Client, database: Database) -> None:
    for word, called, meant in (
        ("change", "modify", LineAction.MODIFY),
        ("disconnect", "delete", LineAction.DISCONNECT),
        ("suspend", "modify", LineAction.SUSPEND),
        ("no-change", "noChange", LineAction.NO_CHANGE),
    ):
        about = item(action=word, service={"id": await installed(client, database)})
        answer = await client.post(PATH, json=order(about))
        assert answer.status_code == 201, answer.text
        made = answer.json()
        assert fits(FILE, made, "ServiceOrder") == []
        assert (made["serviceOrderItem"][0]["action"], await action_of(database, made)) == (called, meant)
    for word in specification(FILE)["definitions"]["OrderItemActionType"]["enum"]:
        await told_again(client, order(item(action=word, service=service(id=await installed(client, database)))))


async def test_each_thing_wrong_is_refused_where_it_stands(client: Client) -> None:
    characteristics = f"{FIRST}.service.serviceCharacteristic"
    unknown = {"name": "vCPE_IP", "valueType": "object", "value": {"@type": "JSON", "vCPE_IP": "193.218.236.21"}}
    for body, expected in (
        (order(item(quantity=0)), ("catalog.quantity", f"{FIRST}.quantity")),
        (order(item(quantity=-3)), ("catalog.quantity", f"{FIRST}.quantity")),
        (order(item(quantity=10**9)), ("catalog.quantity", f"{FIRST}.quantity")),
        (order(item(quantity=1.5)), ("input.wrong_type", f"{FIRST}.quantity")),
        (order(item(), item()), ("ordering.repeated_line_number", "serviceOrderItem[1].id")),
        (order(item(id=None)), ("input.missing", f"{FIRST}.id")),
        (order(item(action=None)), ("input.missing", f"{FIRST}.action")),
        (order(item(service=None)), ("input.missing", f"{FIRST}.service")),
        (order(item(service=[])), ("input.wrong_type", f"{FIRST}.service")),
        (order(item(service={})), ("catalog.specification_missing", f"{FIRST}.service.serviceSpecification")),
        (
            order(item(action="modify")),
            ("ordering.product_missing", f"{FIRST}.service.id"),
        ),
        (
            order(item(service=service(serviceCharacteristic=[unknown]))),
            ("catalog.unknown_characteristic", f"{characteristics}[0].value"),
        ),
        (
            order(item(service=service(serviceCharacteristic=[USERS, {"name": "Remote users", "value": 3}]))),
            ("tmf.value_twice", f"{characteristics}[1].value"),
        ),
        (
            order(item(service=service(serviceCharacteristic=[{"value": 3}]))),
            ("input.missing", f"{characteristics}[0].name"),
        ),
        (
            order(item(serviceOrderItem=[item(id="2", service={"serviceSpecification": {"id": "x"}})])),
            ("catalog.unknown_specification", f"{FIRST}.serviceOrderItem[0].service.serviceSpecification.id"),
        ),
        (order(orderItem=[item(id="7")]), ("tmf.items_twice", "orderItem")),
        (order(requestedStartDate="2031-13-01T00:00:00Z"), ("input.wrong_type", "requestedStartDate")),
        (order(priority=1), ("input.wrong_type", "priority")),
        (order(note=[{"author": "x"}]), ("input.missing", "note[0].text")),
        (order(externalId="x" * 300), ("input.too_long", "externalId")),
        (order() | {"serviceOrderItem": []}, ("ordering.no_lines", "serviceOrderItem")),
        (order(relatedParty=[{"id": "nobody", "role": "Buyer"}]), ("ordering.unknown_account", "relatedParty[0].id")),
    ):
        assert (await refusals(client, body))[0] == expected, body
    circle = order(
        item(serviceOrderItemRelationship=[RELATED]),
        item(id="2", serviceOrderItemRelationship=[{**RELATED, "orderItem": {"itemId": "1"}}]),
    )
    assert {code for code, _ in await refusals(client, circle)} == {"ordering.circular_lines"}


async def test_the_same_value_or_the_same_items_twice_are_once(client: Client) -> None:
    await told_again(client, order(item(service=service(serviceCharacteristic=[USERS, USERS]))))
    made = await told_again(client, order(orderItem=[item()]))
    assert made["orderItem"] == made["serviceOrderItem"]


async def test_the_published_order_is_refused_in_its_own_words_until_its_service_is_known(client: Client) -> None:
    body = sample(MATERIAL / "examples" / "service_orders" / "openslice_TestServiceOrderDates.json")
    assert await refusals(client, body) == [
        ("tmf.customer_missing", "relatedParty"),
        ("catalog.unknown_specification", "orderItem[0].service.serviceSpecification.id"),
    ]


async def test_a_patch_of_any_attribute_changes_it_or_says_why_not(client: Client) -> None:
    """Of a running order; what our domain understands of it stays, all else is its sender's."""
    made = await told_again(client, order(item(note=[{"text": "x"}])))
    changed: set[str] = set()
    for name in specification(FILE)["definitions"]["ServiceOrder_Update"]["properties"]:
        if name in ("state", "serviceOrderItem"):
            continue
        for turn in range(TURNS):
            value = PAYLOADS.one("ServiceOrder_Update", name, turn)
            answer = await client.patch(made["href"], json={name: value}, headers=MERGE)
            if answer.status_code == 200:
                changed.add(name)
                assert list(lacking({name: value}, answer.json())) == []
                assert fits(FILE, answer.json(), "ServiceOrder") == []
                assert (await client.get(made["href"])).json() == answer.json()
            else:
                assert answer.status_code in (400, 409), answer.text
                assert {one["path"].split("[")[0] for one in answer.json()["problems"]} == {name}
                assert fits(FILE, answer.json(), "Error") == []
    assert changed >= {"expectedCompletionDate", "note", "externalReference", "notificationContact"}
    assert not changed & {"description", "externalId", "priority", "relatedParty", "requestedStartDate"}


async def test_what_is_kept_beside_an_item_is_patched_by_either_name_of_the_items(client: Client) -> None:
    told = item(appointment={"id": "a"}, errorMessage=[{"code": "7", "message": "theirs"}], own={"x": 1})
    for name in ("serviceOrderItem", "orderItem"):
        made = await told_again(client, order(told))
        assert made["serviceOrderItem"][0]["errorMessage"] == told["errorMessage"]
        items = [{**made["serviceOrderItem"][0], "own": {"x": 2}}]
        answer = await client.patch(made["href"], json={name: items}, headers=MERGE)
        assert answer.status_code == 200, answer.text
        assert answer.json()["serviceOrderItem"] == items
        assert "orderItem" not in answer.json()
        refused = await client.patch(made["href"], json={name: [{**items[0], "quantity": 3}]}, headers=MERGE)
        assert (refused.status_code, refused.json()["problems"][0]["path"]) == (409, f"{FIRST}.quantity")
    earlier = await client.post(PATH, json={"relatedParty": [CUSTOMER], "orderItem": [told]})
    items = [{**earlier.json()["orderItem"][0], "own": {"x": 3}}]
    for name in ("serviceOrderItem", "orderItem"):
        answer = await client.patch(earlier.json()["href"], json={name: items}, headers=MERGE)
        assert (answer.json()["serviceOrderItem"], answer.json()["orderItem"]) == (items, items)
    gone = await client.patch(earlier.json()["href"], json={"orderItem": None}, headers=MERGE)
    assert (gone.status_code, gone.json()["problems"][0]["path"]) == (409, "serviceOrderItem")


async def test_only_a_merge_patch_is_taken(client: Client) -> None:
    made = await told_again(client, order())
    steps = [{"op": "replace", "path": "/category", "value": "x"}]
    answer = await client.patch(made["href"], json=steps, headers={"content-type": "application/json-patch+json"})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")
    assert "application/merge-patch+json" in answer.headers["accept-patch"]
    assert fits(FILE, answer.json(), "Error") == []
    charset = {"content-type": "application/json;charset=utf-8"}
    assert (await client.patch(made["href"], json={"category": "y"}, headers=charset)).json()["category"] == "y"


async def test_lists_are_asked_for_by_any_attribute_of_any_depth(client: Client) -> None:
    mark = str(new_id())
    for turn in range(3):
        told = service(serviceCharacteristic=[{**USERS, "value": 20 + turn}], category=f"{mark}-{turn}")
        await told_again(client, order(item(service=told), category=mark, notificationContact=f"{turn}@client.example"))
    deep = "serviceOrderItem.service.serviceCharacteristic.value"
    for query, count in (
        ("", 3),
        (f"&{deep}=21", 1),
        (f"&{deep}.gte=21", 2),
        (f"&{deep}=20,22", 2),
        (f"&serviceOrderItem.service.category={mark}-1", 1),
        ("&serviceOrderItem.state=acknowledged", 3),
        ("&serviceOrderItem.action=delete", 0),
        ("&relatedParty.role=Customer", 3),
        ("&notificationContact='1@client.example'", 1),
        ("&orderDate.gt=2020-01-01T00:00:00Z", 3),
        ("&orderDate.lt=2020-01-01T00:00:00Z", 0),
        ("&state=acknowledged,completed", 3),
        ("&state=failed", 0),
    ):
        answer = await client.get(f"{PATH}?category={mark}{query}&fields=none")
        assert answer.status_code == 200, (query, answer.text)
        assert (len(answer.json()), answer.headers["x-total-count"]) == (count, str(count)), query
    answer = await client.get(f"{PATH}?category={mark}&sort=-notificationContact&fields=notificationContact,{deep}")
    assert [one["notificationContact"][0] for one in answer.json()] == ["2", "1", "0"]
    inner = {"serviceCharacteristic": [{"value": 22}]}
    assert answer.json()[0]["serviceOrderItem"] == [{"service": inner}]
    page = await client.get(f"{PATH}?category={mark}&sort=notificationContact&offset=2&limit=5")
    assert (page.status_code, page.headers["x-total-count"], page.headers["x-result-count"]) == (206, "3", "1")
