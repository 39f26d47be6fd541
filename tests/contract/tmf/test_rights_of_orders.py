"""Service and resource orders by TMF641 and TMF652: who may see and do what, keys, and limits of what is sent."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from orderloom.decomposition.commands import decompose_orders
from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.commands.review import approve_order, start_enrichment
from orderloom.ordering.contracts import ReviewOrder
from orderloom.parties.commands import add_site
from orderloom.parties.contracts import Account, AddSite
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.service_orders import CANCELS, PATH, USERS, item, order, service
from tests.contract.tmf.conftest import Client, token

RESOURCES = "/tmf-api/resourceOrderingManagement/v4"
HUBS = ("/tmf-api/serviceOrdering/v4/hub", f"{RESOURCES}/hub")
Headers = dict[str, str]


@pytest.fixture(scope="module")
async def accounts(database: Database) -> tuple[Account, Account]:
    await load_catalogs(database, "managed-firewall")
    mine = await open_account(database, external_id="crm-1", segment="business")
    return mine, await open_account(database, external_id="crm-2", segment="business")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, accounts: Any) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


async def bearer(database: Database, role: Role, account: Account | None = None) -> Headers:
    return {"authorization": f"Bearer {await token(database, role, account=account)}"}


async def post(client: Client, body: Any, headers: Headers | None = None, path: str = PATH) -> Any:
    answer = await client.post(path, json=body, headers=headers or {})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def decomposed(database: Database, made: Any) -> None:
    async with database.unit_of_work() as uow:
        await start_enrichment(uow, SYSTEM, [UUID(made["id"])])
        await approve_order(uow, SYSTEM, ReviewOrder(order_id=UUID(made["id"])))
        await decompose_orders(uow, SYSTEM, [UUID(made["id"])])


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_a_partner_neither_sees_nor_touches_orders_of_others(
    client: Client, database: Database, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = [await bearer(database, Role.CUSTOMER, one) for one in accounts]
    bare = {"serviceOrderItem": [item()]}
    made = await post(client, bare, mine)
    assert (await client.get(made["href"], headers=theirs)).status_code == 404
    patch = await client.patch(made["href"], json={"state": "cancelled"}, headers=theirs)
    assert refused(patch) == (404, "missing")
    assert (await client.delete(made["href"], headers=theirs)).status_code == 404
    assert (await client.get(f"{PATH}?id={made['id']}", headers=theirs)).json() == []
    assert (await client.get(f"{PATH}?relatedParty.id={accounts[0].id}", headers=theirs)).json() == []
    assert made["id"] in [one["id"] for one in (await client.get(PATH, headers=mine)).json()]
    cancel = {"serviceOrder": {"id": made["id"]}}
    assert refused(await client.post(CANCELS, json=cancel, headers=theirs)) == (400, "ordering.unknown_order")
    assert (await client.get(made["href"], headers=mine)).json()["state"] == "acknowledged"
    asked = await post(client, cancel, mine, CANCELS)
    assert (await client.get(asked["href"], headers=theirs)).status_code == 404
    assert (await client.get(CANCELS, headers=theirs)).json() == []
    assert [one["id"] for one in (await client.get(CANCELS, headers=mine)).json()] == [asked["id"]]
    foreign = order(relatedParty=[{"id": "crm-1", "role": "Customer", "@referredType": "Customer"}])
    answer = await client.post(PATH, json=foreign, headers=theirs)
    assert refused(answer) == (400, "ordering.unknown_account")


async def test_neither_keys_nor_ids_of_their_own_lead_partners_to_orders_of_others(
    client: Client, database: Database, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = [await bearer(database, Role.CUSTOMER, one) for one in accounts]
    bare = {"serviceOrderItem": [item()]}
    name = {"idempotency-key": str(new_id())}
    first, second = await post(client, bare, mine | name), await post(client, bare, theirs | name)
    assert first["id"] != second["id"]
    assert (await post(client, bare, mine | name))["id"] == first["id"]
    named = {**bare, "externalId": str(new_id())}
    first, second = await post(client, named, mine), await post(client, named, theirs)
    assert first["id"] != second["id"]
    assert second["relatedParty"][0]["id"] == str(accounts[1].id)


async def test_services_and_sites_of_others_are_unknown(
    client: Client, database: Database, accounts: tuple[Account, Account]
) -> None:
    theirs = await bearer(database, Role.CUSTOMER, accounts[1])
    async with database.unit_of_work() as uow:
        where = AddSite(
            account_id=accounts[0].id, name="Home", street="1 Main Street", city="Springfield", country="US"
        )
        site = await add_site(uow, SYSTEM, where)
    place = [{"id": str(site.id), "role": "installation"}]
    made = await post(client, {"serviceOrderItem": [item(service=service(place=place))]}, theirs)
    async with database.reader() as reader:
        kept = await reader.scalar("SELECT site_id FROM order_line WHERE order_id::text = :id", {"id": made["id"]})
    assert kept is None
    assert made["serviceOrderItem"][0]["service"]["place"] == place
    running = await post(client, order(item(service=service(serviceCharacteristic=[USERS]))))
    await decomposed(database, running)
    about = item(action="delete", service={"id": running["id"]})
    answer = await client.post(PATH, json={"serviceOrderItem": [about]}, headers=theirs)
    assert refused(answer) == (400, "inventory.unknown_product")


async def test_resource_orders_are_seen_within_the_reach_of_their_reader(
    client: Client, database: Database, accounts: tuple[Account, Account]
) -> None:
    made = await post(client, order(item(service=service(serviceCharacteristic=[USERS]))))
    await decomposed(database, made)
    path, cancels = f"{RESOURCES}/resourceOrder", f"{RESOURCES}/cancelResourceOrder"
    one, *_ = (await client.get(path)).json()
    cancel = {"resourceOrder": {"id": one["id"]}}
    asked = await post(client, cancel, path=cancels)
    agent = await bearer(database, Role.FULFILLMENT_AGENT)
    assert (await client.get(one["href"], headers=agent)).json() == one
    assert refused(await client.post(cancels, json=cancel, headers=agent)) == (403, "denied")
    other = await bearer(database, Role.CUSTOMER, accounts[1])
    assert (await client.get(asked["href"], headers=other)).status_code == 404
    assert (await client.get(cancels, headers=other)).json() == []
    customer = await bearer(database, Role.CUSTOMER, accounts[0])
    for method, where in (("GET", path), ("GET", one["href"]), ("POST", cancels)):
        answer = await client.request(method, where, json=cancel if method == "POST" else None, headers=customer)
        assert refused(answer) == (403, "denied")


async def test_a_role_does_no_more_by_an_open_interface_than_in_the_workspace(
    client: Client, database: Database
) -> None:
    made = await post(client, order())
    cancel = {"serviceOrder": {"id": made["id"]}}
    for role in (Role.FULFILLMENT_AGENT, Role.FALLOUT_AGENT):
        headers = await bearer(database, role)
        assert refused(await client.post(PATH, json=order(), headers=headers)) == (403, "denied")
        assert (await client.post(CANCELS, json=cancel, headers=headers)).status_code in (400, 403)
        patched = await client.patch(made["href"], json={"state": "cancelled"}, headers=headers)
        assert patched.status_code in (403, 404)
    nobody = {"authorization": "Bearer nothing"}
    for headers in (nobody, {"authorization": "", "cookie": "session=x"}):
        for method, where in (("GET", PATH), ("POST", PATH), ("GET", f"{RESOURCES}/resourceOrder"), ("POST", HUBS[0])):
            answer = await client.request(method, where, json={} if method == "POST" else None, headers=headers)
            assert refused(answer) == (401, "unauthenticated")
    assert (await client.get(made["href"])).json()["state"] == "acknowledged"


async def test_a_key_makes_an_order_and_a_cancellation_once(client: Client) -> None:
    key = {"idempotency-key": str(new_id())}
    first, again = [await post(client, order(), key) for _ in range(2)]
    assert first["id"] == again["id"]
    other = await client.post(PATH, json=order(item(quantity=2)), headers=key)
    assert refused(other) == (409, "idempotency_conflict")
    for bad in ("", "k" * 300):
        assert (await client.post(PATH, json=order(), headers={"idempotency-key": bad})).status_code == 400
    cancel = {"serviceOrder": {"id": first["id"]}}
    asked, told = [await post(client, cancel, key, CANCELS) for _ in range(2)]
    assert (asked["state"], asked) == ("done", told)
    reason = await client.post(CANCELS, json={**cancel, "cancellationReason": "x"}, headers=key)
    assert refused(reason) == (409, "idempotency_conflict")


async def test_what_is_too_much_is_refused_before_it_costs(client: Client) -> None:
    json = {"content-type": "application/json"}
    much = b'{"serviceOrderItem": [], "x": "' + b"y" * (20 * 1024 * 1024) + b'"}'
    assert (await client.post(PATH, content=much, headers=json)).status_code == 413
    small = b'{"serviceOrder": {"id": "1"}, "x": "' + b"y" * (256 * 1024) + b'"}'
    for path in (CANCELS, f"{RESOURCES}/cancelResourceOrder"):
        assert (await client.post(path, content=small, headers=json)).status_code == 413
    deep = b'{"serviceOrderItem": ' + b'[{"a":' * 5_000 + b"1" + b"}]" * 5_000 + b"}"
    assert (await client.post(PATH, content=deep, headers=json)).status_code == 400
    for text in ("\\u0000", "\\ud800"):
        body = b'{"serviceOrderItem": [], "description": "' + text.encode() + b'"}'
        assert (await client.post(PATH, content=body, headers=json)).status_code == 400
    nested = item(id="0")
    for number in range(1, 100):
        nested = item(id=str(number), serviceOrderItem=[nested])
    assert (await client.post(PATH, json=order(nested))).status_code == 400
    many = order(*(item(id=str(number)) for number in range(10_001)))
    assert (await client.post(PATH, json=many)).status_code in (400, 413)


async def test_no_callback_leads_inside(client: Client) -> None:
    for hub in HUBS:
        for callback in (
            "http://client.example/x",
            "https://127.0.0.1/x",
            "https://localhost/x",
            "https://10.0.0.1/x",
            "https://[::1]/x",
            "https://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "https://",
        ):
            answer = await client.post(hub, json={"callback": callback})
            assert refused(answer) == (400, "tmf.bad_callback"), callback
