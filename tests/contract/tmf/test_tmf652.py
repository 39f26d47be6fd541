"""Resource orders by TMF652 4.0: those of the tree, read and listed; nothing is made or ended from outside."""

from collections.abc import AsyncIterator

import pytest

from orderloom.decomposition.commands import cancel_domain_orders, decompose_orders
from orderloom.identity.contracts import Role
from orderloom.main.web import create_app
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.commands.review import approve_order, start_enrichment
from orderloom.ordering.contracts import CreateOrder, MoveOrder, NewLine, Order, OrderKind, ReviewOrder
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.payloads import Payloads
from tests.builders.tmf import fits, lacking, needs_material
from tests.contract.tmf.conftest import Client, token

pytestmark = needs_material
FILE = "TMF652_Resource_Order_Management_API_v4.0.0_swagger.json"
PAYLOADS = Payloads(FILE)
PATH = "/tmf-api/resourceOrderingManagement/v4/resourceOrder"
CANCELS = "/tmf-api/resourceOrderingManagement/v4/cancelResourceOrder"


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "managed-firewall")
    return await open_account(database, segment="business")


@pytest.fixture(scope="module")
async def order(database: Database, account: Account) -> Order:
    line = NewLine(specification="firewall-service", characteristics={"vpn_users": 25})
    new = CreateOrder(account_id=account.id, kind=OrderKind.SERVICE, lines=(line,), submit=True, external_id="OSS-7")
    async with database.unit_of_work() as uow:
        made = await create_order(uow, SYSTEM, new)
        await start_enrichment(uow, SYSTEM, [made.id])
        await approve_order(uow, SYSTEM, ReviewOrder(order_id=made.id))
        await decompose_orders(uow, SYSTEM, [made.id])
    return made


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, order: Order) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


async def test_the_resource_orders_of_the_tree_are_listed_and_read(client: Client, order: Order) -> None:
    answer = await client.get(PATH)
    assert (answer.status_code, answer.headers["x-total-count"]) == (200, "3")
    found = answer.json()
    assert sorted(one["orderItem"][0]["resourceSpecification"]["id"] for one in found) == [
        "firewall-log-space",
        "firewall-node",
        "firewall-vpn-pool",
    ]
    for one in found:
        assert fits(FILE, one, "ResourceOrder") == []
        assert (await client.get(one["href"])).json() == one
        assert (one["state"], one["externalId"], one["name"][:2]) == ("acknowledged", "OSS-7", "RO")
        assert one["externalReference"] == [{"id": order.number, "entityType": "ServiceOrder", "owner": "Orderloom"}]


async def test_they_are_filtered_sorted_and_cut(client: Client, account: Account) -> None:
    for query, count in (
        ("state=acknowledged,held", 3),
        ("state=completed", 0),
        ("state=failed,pending", 0),
        ("id=nothing", 0),
        ("orderDate.gt=2020-01-01T00:00:00Z", 3),
        ("externalReference.entityType=ServiceOrder&priority.gte=0", 3),
        ("orderItem.action=add&orderItem.quantity.gte=1", 3),
        (f"relatedParty.id={account.id}", 3),
        ("orderType=logical", 2),
        ("orderItem.resourceSpecification.id=firewall-node", 1),
        ("orderDate.gte=2020-01-01T00:00:00Z&orderDate.lt=2020-01-02T00:00:00Z", 0),
    ):
        assert len((await client.get(f"{PATH}?{query}")).json()) == count, query
    ids = [one["id"] for one in (await client.get(PATH)).json()]
    assert [one["id"] for one in (await client.get(f"{PATH}?id={ids[2]},{ids[0]}&sort=-name")).json()] in (
        [ids[0], ids[2]],
        [ids[2], ids[0]],
    )
    (deep,) = (await client.get(f"{PATH}?id={ids[0]}&fields=orderItem.resourceSpecification.id")).json()
    assert set(deep) == {"id", "href", "@type", "orderItem"}
    assert set(deep["orderItem"][0]["resourceSpecification"]) == {"id"}
    names = [one["name"] for one in (await client.get(f"{PATH}?sort=name&fields=name")).json()]
    assert names == sorted(names)
    page = await client.get(f"{PATH}?offset=1&limit=1&fields=none")
    assert (page.status_code, page.headers["x-total-count"], len(page.json())) == (206, "3", 1)
    assert (await client.get(f"{PATH}?state=never")).json()["code"] == "tmf.bad_filter"


async def test_none_is_made_changed_or_deleted_from_outside(client: Client) -> None:
    (first, *_) = (await client.get(PATH)).json()
    for method, where in (("POST", PATH), ("PATCH", first["href"]), ("DELETE", first["href"])):
        answer = await client.request(method, where, json={})
        assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
        assert fits(FILE, answer.json(), "Error") == []


async def test_whoever_may_not_read_fulfillment_reads_no_resource_order(client: Client, database: Database) -> None:
    customer = await token(database, Role.CUSTOMER, account=await open_account(database))
    assert (await client.get(PATH, headers={"authorization": f"Bearer {customer}"})).status_code == 403


async def test_requests_to_cancel_come_back_as_they_were_sent(client: Client) -> None:
    (first, *_) = (await client.get(PATH)).json()
    least = PAYLOADS.least("CancelResourceOrder")
    names = PAYLOADS.properties("CancelResourceOrder")
    alone = [{**least, name: PAYLOADS.one("CancelResourceOrder", name)} for name in names]
    for body in (least, *alone, PAYLOADS.full("CancelResourceOrder"), {**least, "own": {"deep": [1, {"x": None}]}}):
        sent = {**body, "resourceOrder": {**body["resourceOrder"], "id": first["id"]}}
        answer = await client.post(CANCELS, json=sent)
        assert answer.status_code == 201, answer.text
        made = answer.json()
        assert list(lacking(sent, made)) == []
        assert (await client.get(made["href"])).json() == made
        assert fits(FILE, made, "CancelResourceOrder") == []
    cut = await client.get(f"{CANCELS}?fields=errorMessage&state=terminatedWithError&limit=1")
    assert set(cut.json()[0]) == {"id", "href", "@type", "errorMessage"}
    for body in ({}, {"resourceOrder": {}}, {"resourceOrder": "x"}, {**least, "requestedCancellationDate": "soon"}):
        answer = await client.post(CANCELS, json=body)
        assert answer.status_code == 400, answer.text
        assert fits(FILE, answer.json(), "Error") == []


async def test_a_resource_order_is_called_off_with_its_order(client: Client, database: Database, order: Order) -> None:
    (first, *_) = (await client.get(PATH)).json()
    body = {"resourceOrder": {"id": first["id"]}}
    alone = (await client.post(CANCELS, json=body)).json()
    assert (alone["state"], alone["errorMessage"][0]["code"]) == (
        "terminatedWithError",
        "decomposition.part_of_an_order",
    )
    async with database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=order.id, reason="not wanted"))
        await cancel_domain_orders(uow, SYSTEM, [order.id], "not wanted")
    assert (await client.get(first["href"])).json()["state"] == "cancelled"
    assert (await client.post(CANCELS, json=body)).json()["state"] == "done"
    assert int((await client.get(f"{CANCELS}?state=done")).headers["x-total-count"]) == 1
    nowhere = await client.post(CANCELS, json={"resourceOrder": {"id": "x"}})
    assert (nowhere.status_code, nowhere.json()["code"]) == (400, "decomposition.unknown_order")
