"""The same create under the same key is done once, for everything that the open interfaces make."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import import_gadget, open_account
from tests.contract.tmf.conftest import Client, token

CATALOG, ORDERS = "/tmf-api/productCatalogManagement/v4", "/tmf-api/productOrderingManagement/v4"
BODIES: dict[str, dict[str, Any]] = {
    f"{CATALOG}/category": {"name": "Routers"},
    f"{CATALOG}/catalog": {"name": "Everything"},
    f"{CATALOG}/productOfferingPrice": {"name": "Monthly", "priceType": "recurring"},
    f"{CATALOG}/exportJob": {"url": "https://files.example.com/catalog.json"},
    f"{CATALOG}/hub": {"callback": "https://listener.example.com/hook"},
}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await import_gadget(database)
    return await open_account(database)


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    async with Client(create_app(Settings(env="test"), database, Live(redis_url))[1]) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN, Role.ORDER_MANAGER)}"
        yield one


@pytest.mark.parametrize("path", BODIES)
async def test_the_same_again_is_the_same_resource(client: Client, database: Database, path: str) -> None:
    key = {"idempotency-key": str(new_id())}
    first = await client.post(path, json=BODIES[path], headers=key)
    again = await client.post(path, json=BODIES[path], headers=key)
    assert (first.status_code, again.status_code) == (201, 201), (first.text, again.text)
    assert again.json() == first.json()
    assert again.headers.get("x-hub-secret") == first.headers.get("x-hub-secret")
    other = await client.post(path, json={**BODIES[path], "name": "Another", "query": "a=b"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_conflict")
    stranger = {**key, "authorization": f"Bearer {await token(database, Role.PROCESS_ADMIN)}"}
    theirs = await client.post(path, json=BODIES[path], headers=stranger)
    assert theirs.status_code == 201
    assert theirs.json()["id"] != first.json()["id"]
    assert (await client.delete(f"{path}/{first.json()['id']}")).status_code == 204
    gone = await client.post(path, json=BODIES[path], headers=key)
    assert (gone.status_code, gone.json()["code"]) == (409, "idempotency_conflict")


async def test_a_cancellation_that_is_asked_for_twice_is_one(client: Client, account: Account) -> None:
    item = {
        "id": "1",
        "action": "add",
        "productOffering": {"id": "gadget"},
        "product": {"productCharacteristic": [{"name": "colour", "value": "red"}]},
    }
    body = {
        "relatedParty": [{"id": str(account.id), "role": "Customer", "@referredType": "Customer"}],
        "productOrderItem": [item],
    }
    order = (await client.post(f"{ORDERS}/productOrder", json=body)).json()
    asked, key = {"productOrder": {"id": order["id"]}}, {"idempotency-key": str(new_id())}
    first = (await client.post(f"{ORDERS}/cancelProductOrder", json=asked, headers=key)).json()
    again = (await client.post(f"{ORDERS}/cancelProductOrder", json=asked, headers=key)).json()
    assert (first["state"], again) == ("done", first)
