"""TMF622 v5 over HTTP: both versions of one order, patches, cancellations, orders made later, prices that differ."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.commands import intake
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import load_catalogs, open_account
from tests.builders.tmf import fits, needs_material
from tests.contract.tmf.conftest import Client, token

Drain = Callable[[Database], Awaitable[None]]
V4 = "/tmf-api/productOrderingManagement/v4"
V5 = "/tmf-api/productOrderingManagement/v5"
SPECIFICATION = "TMF622-ProductOrdering-v5.0.0.oas.json"
TEXT = "StringCharacteristic"
OPERATIONS = {"content-type": "application/json-patch+json"}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "mobile-tariff")
    return await open_account(database, external_id="crm-1")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    intake.bind_database(database)
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


def body(account: Account, **given: Any) -> dict[str, Any]:
    return {
        "@type": "ProductOrder",
        "externalId": [{"id": str(new_id()), "owner": "shop", "@type": "ExternalIdentifier"}],
        "category": "B2C",
        "priority": "3",
        "requestedCompletionDate": "2031-05-02T10:13:59+02:00",
        "channel": [{"role": "capture", "channel": {"id": "1", "@type": "ChannelRef"}, "@type": "RelatedChannel"}],
        "relatedParty": [
            {
                "role": "Customer",
                "partyOrPartyRole": {"id": str(account.id), "@referredType": "Customer", "@type": "PartyRoleRef"},
                "@type": "RelatedPartyRefOrPartyRoleRef",
            }
        ],
        "productOrderItem": [
            {
                "id": "1",
                "action": "add",
                "quantity": 1,
                "@type": "ProductOrderItem",
                "productOffering": {"id": "mobile-tariff", "@type": "ProductOfferingRef"},
                "productOrderItem": [
                    {
                        "id": "2",
                        "action": "add",
                        "@type": "ProductOrderItem",
                        "productOffering": {"id": "mobile-telephony", "@type": "ProductOfferingRef"},
                        "itemPrice": [
                            {
                                "name": "fee",
                                "priceType": "nonRecurring",
                                "@type": "OrderPrice",
                                "price": {"@type": "Price", "dutyFreeAmount": {"unit": "EUR", "value": 0.99}},
                            }
                        ],
                        "product": {
                            "@type": "Product",
                            "productCharacteristic": [
                                {
                                    "id": "c1",
                                    "name": "TEL_MSISDN",
                                    "value": "415 279 7439",
                                    "@type": "StringCharacteristic",
                                }
                            ],
                        },
                    },
                    {
                        "id": "3",
                        "action": "add",
                        "@type": "ProductOrderItem",
                        "productOffering": {"id": "tariff-plan", "@type": "ProductOfferingRef"},
                        "billingAccount": {"id": "b1", "@type": "BillingAccountRef"},
                    },
                ],
            }
        ],
        **given,
    }


async def made(client: Client, account: Account, **given: Any) -> Any:
    answer = await client.post(f"{V5}/productOrder", json=body(account, **given))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_nested_items_dates_and_unknown_attributes_come_back_as_they_were_sent(
    client: Client, account: Account
) -> None:
    sent = body(account, colour={"deep": [1, "x"]})
    order = (await client.post(f"{V5}/productOrder", json=sent)).json()
    for name in ("externalId", "category", "priority", "requestedCompletionDate", "channel", "relatedParty", "colour"):
        assert order[name] == sent[name], name
    (bundle,) = order["productOrderItem"]
    first, second = bundle["productOrderItem"]
    assert [bundle["id"], first["id"], second["id"]] == ["1", "2", "3"]
    told = sent["productOrderItem"][0]["productOrderItem"]
    assert first["itemPrice"] == told[0]["itemPrice"]
    assert told[0]["product"]["productCharacteristic"][0] in first["product"]["productCharacteristic"]
    assert second["billingAccount"] == told[1]["billingAccount"]
    assert (await client.get(f"{V5}/productOrder/{order['id']}")).json() == order


@needs_material
async def test_one_order_fits_both_versions(client: Client, account: Account) -> None:
    order = await made(client, account)
    assert fits(SPECIFICATION, order, "ProductOrder") == []
    older = (await client.get(f"{V4}/productOrder/{order['id']}")).json()
    assert fits("TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json", older, "ProductOrder") == []
    assert older["externalId"] == order["externalId"][0]["id"]
    assert older["relatedParty"] == [{"id": str(account.id), "role": "Customer", "@referredType": "Customer"}]
    assert older["orderDate"] == order["creationDate"]
    assert older["productOrderItem"][0]["productOrderItem"][1]["billingAccount"]["id"] == "b1"


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("value",), 0.01, "productOrderItem[0].productOrderItem[0].itemPrice"),
        (("value",), -5, "productOrderItem[0].productOrderItem[0].itemPrice"),
        (("unit",), "USD", "productOrderItem[0].productOrderItem[0].itemPrice"),
    ],
)
async def test_a_price_that_differs_is_refused(
    client: Client, database: Database, account: Account, path: tuple[str], value: Any, where: str
) -> None:
    sent = body(account)
    item = sent["productOrderItem"][0]["productOrderItem"][0]
    item["itemPrice"][0]["price"]["dutyFreeAmount"][path[0]] = value
    async with database.reader() as reader:
        before = await reader.scalar("SELECT count(*) FROM customer_order")
    for query in ("", "?mode=async"):
        answer = await client.post(f"{V5}/productOrder{query}", json=sent)
        assert answer.status_code == 400, answer.text
        assert [one["path"] for one in answer.json()["problems"]] == [where]
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM customer_order") == before


async def test_patches_change_what_was_said_and_refuse_what_is_at_work(client: Client, account: Account) -> None:
    order = await made(client, account)
    path = f"{V5}/productOrder/{order['id']}"
    merged = await client.patch(path, json={"category": "B2B", "priority": "3", "note": [{"text": "x"}]})
    assert (merged.status_code, merged.json()["category"]) == (200, "B2B"), merged.text
    assert merged.json()["note"] == [{"text": "x", "@type": "Note"}]
    operations = [{"op": "replace", "path": "/category", "value": "B2X"}, {"op": "remove", "path": "/note/0"}]
    patched = await client.patch(path, json=operations, headers=OPERATIONS)
    assert patched.json()["category"] == "B2X"
    assert patched.json().get("note", []) == []
    queried = [
        {
            "op": "replace",
            "path": "/productOrderItem/productOrderItem/billingAccount/id?productOrderItem.productOrderItem.id=3",
            "value": "1889",
        }
    ]
    answer = await client.patch(path, json=queried, headers={"content-type": "application/json-patch-query+json"})
    assert answer.status_code == 200, answer.text
    item = answer.json()["productOrderItem"][0]["productOrderItem"][1]
    assert (item["id"], item["billingAccount"]["id"]) == ("3", "1889")
    for change, status, code in (
        ({"description": "later"}, 409, "tmf.not_patchable"),
        ({"relatedParty": []}, 409, "tmf.not_patchable"),
        ({"productOrderItem": []}, 409, "tmf.not_patchable"),
        ({"state": "completed"}, 409, "tmf.not_patchable"),
        ({"id": str(new_id())}, 400, "tmf.immutable"),
        ({"href": "http://else.where"}, 400, "tmf.immutable"),
        ({"creationDate": None}, 400, "tmf.immutable"),
        ({"category": 7}, 400, "input.wrong_type"),
        ([], 400, "input.wrong_type"),
    ):
        refused = await client.patch(path, json=change)
        assert (refused.status_code, refused.json()["code"]) == (status, code), refused.text
    conflict = await client.patch(path, json=[{"op": "remove", "path": "/nothing"}], headers=OPERATIONS)
    assert (conflict.status_code, conflict.json()["code"]) == (409, "tmf.patch_conflict")
    older = await client.patch(f"{V4}/productOrder/{order['id']}", json=operations, headers=OPERATIONS)
    assert (older.status_code, "merge-patch" in older.headers["accept-patch"]) == (415, True)
    assert (await client.get(path)).json() == answer.json()


async def test_a_draft_may_change_and_be_submitted(client: Client, account: Account) -> None:
    order = await made(client, account, requestedInitialState="draft")
    assert order["state"] == "draft"
    path = f"{V5}/productOrder/{order['id']}"
    items = order["productOrderItem"]
    items[0]["productOrderItem"][0]["product"]["productCharacteristic"][0]["value"] = "415 000 0000"
    changed = await client.patch(path, json={"description": "new", "productOrderItem": items})
    assert changed.status_code == 200, changed.text
    told = changed.json()["productOrderItem"][0]["productOrderItem"][0]["product"]["productCharacteristic"][0]
    assert (changed.json()["description"], told["value"]) == ("new", "415 000 0000")
    submitted = await client.patch(path, json={"state": "acknowledged"})
    assert (submitted.status_code, submitted.json()["state"]) == (200, "acknowledged"), submitted.text
    cancelled = await client.patch(path, json={"state": "cancelled", "cancellationReason": "no more"})
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled"), cancelled.text
    assert cancelled.json()["cancellationReason"] == "no more"
    assert (await client.patch(path, json={"category": "x"})).status_code == 409


@needs_material
async def test_a_cancellation_is_kept_with_what_came_of_it(client: Client, account: Account) -> None:
    order = await made(client, account)
    sent = {
        "@type": "CancelProductOrder",
        "cancellationReason": "Duplicate order",
        "requestedCancellationDate": "2021-08-30T09:14:46.145Z",
        "productOrder": {"id": order["id"], "@referredType": "ProductOrder", "@type": "ProductOrderRef"},
    }
    first = await client.post(f"{V5}/cancelProductOrder", json=sent)
    assert (first.status_code, first.json()["state"]) == (201, "done"), first.text
    assert {name: first.json()[name] for name in sent} == sent
    assert fits(SPECIFICATION, first.json(), "CancelProductOrder") == []
    again = (await client.post(f"{V5}/cancelProductOrder", json=sent)).json()
    assert again["state"] == "terminatedWithError"
    listed = await client.get(f"{V5}/cancelProductOrder", params={"productOrder.id": order["id"], "fields": "state"})
    assert [one["state"] for one in listed.json()] == ["done", "terminatedWithError"]
    older = (await client.get(f"{V4}/cancelProductOrder/{again['id']}")).json()
    assert fits("TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json", older, "CancelProductOrder") == []
    unknown = {**sent, "productOrder": {"id": str(new_id()), "@type": "ProductOrderRef"}}
    refused = await client.post(f"{V5}/cancelProductOrder", json=unknown)
    assert (refused.status_code, refused.json()["problems"][0]["path"]) == (400, "productOrder.id")
    assert (await client.delete(f"{V5}/cancelProductOrder/{again['id']}")).status_code == 405


async def test_an_order_may_be_made_later(client: Client, database: Database, account: Account, drain: Drain) -> None:
    sent = body(account)
    queued = await client.post(f"{V5}/productOrder", params={"mode": "async"}, json=sent)
    assert queued.status_code == 202, queued.text
    waiting = queued.json()
    assert (queued.headers["location"], waiting["state"]) == (waiting["href"], "acknowledged")
    assert (await client.get(waiting["href"])).json() == waiting
    again = await client.post(f"{V5}/productOrder", params={"mode": "async"}, json=sent)
    assert (again.status_code, again.json()["id"]) == (202, waiting["id"])
    await drain(database)
    order = (await client.get(waiting["href"])).json()
    assert order["externalId"] == sent["externalId"]
    assert order["id"] != waiting["id"]
    assert (await client.get(f"{V5}/productOrder/{order['id']}")).json() == order
    broken = body(account)
    broken["productOrderItem"][0]["productOrderItem"][1]["quantity"] = -1
    queued = await client.post(f"{V5}/productOrder", params={"mode": "async"}, json=broken)
    assert queued.status_code == 202, queued.text
    await drain(database)
    refused = (await client.get(queued.json()["href"])).json()
    assert refused["state"] == "rejected"
    assert [one["code"] for one in refused["productOrderErrorMessage"]] == ["catalog.quantity"]


async def test_lists_answer_what_only_resources_tell(client: Client, account: Account) -> None:
    order = await made(client, account, category="rare", notificationContact="a@b.example")
    for params in (
        {"category": "rare"},
        {"category": "rare,none", "notificationContact": "a@b.example"},
        {"externalId.id": order["externalId"][0]["id"]},
        {"relatedParty.partyOrPartyRole.id": str(account.id), "category": "rare"},
        {"productOrderItem.productOrderItem.billingAccount.id": "b1", "category": "rare"},
        {"creationDate.gte": order["creationDate"], "category": "rare", "sort": "-category"},
    ):
        answer = await client.get(f"{V5}/productOrder", params=params)
        assert [one["id"] for one in answer.json()] == [order["id"]], params
        assert answer.headers["x-total-count"] == "1"
    assert (await client.get(f"{V5}/productOrder", params={"category": "none"})).json() == []


async def test_orders_are_not_deleted(client: Client, account: Account) -> None:
    order = await made(client, account)
    answer = await client.delete(f"{V5}/productOrder/{order['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "tmf.not_deletable")
    assert (await client.get(f"{V5}/productOrder/{order['id']}")).status_code == 200


async def test_a_page_costs_the_same_statements_however_long_it_is(
    client: Client, database: Database, account: Account
) -> None:
    for _ in range(4):
        await made(client, account)

    async def statements(limit: int) -> int:
        before = database.statements
        assert len((await client.get(f"{V5}/productOrder", params={"limit": str(limit)})).json()) == limit
        return database.statements - before

    assert await statements(1) == await statements(4)
