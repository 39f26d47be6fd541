"""Each notification that a hub promises reaches a listener, and fits the specification of the version that asked."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.fallout.events import FalloutOpened
from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.kernel.events import Event
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.filling import fill_order
from orderloom.ordering.commands.progress import set_priority
from orderloom.ordering.contracts import ChangeDraft, FillOrder, Priority, SetPriority
from orderloom.ordering.events import OrderStateChanged
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings, settings
from tests.builders.fields import define
from tests.builders.orders import SYSTEM, import_gadget, open_account
from tests.builders.payloads import Payloads
from tests.builders.tmf import fits, needs_material
from tests.contract.tmf.conftest import Client, token
from tests.integration.tmf.test_hub import Listener

pytestmark = needs_material
Drain = Callable[[Database], Awaitable[None]]
API = "/tmf-api"
FILES = {
    ("productOrderingManagement", "v4"): "TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json",
    ("productOrderingManagement", "v5"): "TMF622-ProductOrdering-v5.0.0.oas.json",
    ("productCatalogManagement", "v4"): "TMF620_Product_Catalog_Management_API_v4.1.0_swagger.json",
    ("productCatalogManagement", "v5"): "TMF620-Product_Catalog_Management-v5.0.0.oas.json",
    ("party", "v4"): "TMF632_Party_Management_API_v4.0.0_swagger.json",
    ("party", "v5"): "TMF632-Party_Management-v5.0.0.oas.json",
    ("customerManagement", "v4"): "TMF629_Customer_Management_API_v4.0.0_swagger.json",
    ("customerManagement", "v5"): "TMF629-Customer_Management-v5.0.1.oas.json",
}
CHANGES = ("Create", "AttributeValueChange", "StateChange", "Delete")
KINDS = [
    *(("productCatalogManagement", kind) for kind in ("Category", "ProductOffering", "ProductOfferingPrice")),
    ("productCatalogManagement", "ProductSpecification"),
    ("party", "Individual"),
    ("party", "Organization"),
    ("customerManagement", "Customer"),
]
STATES: dict[str, dict[str, Any]] = {"Customer": {"status": "suspended"}}


class Told(Listener):
    """Hears both versions of an API."""

    async def subscribed(self, client: Client, api: str) -> "Told":
        for version in ("v4", "v5"):
            answer = await client.post(f"{API}/{api}/{version}/hub", json={"callback": f"{self.url}/{version}"})
            assert answer.status_code == 201, answer.text
        return self

    def heard(self) -> list[tuple[str, Any]]:
        """Since the last time, each with the version that was told so."""
        found = [json.loads(body) for _, body in self.got]
        self.got.clear()
        return [("v5" if "@type" in one else "v4", one) for one in found]


@pytest.fixture
async def listener(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Told]:
    inside = msgspec.structs.replace(settings(), private_networks=True)
    for module in ("integration.tmf.hub", "integration.adapters.addresses"):
        monkeypatch.setattr(f"orderloom.{module}.settings", lambda: inside)
    made = Told()
    await made.start()
    yield made
    made.server.close()


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    await import_gadget(database)
    await open_account(database, external_id="crm-1")
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN, Role.ORDER_MANAGER)}"
        yield one


def names(heard: list[tuple[str, Any]], api: str) -> list[tuple[str, str]]:
    """Their versions and types; each is as its specification wants it."""
    for version, one in heard:
        assert fits(FILES[api, version], one, one["eventType"]) == [], one["eventType"]
        assert one["eventTime"].endswith("Z")
        (resource,) = (inner for name, inner in one["event"].items() if name != "informationRequired")
        assert resource["href"].endswith(resource["id"])
        assert f"/{version}/" in resource["href"]
    return sorted((version, one["eventType"]) for version, one in heard)


def both(*types: str) -> list[tuple[str, str]]:
    return sorted((version, one) for version in ("v4", "v5") for one in types)


@pytest.mark.parametrize(("api", "kind"), KINDS)
async def test_a_resource_is_told_from_its_making_to_its_removal(
    client: Client, database: Database, listener: Told, drain: Drain, api: str, kind: str
) -> None:
    await listener.subscribed(client, api)
    path = f"{API}/{api}/v4/{kind[0].lower()}{kind[1:]}"
    least = Payloads(FILES[api, "v4"]).least(kind)
    made = (await client.post(path, json={**least, "@type": kind})).json()
    await drain(database)
    assert names(listener.heard(), api) == both(f"{kind}CreateEvent")
    changed = await client.patch(made["href"], json={"ownAttribute": "x"})
    assert changed.status_code == 200, changed.text
    await drain(database)
    assert names(listener.heard(), api) == both(f"{kind}AttributeValueChangeEvent")
    state = STATES.get(kind, {"lifecycleStatus": "Retired"} if api == "productCatalogManagement" else {})
    if state:
        moved = await client.patch(made["href"], json=state)
        assert moved.status_code == 200, moved.text
        await drain(database)
        assert names(listener.heard(), api) == both(f"{kind}StateChangeEvent")
    assert (await client.delete(made["href"])).status_code == 204
    await drain(database)
    assert names(listener.heard(), api) == both(f"{kind}DeleteEvent")


async def test_catalogs_are_told_in_the_words_of_both_versions(
    client: Client, database: Database, listener: Told, drain: Drain
) -> None:
    api = "productCatalogManagement"
    await listener.subscribed(client, api)
    made = (await client.post(f"{API}/{api}/v4/catalog", json={"name": "One"})).json()
    await drain(database)
    heard = listener.heard()
    assert sorted((version, one["eventType"], *one["event"]) for version, one in heard) == [
        ("v4", "CatalogCreateEvent", "catalog"),
        ("v5", "CatalogCreateEvent", "catalog"),
    ]
    await client.patch(made["href"], json={"description": "x"})
    await client.patch(made["href"], json={"lifecycleStatus": "Retired"})
    await client.delete(made["href"])
    await drain(database)
    assert "CatalogDeleteEvent" in [one["eventType"] for _, one in listener.heard()]


async def draft(client: Client) -> Any:
    body = {
        "requestedInitialState": "draft",
        "relatedParty": [{"role": "Customer", "partyOrPartyRole": {"id": "crm-1", "@referredType": "Customer"}}],
        "productOrderItem": [
            {
                "id": "1",
                "action": "add",
                "productOffering": {"id": "gadget"},
                "product": {"productCharacteristic": [{"name": "colour", "value": "red"}]},
            }
        ],
    }
    answer = await client.post(f"{API}/productOrderingManagement/v5/productOrder", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_an_order_that_is_edited_is_told_once_whoever_edits_it(
    client: Client, database: Database, listener: Told, drain: Drain
) -> None:
    api = "productOrderingManagement"
    await define(database, "cost_centre")
    await listener.subscribed(client, api)
    made = await draft(client)
    order_id = UUID(made["id"])
    await drain(database)
    assert names(listener.heard(), api) == both("ProductOrderCreateEvent")
    changed = both("ProductOrderAttributeValueChangeEvent")
    patched = await client.patch(made["href"], json={"description": "by its sender"})
    assert patched.status_code == 200, patched.text
    await drain(database)
    assert names(listener.heard(), api) == changed
    async with database.unit_of_work() as uow:
        order = await change_draft(uow, SYSTEM, ChangeDraft(order_id=order_id, version=3, description="by an agent"))
    await drain(database)
    heard = listener.heard()
    assert names(heard, api) == changed
    assert {one["event"]["productOrder"]["description"] for _, one in heard} == {"by an agent"}
    async with database.unit_of_work() as uow:
        fill = FillOrder(order_id=order_id, version=order.version, custom={"cost_centre": "CC-7"})
        order = await fill_order(uow, SYSTEM, fill)
    await drain(database)
    assert names(listener.heard(), api) == changed
    async with database.unit_of_work() as uow:
        priority = SetPriority(order_id=order_id, version=order.version, priority=Priority.CRITICAL)
        await set_priority(uow, SYSTEM, priority)
    await drain(database)
    assert names(listener.heard(), api) == changed


def _moved(order_id: UUID, before: str, after: str) -> Event:
    return OrderStateChanged(subject=order_id, before=before, after=after)


async def test_an_order_is_told_all_that_may_happen_to_it(
    client: Client, database: Database, listener: Told, drain: Drain
) -> None:
    api = "productOrderingManagement"
    await listener.subscribed(client, api)
    made = await draft(client)
    order_id = UUID(made["id"])
    await drain(database)
    listener.heard()
    state, v5 = both("ProductOrderStateChangeEvent"), "v5"
    for event, expected in (
        (
            _moved(order_id, "in_progress", "awaiting_information"),
            [*state, *both("ProductOrderInformationRequiredEvent")],
        ),
        (_moved(order_id, "submitted", "acknowledged"), [*state, (v5, "ProductOrderMilestoneEvent")]),
        (_moved(order_id, "scheduled", "in_progress"), [*state, (v5, "ProductOrderMilestoneEvent")]),
        (_moved(order_id, "in_progress", "completed"), [*state, (v5, "ProductOrderMilestoneEvent")]),
        (_moved(order_id, "in_progress", "failed"), [*state, (v5, "ProductOrderErrorMessageEvent")]),
        (_moved(order_id, "awaiting_approval", "rejected"), [*state, (v5, "ProductOrderErrorMessageEvent")]),
        (
            FalloutOpened(subject=order_id, fallout_id=new_id(), task_id=new_id()),
            [(v5, "ProductOrderErrorMessageEvent"), (v5, "ProductOrderJeopardyAlertEvent")],
        ),
    ):
        async with database.unit_of_work() as uow:
            uow.announce(event)
        await drain(database)
        heard = listener.heard()
        assert names(heard, api) == sorted(expected)
        for _, one in heard:
            said = one["event"]["productOrder"]
            what = one["eventType"].removeprefix("ProductOrder").removesuffix("Event")
            assert what not in ("Milestone", "ErrorMessage", "JeopardyAlert") or said[f"productOrder{what}"]
    cancel = {"productOrder": {"id": made["id"]}, "cancellationReason": "twice"}
    answer = await client.post(f"{API}/{api}/v4/cancelProductOrder", json=cancel)
    assert (answer.status_code, answer.json()["state"]) == (201, "done"), answer.text
    await drain(database)
    assert names(listener.heard(), api) == sorted([*state, *both("CancelProductOrderCreateEvent")])
