"""A customer reads and changes nothing of another account, on any path that the graph or TMF622 has (promise 15)."""

from typing import Any, NamedTuple
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from orderloom.graphql.ids import global_id
from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel import json
from orderloom.main.web import create_app
from orderloom.orchestration.commands.advance import fail_tasks
from orderloom.orchestration.domain.moves import Failure
from orderloom.parties.commands import add_contact, create_account
from orderloom.parties.contracts import AddContact, CreateAccount
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from orderloom.platform.work import drain
from orderloom.requests.commands import raise_request
from orderloom.requests.contracts import RaiseRequest, RequestKind
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import GADGETS, SYSTEM, House, furnish, sell_gadgets_fitted_by_hand
from tests.contract.graphql_api.documents import Operation, document, operations

ORDERS = "/tmf-api/productOrderingManagement/v4/productOrder"
OPERATIONS = [one for one in operations() if one.root != "Subscription"]
ROWS = {
    "Order": "SELECT id FROM customer_order WHERE id = :order",
    "OrderLine": "SELECT id FROM order_line WHERE order_id = :order",
    "DomainOrder": "SELECT id FROM domain_order WHERE order_id = :order",
    "Task": "SELECT id FROM plan_step WHERE order_id = :order AND kind LIKE 'task.%'",
    "Fallout": "SELECT id FROM fallout WHERE order_id = :order",
    "CustomerRequest": "SELECT r.id FROM customer_request r JOIN customer_order o USING (account_id)"
    " WHERE o.id = :order",
    "InventoryItem": "SELECT id FROM inventory_item WHERE order_id = :order",
    "Account": "SELECT account_id AS id FROM customer_order WHERE id = :order",
    "Site": "SELECT s.id FROM site s JOIN customer_order o USING (account_id) WHERE o.id = :order",
    "Contact": "SELECT c.id FROM contact c JOIN customer_order o USING (account_id) WHERE o.id = :order",
}
LISTS = """{
  orders(first: 100) { edges { node { id } } totalCount }
  accounts(first: 100) { nodes { id } }
  inventory(first: 100) { edges { node { id } } totalCount }
  home { ordersByState { count } completedToday myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting }
}"""


class Neighbour(NamedTuple):
    """What the other account has; `ids` by type are those of the graph."""

    order_id: UUID
    number: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    return made


@pytest.fixture(scope="module")
def app(house: House) -> Litestar:
    return app_on(house.database, Live())


@pytest.fixture(scope="module")
async def neighbour(house: House) -> Neighbour:
    """An order of the house in work, with a fault, inventory to come and all else that there is."""
    database = house.database
    async with database.unit_of_work() as uow:
        await add_contact(uow, SYSTEM, AddContact(account_id=house.account_id, name="Ada"))
        asked = RaiseRequest(account_id=house.account_id, kind=RequestKind.ISSUE, title="a secret", text="a secret")
        await raise_request(uow, SYSTEM, asked)
    order_id = await house.order(*GADGETS, external_id=None, description="a secret of the neighbour")
    await drain(database)
    async with database.unit_of_work() as uow:
        task_id = await uow.scalar(
            "SELECT id FROM plan_step WHERE order_id = :id AND kind = 'task.manual'", {"id": order_id}
        )
        await fail_tasks(uow, [Failure(id=task_id, order_id=order_id, code="broken", message="It broke.")])
    await drain(database)
    async with database.reader() as reader:
        rows = {name: await reader.scalar(found, {"order": order_id}) for name, found in ROWS.items()}
        number = await reader.scalar("SELECT number FROM customer_order WHERE id = :id", {"id": order_id})
    assert None not in rows.values(), rows
    return Neighbour(order_id, number, {name: global_id(name, row) for name, row in rows.items()})


async def stranger(house: House) -> UUID:
    async with house.database.unit_of_work() as uow:
        return (await create_account(uow, SYSTEM, CreateAccount(name="Next door", segment="residential"))).id


async def customer(house: House, app: Litestar) -> Caller:
    return await signed_in(house.database, app, Role.CUSTOMER, account_id=await stranger(house))


def aimed(operation: Operation, known: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """The smallest document of the operation, with the neighbour's ids for those that it takes."""
    text, variables = document(operation)
    return text, {name: _aimed(name, value, known) for name, value in variables.items()}


def _aimed(name: str, value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _aimed(key, one, known) for key, one in value.items()}
    if isinstance(value, list):
        return [_aimed(name, one, known) for one in value]
    noun = name.removesuffix("Ids").removesuffix("Id")
    kind = {"id": "Order", "line": "OrderLine", "request": "CustomerRequest"}.get(noun, noun.capitalize())
    return known.get(kind, value)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.key)
async def test_no_operation_reaches_what_another_account_has(
    house: House, app: Litestar, neighbour: Neighbour, operation: Operation
) -> None:
    async with await customer(house, app) as browser:
        answer = await browser.answer(*aimed(operation, neighbour.ids))
    said = json.dumps(answer).decode()
    assert neighbour.number not in said
    assert '"code":"internal"' not in said
    async with house.database.reader() as reader:
        state = await reader.scalar("SELECT state FROM customer_order WHERE id = :id", {"id": neighbour.order_id})
        orders = await reader.scalar(
            "SELECT count(*) FROM customer_order WHERE account_id = :id AND captured_by IS NOT NULL",
            {"id": house.account_id},
        )
    assert (state, orders) == ("in_progress", 0)


async def test_nothing_of_another_account_is_found_by_id_number_search_or_list(
    house: House, app: Litestar, neighbour: Neighbour
) -> None:
    async with await customer(house, app) as browser:
        for given in neighbour.ids.values():
            asked = "query($id: ID!) { node(id: $id) { id } }"
            assert await browser.data(asked, {"id": given}) == {"node": None}
        by_number = await browser.data("query($n: String) { order(number: $n) { id } }", {"n": neighbour.number})
        for text in (neighbour.number, "secret of the neighbour", "Example household", "gadget", "INV", "%"):
            found = await browser.data("query($t: String!) { search(text: $t) { id kind } }", {"t": text})
            assert found == {"search": []}, text
        lists = await browser.data(LISTS)
    assert by_number == {"order": None}
    assert lists["orders"] == {"edges": [], "totalCount": 0}
    assert lists["inventory"] == {"edges": [], "totalCount": 0}
    assert len(lists["accounts"]["nodes"]) == 1
    assert lists["home"].pop("ordersByState") == []
    assert set(lists["home"].values()) <= {None, 0}


async def test_filters_do_not_widen_what_a_customer_sees(house: House, app: Litestar, neighbour: Neighbour) -> None:
    account = {"a": neighbour.ids["Account"]}
    async with await customer(house, app) as browser:
        orders = await browser.data(
            "query($a: ID!) { orders(filter: {account: {in: [$a]}}) { totalCount edges { node { id } } } }", account
        )
        items = await browser.data(
            "query($a: ID!) { inventory(filter: {account: $a}) { totalCount edges { node { id } } } }", account
        )
    assert orders["orders"] == items["inventory"] == {"totalCount": 0, "edges": []}


async def test_a_stream_of_another_accounts_order_ends_without_a_word(
    house: House, app: Litestar, neighbour: Neighbour
) -> None:
    text = "subscription($id: ID!) { orderChanged(id: $id) { number } }"
    async with await customer(house, app) as browser, browser.stream(text, {"id": neighbour.ids["Order"]}) as stream:
        assert await stream.next() is None


async def test_a_token_of_one_account_sees_and_orders_for_no_other(house: House, neighbour: Neighbour) -> None:
    account_id = await stranger(house)
    async with house.database.unit_of_work() as uow:
        wanted = CreateToken(name=f"for {account_id}", roles=(Role.CUSTOMER,), account_id=account_id)
        secret = await create_token(uow, SYSTEM, wanted)
    _, web = create_app(Settings(env="test"), house.database, Live())
    body = {
        "relatedParty": [{"id": str(house.account_id), "role": "Customer", "@referredType": "Customer"}],
        "productOrderItem": [{"id": "1", "action": "add", "productOffering": {"id": "gadget"}}],
    }
    async with AsyncTestClient(app=web) as client:
        client.headers["authorization"] = f"Bearer {secret}"
        listed = await client.get(ORDERS)
        filtered = await client.get(ORDERS, params={"relatedParty.id": str(house.account_id)})
        read = await client.get(f"{ORDERS}/{neighbour.order_id}")
        made = await client.post(ORDERS, json=body)
    assert (listed.status_code, listed.json(), listed.headers["x-total-count"]) == (200, [], "0")
    assert (filtered.status_code, filtered.json()) == (200, [])
    assert read.status_code == 404
    assert made.status_code == 400
    assert neighbour.number not in made.text
