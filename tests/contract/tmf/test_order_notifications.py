"""What the hubs of TMF641 and TMF652 tell: each notification they promise, signed, as its specification wants it."""

import hashlib
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.decomposition.commands import cancel_domain_orders, decompose_orders
from orderloom.decomposition.events import AttentionSettled, DomainOrdersMoved
from orderloom.fallout.events import FalloutOpened
from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.kernel.events import Event
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.commands.review import approve_order, start_enrichment
from orderloom.ordering.contracts import ReviewOrder
from orderloom.ordering.events import OrderStateChanged
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings, settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.service_orders import CANCELS, PATH, USERS, item, order, service
from tests.builders.tmf import fits, needs_material
from tests.contract.tmf.conftest import Client, token
from tests.integration.tmf.test_hub import Listener

pytestmark = needs_material
Drain = Callable[[Database], Awaitable[None]]
SERVICES, RESOURCES = "/tmf-api/serviceOrdering/v4", "/tmf-api/resourceOrderingManagement/v4"
FILES = {
    SERVICES: "TMF641-ServiceOrdering-v4.1.0.swagger.json",
    RESOURCES: "TMF652_Resource_Order_Management_API_v4.0.0_swagger.json",
}


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
    await load_catalogs(database, "managed-firewall")
    return await open_account(database, external_id="crm-1", segment="business")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


async def subscribed(client: Client, api: str, listener: Listener, **given: Any) -> str:
    answer = await client.post(f"{api}/hub", json={"callback": listener.url, **given})
    assert answer.status_code == 201, answer.text
    assert fits(FILES[api], answer.json(), "EventSubscription") == []
    return answer.headers["x-hub-secret"]


async def heard(database: Database, drain: Drain, listener: Listener, api: str) -> list[Any]:
    """Since the last time, each as the specification wants it."""
    await drain(database)
    found = [json.loads(body) for _, body in listener.got]
    listener.got.clear()
    for one in found:
        assert fits(FILES[api], one, one["eventType"]) == []
        assert one["eventTime"].endswith("Z")
        ((name, resource),) = one["event"].items()
        assert resource["href"].endswith(f"{api}/{name}/{resource['id']}")
        assert one["eventType"].lower().startswith(name.lower())
    return found


def types(found: list[Any]) -> list[str]:
    return sorted(one["eventType"] for one in found)


async def announce(database: Database, event: Event) -> None:
    async with database.unit_of_work() as uow:
        uow.announce(event)


async def made(client: Client) -> Any:
    answer = await client.post(PATH, json=order(item(service=service(serviceCharacteristic=[USERS]))))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_service_order_is_told_all_that_may_happen_to_it(
    client: Client, database: Database, listener: Listener, drain: Drain
) -> None:
    secret = await subscribed(client, SERVICES, listener)
    one = await made(client)
    order_id = UUID(one["id"])
    await drain(database)
    headers, body = listener.got[0]
    assert headers["x-hub-signature"] == f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"
    found = await heard(database, drain, listener, SERVICES)
    assert found[0]["eventType"] == "ServiceOrderCreateEvent"
    assert headers["idempotency-key"] == found[0]["eventId"]
    assert found[0]["event"]["serviceOrder"]["serviceOrderItem"][0]["service"]["serviceCharacteristic"] == [USERS]
    patched = await client.patch(one["href"], json={"note": [{"text": "x"}]})
    assert patched.status_code == 200, patched.text
    (changed,) = await heard(database, drain, listener, SERVICES)
    assert (changed["eventType"], changed["event"]["serviceOrder"]["note"]) == (
        "ServiceOrderAttributeValueChangeEvent",
        [{"text": "x"}],
    )
    state = "ServiceOrderStateChangeEvent"
    for before, after, expected in (
        ("in_progress", "awaiting_information", ["ServiceOrderInformationRequiredEvent", state]),
        ("submitted", "acknowledged", ["ServiceOrderMilestoneEvent", state]),
        ("scheduled", "in_progress", ["ServiceOrderMilestoneEvent", state]),
        ("in_progress", "completed", ["ServiceOrderMilestoneEvent", state]),
        ("in_progress", "failed", [state]),
    ):
        await announce(database, OrderStateChanged(subject=order_id, before=before, after=after))
        assert types(await heard(database, drain, listener, SERVICES)) == expected
    await announce(database, FalloutOpened(subject=order_id, fallout_id=new_id(), task_id=new_id()))
    (alert,) = await heard(database, drain, listener, SERVICES)
    assert alert["eventType"] == "ServiceOrderJeopardyEvent"
    assert alert["event"]["serviceOrder"]["jeopardyAlert"][0]["jeopardyType"] == "fallout"
    answer = await client.post(CANCELS, json={"serviceOrder": {"id": one["id"]}, "cancellationReason": "twice"})
    assert (answer.status_code, answer.json()["state"]) == (201, "done"), answer.text
    last = await heard(database, drain, listener, SERVICES)
    assert types(last) == ["CancelServiceOrderCreateEvent", state]
    assert {inner["state"] for one in last for inner in one["event"].values()} == {"done", "cancelled"}


async def test_a_resource_order_is_told_all_that_may_happen_to_it(
    client: Client, database: Database, listener: Listener, drain: Drain
) -> None:
    await subscribed(client, RESOURCES, listener)
    one = await made(client)
    order_id = UUID(one["id"])
    async with database.unit_of_work() as uow:
        await start_enrichment(uow, SYSTEM, [order_id])
        await approve_order(uow, SYSTEM, ReviewOrder(order_id=order_id))
        await decompose_orders(uow, SYSTEM, [order_id])
    found = await heard(database, drain, listener, RESOURCES)
    assert types(found).count("ResourceOrderCreateEvent") == 3
    first = next(each["event"]["resourceOrder"] for each in found)
    id_ = UUID(first["id"])
    moved = DomainOrdersMoved(subject=order_id, states={str(id_): "in_progress"})
    corrected = AttentionSettled(subject=order_id, domain_order_id=id_, reason="seen", corrected=("throughput",))
    seen = AttentionSettled(subject=order_id, domain_order_id=id_, reason="seen")
    for event, expected in (
        (moved, ["ResourceOrderStateChangeEvent"]),
        (corrected, ["ResourceOrderAttributeValueChangeEvent"]),
        (seen, []),
    ):
        await announce(database, event)
        assert types(await heard(database, drain, listener, RESOURCES)) == expected
    async with database.unit_of_work() as uow:
        await cancel_domain_orders(uow, SYSTEM, [order_id], "not wanted")
    told = [each for each in await heard(database, drain, listener, RESOURCES) if "resourceOrder" in each["event"]]
    assert {each["event"]["resourceOrder"]["state"] for each in told} == {"cancelled"}
    answer = await client.post(f"{RESOURCES}/cancelResourceOrder", json={"resourceOrder": {"id": first["id"]}})
    assert (answer.status_code, answer.json()["state"]) == (201, "done"), answer.text
    assert types(await heard(database, drain, listener, RESOURCES)) == ["CancelResourceOrderCreateEvent"]


async def test_only_what_was_asked_for_is_told_and_nothing_after_leaving(
    client: Client, database: Database, listener: Listener, drain: Drain
) -> None:
    await subscribed(
        client, SERVICES, listener, query="eventType=ServiceOrderMilestoneEvent&event.serviceOrder.state=x"
    )
    await subscribed(client, SERVICES, listener, query="eventType=ServiceOrderCreateEvent")
    await made(client)
    assert types(await heard(database, drain, listener, SERVICES)) == ["ServiceOrderCreateEvent"]
    for one in (await client.get(f"{SERVICES}/hub")).json():
        assert (await client.delete(one["href"])).status_code == 204
    await made(client)
    assert await heard(database, drain, listener, SERVICES) == []


async def test_a_partner_is_told_of_its_own_orders_alone(
    client: Client, database: Database, listener: Listener, drain: Drain, account: Account
) -> None:
    for whose, expected in ((account, True), (await open_account(database), False)):
        mine = await token(database, Role.CUSTOMER, account=whose)
        headers = {"authorization": f"Bearer {mine}"}
        for api in (SERVICES, RESOURCES):
            answer = await client.post(f"{api}/hub", json={"callback": listener.url}, headers=headers)
            assert answer.status_code == 201, answer.text
        one = await made(client)
        async with database.unit_of_work() as uow:
            await start_enrichment(uow, SYSTEM, [UUID(one["id"])])
            await approve_order(uow, SYSTEM, ReviewOrder(order_id=UUID(one["id"])))
            await decompose_orders(uow, SYSTEM, [UUID(one["id"])])
        await drain(database)
        told = [json.loads(body)["event"] for _, body in listener.got]
        listener.got.clear()
        assert any("serviceOrder" in event for event in told) is expected
        assert not any("resourceOrder" in event for event in told)
        for api in (SERVICES, RESOURCES):
            for each in (await client.get(f"{api}/hub", headers=headers)).json():
                assert (await client.delete(each["href"])).status_code == 404
                assert (await client.delete(each["href"], headers=headers)).status_code == 204
