"""Accept and hold: where the policy says so, an order that names unknown products waits in fallout to be mended."""

from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from orderloom.fallout.commands import cancel_fallout, complete_fallout, retry_fallout
from orderloom.fallout.contracts import (
    CompleteFallout,
    Fallout,
    FalloutState,
    FalloutType,
    MoveFallout,
    RetryFallout,
)
from orderloom.fallout.domain.bench import NoTask
from orderloom.fallout.queries import fallout_actions, fallouts_of_orders
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.integration.importing import commands, queries, working
from orderloom.integration.importing.contracts import CheckImport, Mapping, RunImport
from orderloom.inventory.commands import activate_items, register_items
from orderloom.inventory.contracts import NewItem
from orderloom.kernel.errors import Invalid
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.commands.capture import submit_order
from orderloom.ordering.contracts import Order, OrderLine, OrderState, SubmitOrder
from orderloom.ordering.domain.refusals import HeldForData
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, document, import_gadget, open_account, person, policies, publish

Client = AsyncTestClient[Litestar]
Drain = Callable[[Database], Awaitable[None]]
V4 = "/tmf-api/productOrderingManagement/v4/productOrder"
V5 = "/tmf-api/productOrderingManagement/v5/productOrder"
OFFERING = "productOrderItem[1].productOffering.id"
MENDER = person(Role.FALLOUT_MANAGER)


def waiting_policy(*rows: str) -> Any:
    table: Any = document("policies/order-intake.table.json")
    for row in table["rows"]:
        row["enabled"] = row["id"] in rows or row["id"] == "others"
    return {**table, "tests": []}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await import_gadget(database)
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
    await publish(database, *policies(), document("policies/fallout.table.json"))
    await publish(database, waiting_policy("open-interfaces", "files"))
    working.bind_database(database)
    return await open_account(database, external_id="PARTNER", segment="business")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with database.unit_of_work() as uow:
        token = await create_token(uow, SYSTEM, CreateToken(name=str(new_id()), roles=(Role.ORDER_MANAGER,)))
    async with AsyncTestClient(app) as one:
        one.headers["authorization"] = f"Bearer {token}"
        yield one


def sent(account: Account, second: str = "teleport", **given: Any) -> dict[str, Any]:
    def item(number: str, offering: str) -> dict[str, Any]:
        colour = [{"name": "Colour", "value": "red"}]
        return {
            "id": number,
            "action": "add",
            "productOffering": {"id": offering, "name": "As they call it"},
            "product": {"productCharacteristic": colour},
            "note": [{"text": "for the hall"}],
        }

    return {
        "externalId": str(new_id()),
        "category": "B2B",
        "relatedParty": [{"id": str(account.id), "role": "Customer", "@referredType": "Customer"}],
        "productOrderItem": [item("1", "gadget"), item("2", second)],
        **given,
    }


async def post(client: Client, body: Any, path: str = V4, status: int = 201) -> Any:
    answer = await client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def seen(client: Client, id_: str, path: str = V4) -> Any:
    answer = await client.get(f"{path}/{id_}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def order_of(database: Database, id_: str) -> tuple[Order, list[OrderLine], list[Fallout]]:
    async with database.reader() as reader:
        order = (await orders_by_id(reader, [UUID(id_)]))[UUID(id_)]
        return order, await lines_of(reader, [order.id]), await fallouts_of_orders(reader, SYSTEM, [order.id])


async def mend(database: Database, fallout: Fallout, **values: Any) -> Fallout:
    async with database.unit_of_work() as uow:
        return await retry_fallout(uow, MENDER, RetryFallout(fallout_id=fallout.id, values=values))


async def test_an_order_that_names_an_unknown_offering_waits_as_data(
    client: Client, database: Database, account: Account
) -> None:
    body = sent(account)
    made = await post(client, body)
    assert (made["state"], [item["state"] for item in made["productOrderItem"]]) == ("held", ["held", "held"])
    assert made["productOrderItem"][1]["productOffering"] == body["productOrderItem"][1]["productOffering"]
    assert (made["category"], made["externalId"]) == ("B2B", body["externalId"])
    order, lines, (fallout,) = await order_of(database, made["id"])
    assert (order.state, order.channel, lines) == (OrderState.DRAFT, "tmf622", [])
    assert (fallout.type, fallout.state, fallout.source) == (FalloutType.DATA, FalloutState.OPEN, "intake")
    assert fallout.payload == {
        "channel": "tmf622",
        "unknown": [
            {
                "path": OFFERING,
                "value": "teleport",
                "code": "catalog.unknown_offering",
                "message": "There is no offering 'teleport'.",
            }
        ],
    }
    assert set(fallout_actions(MENDER, fallout)) == {"claim", "assign", "mend", "reject"}


async def test_what_waits_is_found_by_the_state_that_it_is_told_in(client: Client, account: Account) -> None:
    made = await post(client, sent(account))
    mine = f"externalId={made['externalId']}"
    assert [one["id"] for one in (await client.get(f"{V4}?state=held&{mine}")).json()] == [made["id"]]
    assert (await client.get(f"{V4}?state=acknowledged&{mine}")).json() == []
    assert [one["id"] for one in (await client.get(f"{V5}?state=held&{mine}")).json()] == [made["id"]]
    assert (await client.get(f"{V5}?state=draft&{mine}")).json() == []


async def test_the_offering_that_is_meant_sends_the_order_on_and_keeps_what_was_said(
    client: Client, database: Database, account: Account
) -> None:
    made = await post(client, sent(account))
    _, _, (fallout,) = await order_of(database, made["id"])
    assert (await mend(database, fallout, **{OFFERING: "gadget"})).state is FalloutState.CLOSED_COMPLETE
    order, lines, _ = await order_of(database, made["id"])
    assert (order.state, order.currency) == (OrderState.SUBMITTED, "EUR")
    assert [(one.number, one.offering, one.characteristics["colour"]) for one in lines] == [
        ("1", "gadget", "red"),
        ("2", "gadget", "red"),
    ]
    told = await seen(client, made["id"])
    assert (told["state"], told["category"]) == ("acknowledged", "B2B")
    second = told["productOrderItem"][1]
    assert (second["productOffering"]["id"], second["note"]) == ("teleport", [{"text": "for the hall"}])


async def test_what_a_customer_sent_is_mended_within_their_own_account(
    client: Client, database: Database, account: Account
) -> None:
    """By a name for themselves that nobody knows here, and about a product of a neighbour, which stays unknown."""
    neighbour = await open_account(database, segment="business")
    theirs = await installed(client, database, neighbour)
    async with database.unit_of_work() as uow:
        new = CreateToken(name=str(new_id()), roles=(Role.CUSTOMER,), account_id=account.id)
        token = await create_token(uow, SYSTEM, new)
    body = sent(account, relatedParty=[{"id": "CRM-4711", "role": "Customer"}])
    body["productOrderItem"][0]["action"] = "noChange"
    body["productOrderItem"][0]["product"]["id"] = theirs
    answer = await client.post(V4, json=body, headers={"authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["state"]) == (201, "held"), answer.text
    _, _, (fallout,) = await order_of(database, answer.json()["id"])
    with pytest.raises(Invalid) as refused:
        await mend(database, fallout, **{OFFERING: "gadget"})
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("inventory.unknown_product", ("productOrderItem", 0, "product", "id"))
    ]
    own = await installed(client, database, account)
    mended = await mend(database, fallout, **{OFFERING: "gadget", "productOrderItem[0].product.id": own})
    assert mended.state is FalloutState.CLOSED_COMPLETE


async def installed(client: Client, database: Database, account: Account) -> str:
    """A product that the account has."""
    body = sent(account)
    made = await post(client, {**body, "productOrderItem": body["productOrderItem"][:1]})
    order, lines, _ = await order_of(database, made["id"])
    domain_order = new_id()
    async with database.unit_of_work() as uow:
        new = NewItem(
            domain_order_id=domain_order,
            order_id=order.id,
            line_id=lines[0].id,
            account_id=account.id,
            kind="product",
            specification="gadget",
            name={"en": "Gadget"},
            quantity=Decimal(1),
            characteristics={},
        )
        await register_items(uow, SYSTEM, [new])
    async with database.unit_of_work() as uow:
        await activate_items(uow, SYSTEM, {domain_order: None})
        return str(await uow.scalar("SELECT id FROM inventory_item WHERE domain_order_id = :it", {"it": domain_order}))


async def test_what_is_still_unknown_or_wrong_is_told_and_changes_nothing(
    client: Client, database: Database, account: Account
) -> None:
    made = await post(client, sent(account, productOrderItem=[
        {"id": "1", "action": "add", "productOffering": {"id": "teleport"}}
    ]))  # fmt: skip
    _, _, (fallout,) = await order_of(database, made["id"])
    path = "productOrderItem[0].productOffering.id"
    tried = [
        ({path: "beamer"}, "catalog.unknown_offering", ("productOrderItem", 0, "productOffering", "id")),
        (
            {path: "gadget"},
            "catalog.missing_characteristic",
            ("productOrderItem", 0, "product", "productCharacteristic"),
        ),
        ({"relatedParty[0].id": "other"}, "fallout.unknown_path", ("values", "relatedParty[0].id")),
        ({"productOrderItem[7].id": "x"}, "fallout.unknown_path", ("values", "productOrderItem[7].id")),
    ]
    for values, code, where in tried:
        with pytest.raises(Invalid) as refused:
            await mend(database, fallout, **values)
        assert [(one.code, one.path) for one in refused.value.problems] == [(code, where)]
    order, lines, (same,) = await order_of(database, made["id"])
    assert (order.state, lines, same) == (OrderState.DRAFT, [], fallout)


async def test_the_same_again_is_the_same_order_before_and_after_it_was_mended(
    client: Client, database: Database, account: Account
) -> None:
    body = sent(account)
    made = await post(client, body)
    assert (await post(client, body))["id"] == made["id"]
    other = {**body, "productOrderItem": body["productOrderItem"][:1]}
    assert (await post(client, other, status=409))["code"] == "idempotency_conflict"
    _, _, (fallout,) = await order_of(database, made["id"])
    await mend(database, fallout, **{OFFERING: "gadget"})
    assert (await post(client, body))["id"] == made["id"]
    assert len((await order_of(database, made["id"]))[2]) == 1


async def test_a_rejected_order_is_canceled_with_the_reason(
    client: Client, database: Database, account: Account
) -> None:
    made = await post(client, sent(account))
    _, _, (fallout,) = await order_of(database, made["id"])
    async with database.unit_of_work() as uow:
        await cancel_fallout(uow, MENDER, MoveFallout(fallout_id=fallout.id, reason="We do not sell that."))
    order, _, (ended,) = await order_of(database, made["id"])
    assert (order.state, ended.state) == (OrderState.CANCELED, FalloutState.CANCELED)
    told = await seen(client, made["id"])
    assert (told["state"], told["cancellationReason"]) == ("cancelled", "We do not sell that.")
    assert [item["state"] for item in told["productOrderItem"]] == ["cancelled", "cancelled"]


async def test_the_sender_may_mend_it_by_a_patch(client: Client, database: Database, account: Account) -> None:
    made = await post(client, sent(account))
    items = sent(account, "gadget")["productOrderItem"]
    answer = await client.patch(f"{V4}/{made['id']}", json={"productOrderItem": items})
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "acknowledged"
    order, lines, (fallout,) = await order_of(database, made["id"])
    assert (order.state, len(lines), fallout.state) == (OrderState.SUBMITTED, 2, FalloutState.CLOSED_COMPLETE)


async def test_an_order_that_waits_is_neither_submitted_nor_completed_by_hand(
    client: Client, database: Database, account: Account
) -> None:
    made = await post(client, sent(account))
    order, _, (fallout,) = await order_of(database, made["id"])
    with pytest.raises(HeldForData):
        async with database.unit_of_work() as uow:
            await submit_order(uow, SYSTEM, SubmitOrder(order_id=order.id))
    with pytest.raises(NoTask):
        async with database.unit_of_work() as uow:
            await complete_fallout(uow, MENDER, CompleteFallout(fallout_id=fallout.id, values={}, reason="done"))


async def test_what_is_wrong_otherwise_is_refused_even_where_orders_wait(client: Client, account: Account) -> None:
    body = sent(account)
    body["productOrderItem"][0]["action"] = "explode"
    assert (await client.post(V4, json=body)).status_code == 400
    stranger = sent(account, relatedParty=[{"id": "nobody", "role": "Customer"}])
    found = await post(client, stranger, status=400)
    assert {one["code"] for one in found["problems"]} == {"ordering.unknown_account", "catalog.unknown_offering"}


async def test_version_5_and_the_queue_hold_alike(client: Client, database: Database, account: Account) -> None:
    reference = {"id": str(account.id), "@type": "PartyRoleRef", "@referredType": "Customer"}
    body = {
        "@type": "ProductOrder",
        "relatedParty": [{"@type": "RelatedParty", "role": "Customer", "partyOrPartyRole": reference}],
        "productOrderItem": [
            {
                "@type": "ProductOrderItem",
                "id": "1",
                "action": "add",
                "productOffering": {"@type": "ProductOfferingRef", "id": "teleport"},
            }
        ],
    }
    made = await post(client, body, f"{V5}?mode=async", 202)
    assert (made["state"], made["productOrderItem"][0]["state"]) == ("held", "held")
    _, _, (fallout,) = await order_of(database, made["id"])
    assert fallout.type is FalloutType.DATA
    assert (await seen(client, made["id"], V5))["state"] == "held"


async def test_a_file_holds_what_it_names_and_nobody_knows(database: Database, account: Account, drain: Drain) -> None:
    content = b"Account,Product,Colour,Ref\nPARTNER,gadget,red,f1\nPARTNER,teleport,blue,f2\nPARTNER,gadget,,f3\n"
    columns = {"account": "Account", "offering": "Product", "characteristic.colour": "Colour", "external_id": "Ref"}

    async def imported() -> Any:
        async with database.unit_of_work() as uow:
            job = await commands.open_job(uow, SYSTEM, "orders.csv", content)
            await commands.check(uow, SYSTEM, CheckImport(job_id=job.id, mapping=Mapping(columns=columns)))
        await drain(database)
        async with database.unit_of_work() as uow:
            await commands.run(uow, SYSTEM, RunImport(job_id=job.id, whole=False))
        await drain(database)
        async with database.reader() as reader:
            return await queries.job(reader, SYSTEM, job.id), await queries.rows(reader, SYSTEM, job.id)

    job, page = await imported()
    assert (job.made, job.bad_orders, job.bad_rows) == (2, 1, 1)
    held = next(row for row in page.rows if row.number == 3)
    assert held.order_id is not None
    order, _, (fallout,) = await order_of(database, str(held.order_id))
    assert (order.state, order.channel, fallout.type) == (OrderState.DRAFT, "import", FalloutType.DATA)
    assert fallout.payload is not None
    assert [(one["path"], one["value"]) for one in fallout.payload["unknown"]] == [("rows[0].offering", "teleport")]
    again, _ = await imported()
    assert (again.made, again.known) == (0, 2)
    await mend(database, fallout, **{"rows[0].offering": "gadget"})
    order, lines, _ = await order_of(database, str(held.order_id))
    assert [(one.offering, one.characteristics["colour"]) for one in lines] == [("gadget", "blue")]
    assert order.external_id == "f2"
    assert order.submitted_at is not None


async def test_as_shipped_the_order_is_refused_item_by_item(
    client: Client, database: Database, account: Account
) -> None:
    await publish(database, waiting_policy())
    found = await post(client, sent(account), status=400)
    assert [(one["code"], one["path"]) for one in found["problems"]] == [("catalog.unknown_offering", OFFERING)]
