"""Subscribers are told what happens to what they may see, signed, tried again, and nothing after they left."""

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.commands.tokens import revoke_token
from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.main.web import create_app
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings, settings
from tests.builders.orders import GADGET, SYSTEM, import_gadget, open_account
from tests.contract.tmf.conftest import Client, token

Drain = Callable[[Database], Awaitable[None]]
ORDERS = "/tmf-api/productOrderingManagement"
CATALOG = "/tmf-api/productCatalogManagement"


class Listener:
    """A subscriber: a real server that keeps what it is sent and answers as told."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.status = 204

    async def start(self) -> "Listener":
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/listener"

    @property
    def types(self) -> list[str]:
        return [json.loads(body)["eventType"] for _, body in self.got]

    def last(self) -> Any:
        return json.loads(self.got[-1][1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.got.append((headers, body))
        writer.write(f"HTTP/1.1 {self.status} Told\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()


@pytest.fixture
async def listener(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Listener]:
    inside = msgspec.structs.replace(settings(), private_networks=True)
    for module in ("integration.tmf.hub", "integration.adapters.addresses"):
        monkeypatch.setattr(f"orderloom.{module}.settings", lambda: inside)
    made = await Listener().start()
    yield made
    made.server.close()


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await import_gadget(database)
    return await open_account(database, external_id="crm-1")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN, Role.ORDER_MANAGER)}"
        yield one


async def subscribe(client: Client, to: Listener, api: str, query: str | None = None) -> tuple[str, str]:
    """Its path, and the secret."""
    body = {"callback": to.url, **({"query": query} if query else {})}
    answer = await client.post(f"{api}/hub", json=body)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["callback"], answer.headers["location"]) == (to.url, made["href"])
    return f"{api}/hub/{made['id']}", answer.headers["x-hub-secret"]


async def order(client: Client, account: Account, version: str = "v4") -> Any:
    body: dict[str, Any] = {
        "relatedParty": [{"id": str(account.id), "role": "Customer", "@referredType": "Customer"}],
        "productOrderItem": [
            {
                "id": "1",
                "action": "add",
                "productOffering": {"id": "gadget"},
                "product": {"productCharacteristic": [{"name": "colour", "value": "red"}]},
            }
        ],
    }
    if version == "v5":
        body["requestedInitialState"] = "draft"
        body["relatedParty"] = [
            {"role": "Customer", "partyOrPartyRole": {"id": str(account.id), "@referredType": "Customer"}}
        ]
    answer = await client.post(f"{ORDERS}/{version}/productOrder", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_an_order_is_told_from_its_making_to_its_cancellation_and_signed(
    client: Client, database: Database, account: Account, listener: Listener, drain: Drain
) -> None:
    path, secret = await subscribe(client, listener, f"{ORDERS}/v4")
    made = await order(client, account)
    await drain(database)
    assert listener.types[0] == "ProductOrderCreateEvent"
    assert "ProductOrderStateChangeEvent" in listener.types
    async with database.reader() as reader:
        kept = await reader.scalar("SELECT secret FROM open_subscription WHERE id::text = :id", {"id": path[-36:]})
    assert secret not in kept
    headers, body = listener.got[0]
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    assert headers["x-hub-signature"] == f"sha256={expected}"
    first = json.loads(body)
    assert first["event"]["productOrder"]["id"] == made["id"]
    assert first["event"]["productOrder"]["productOrderItem"][0]["productOffering"] == {"id": "gadget"}
    assert headers["idempotency-key"] == first["eventId"]
    assert first["eventTime"].endswith("Z")
    cancel = {"productOrder": {"id": made["id"]}, "cancellationReason": "twice"}
    answer = await client.post(f"{ORDERS}/v4/cancelProductOrder", json=cancel)
    assert (answer.status_code, answer.json()["state"]) == (201, "done"), answer.text
    await drain(database)
    assert set(listener.types) == {
        "ProductOrderCreateEvent", "ProductOrderStateChangeEvent", "CancelProductOrderCreateEvent"
    }  # fmt: skip
    told = [json.loads(body) for _, body in listener.got]
    assert "cancelled" in {one["event"]["productOrder"]["state"] for one in told if "productOrder" in one["event"]}
    listener.got.clear()
    assert (await client.delete(path)).status_code == 204
    assert (await client.delete(path)).status_code == 404
    await order(client, account)
    await drain(database)
    assert listener.got == []
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM event_listener") == 0


async def test_only_what_was_asked_for_is_told_in_the_version_that_asked(
    client: Client, database: Database, account: Account, listener: Listener, drain: Drain
) -> None:
    query = "eventType=ProductOrderAttributeValueChangeEvent&event.productOrder.category=B2B,B2C"
    path, _ = await subscribe(client, listener, f"{ORDERS}/v5", query)
    made = await order(client, account, "v5")
    assert made["state"] == "draft"
    for category in ("B2B", "other"):
        answer = await client.patch(f"{ORDERS}/v5/productOrder/{made['id']}", json={"category": category})
        assert (answer.status_code, answer.json()["category"]) == (200, category), answer.text
        await drain(database)
    assert listener.types == ["ProductOrderAttributeValueChangeEvent"]
    assert (listener.last()["@type"], listener.last()["event"]["productOrder"]["category"]) == (
        "ProductOrderAttributeValueChangeEvent",
        "B2B",
    )
    await client.delete(path)


async def test_the_catalog_is_told_too(client: Client, database: Database, listener: Listener, drain: Drain) -> None:
    path, _ = await subscribe(client, listener, f"{CATALOG}/v5")
    made = (await client.post(f"{CATALOG}/v5/category", json={"@type": "Category", "name": "Clouds"})).json()
    await client.patch(f"{CATALOG}/v5/category/{made['id']}", json={"description": "high"})
    await client.patch(f"{CATALOG}/v5/category/{made['id']}", json={"lifecycleStatus": "Retired"})
    assert (await client.delete(f"{CATALOG}/v5/category/{made['id']}")).status_code == 204
    await drain(database)
    assert set(listener.types) <= {
        "CategoryCreateEvent", "CategoryAttributeValueChangeEvent", "CategoryStateChangeEvent", "CategoryDeleteEvent"
    }  # fmt: skip
    assert listener.types[-1] == "CategoryDeleteEvent"
    assert listener.last()["event"]["category"]["id"] == made["id"]
    await client.delete(path)


async def test_what_is_published_by_other_hands_is_told_too(
    client: Client, database: Database, listener: Listener, drain: Drain
) -> None:
    path, _ = await subscribe(client, listener, f"{CATALOG}/v4")
    changed = {**GADGET, "offerings": [{**GADGET["offerings"][0], "name": {"en": "Better gadget"}}]}
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=changed))
    await drain(database)
    assert listener.types == ["ProductOfferingAttributeValueChangeEvent"]
    assert listener.last()["event"]["productOffering"]["name"] == "Better gadget"
    await client.delete(path)


async def test_a_subscriber_that_is_away_is_told_later_and_one_that_refuses_is_not(
    client: Client, database: Database, account: Account, listener: Listener, drain: Drain
) -> None:
    path, _ = await subscribe(client, listener, f"{ORDERS}/v4", "eventType=ProductOrderCreateEvent")
    listener.status = 503
    await order(client, account)
    await drain(database)
    assert len(listener.got) == 1
    listener.status = 204
    async with database.unit_of_work() as uow:
        await uow.execute("UPDATE work SET next_at = now() WHERE handler = 'integration.send_notification'")
    await drain(database)
    assert len({body for _, body in listener.got}) == 1
    assert len(listener.got) == 2
    listener.status = 400
    await order(client, account)
    await drain(database)
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM audit WHERE action = 'notification_undelivered'") == 1
        assert await reader.scalar("SELECT count(*) FROM work WHERE handler = 'integration.send_notification'") == 0
    await client.delete(path)


async def test_a_customers_subscription_tells_of_its_own_account_only(
    client: Client, database: Database, account: Account, listener: Listener, drain: Drain
) -> None:
    own = await open_account(database, name="Own")
    mine = {"authorization": f"Bearer {await token(database, Role.CUSTOMER, account=own)}"}
    answer = await client.post(f"{ORDERS}/v4/hub", json={"callback": listener.url}, headers=mine)
    assert answer.status_code == 201
    path = f"{ORDERS}/v4/hub/{answer.json()['id']}"
    assert (await client.delete(path)).status_code == 404
    await order(client, account)
    await drain(database)
    assert listener.got == []
    made = await order(client, own)
    await drain(database)
    assert {one["event"]["productOrder"]["id"] for one in (json.loads(body) for _, body in listener.got)} == {
        made["id"]
    }
    assert (await client.delete(path, headers=mine)).status_code == 204


async def test_whoever_subscribed_with_a_token_that_was_revoked_is_told_nothing(
    client: Client, database: Database, account: Account, listener: Listener, drain: Drain
) -> None:
    secret = await token(database, Role.ORDER_AGENT)
    headers = {"authorization": f"Bearer {secret}"}
    assert (await client.post(f"{ORDERS}/v4/hub", json={"callback": listener.url}, headers=headers)).status_code == 201
    async with database.unit_of_work() as uow:
        name = await uow.scalar("SELECT name FROM api_token ORDER BY created_at DESC LIMIT 1")
        await revoke_token(uow, SYSTEM, name)
    await order(client, account)
    await drain(database)
    assert listener.got == []


@pytest.mark.parametrize(
    "callback",
    ["", "nowhere", "ftp://example.com/x", "http://example.com/", "https://127.0.0.1/x", "https://localhost/x",
     "https://10.0.0.1/", "https://[::1]/", "https://a.internal/", "https://" + "a" * 3000 + ".com"],
)  # fmt: skip
async def test_a_callback_that_leads_inside_is_refused(client: Client, callback: str) -> None:
    answer = await client.post(f"{ORDERS}/v4/hub", json={"callback": callback})
    assert (answer.status_code, answer.json()["code"]) == (400, "tmf.bad_callback")
