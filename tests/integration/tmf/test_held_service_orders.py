"""Accept and hold for service orders: one that names an unknown service waits with all that its sender said."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from orderloom.fallout.commands import retry_fallout
from orderloom.fallout.contracts import Fallout, FalloutState, FalloutType, RetryFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Invalid
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, document, load_catalogs, open_account, person, policies, publish
from tests.builders.service_orders import CUSTOMER, FILE, PATH, PAYLOADS, item, order, refusals, told_again
from tests.builders.tmf import MATERIAL, fits, lacking, needs_material
from tests.contract.tmf.conftest import Client, token
from tests.contract.tmf.test_examples import sample
from tests.integration.tmf.test_held_orders import waiting_policy

pytestmark = needs_material
MENDER = person(Role.FALLOUT_MANAGER)
UNKNOWN = "serviceOrderItem[0].service.serviceSpecification.id"


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "managed-firewall")
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
    await publish(database, *policies(), document("policies/fallout.table.json"))
    await publish(database, waiting_policy("open-interfaces"))
    return await open_account(database, external_id="crm-1", segment="business")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


def unknown(turn: int = 0) -> dict[str, Any]:
    """All that an order may say, about a service that nobody knows here."""
    body = PAYLOADS.full("ServiceOrder", turn)
    body["serviceOrderItem"][0] |= {"id": "1", "action": "add", "quantity": 1, "serviceOrderItem": [item(id="2")]}
    return {**body, "relatedParty": [CUSTOMER], "externalId": str(new_id())}


async def fallout_of(database: Database, id_: str) -> Fallout:
    async with database.reader() as reader:
        (found,) = await fallouts_of_orders(reader, SYSTEM, [UUID(id_)])
    return found


async def mend(database: Database, fallout: Fallout, values: dict[str, Any]) -> Fallout:
    async with database.unit_of_work() as uow:
        return await retry_fallout(uow, MENDER, RetryFallout(fallout_id=fallout.id, values=values))


async def test_all_that_was_said_waits_and_is_told_again(client: Client, database: Database) -> None:
    for turn in range(3):
        made = await told_again(client, unknown(turn))
        assert (made["state"], made["serviceOrderItem"][0]["state"]) == ("held", "held")
        assert made["serviceOrderItem"][0]["serviceOrderItem"][0]["state"] == "held"
        fallout = await fallout_of(database, made["id"])
        assert (fallout.type, fallout.state, fallout.source) == (FalloutType.DATA, FalloutState.OPEN, "intake")
        assert fallout.payload is not None
        assert [one["path"] for one in fallout.payload["unknown"]] == [UNKNOWN]
        waiting = await client.get(f"{PATH}?state=held&externalId={made['externalId']}")
        assert waiting.json() == [made]
        assert (await client.get(f"{PATH}?state=acknowledged&externalId={made['externalId']}")).json() == []


async def test_what_was_meant_sends_it_on_with_what_was_said(client: Client, database: Database) -> None:
    body = unknown()
    body["serviceOrderItem"][0]["service"]["serviceCharacteristic"] = []
    body["serviceOrderItem"][0]["serviceOrderItemRelationship"] = []
    made = await told_again(client, body)
    fallout = await fallout_of(database, made["id"])
    with pytest.raises(Invalid) as refused:
        await mend(database, fallout, {UNKNOWN: "firewall-node"})
    assert [one.code for one in refused.value.problems] == ["ordering.not_a_service"]
    assert (await client.get(made["href"])).json() == made
    ended = await mend(database, fallout, {UNKNOWN: "firewall-service"})
    assert ended.state is FalloutState.CLOSED_COMPLETE
    told = (await client.get(made["href"])).json()
    assert (told["state"], told["note"], told["externalReference"]) == (
        "acknowledged",
        body["note"],
        body["externalReference"],
    )
    assert fits(FILE, told, "ServiceOrder") == []
    again = await client.post(PATH, json=body)
    assert (again.status_code, again.json()["id"]) == (201, made["id"])


async def test_its_sender_mends_it_by_a_patch_by_either_name_of_the_items(client: Client, database: Database) -> None:
    for name in ("serviceOrderItem", "orderItem"):
        body = {"relatedParty": [CUSTOMER], name: [item(service={"serviceSpecification": {"id": "nothing"}})]}
        answer = await client.post(PATH, json=body)
        assert (answer.status_code, answer.json()["state"]) == (201, "held"), answer.text
        href = answer.json()["href"]
        still = await client.patch(href, json={name: [item(service={"serviceSpecification": {"id": "x"}})]})
        assert (still.status_code, still.json()["code"]) == (400, "catalog.unknown_specification")
        mended = await client.patch(href, json={name: [item(quantity=2)], "category": "x"})
        assert mended.status_code == 200, mended.text
        told = mended.json()
        assert (told["state"], told["category"], told[name][0]["quantity"]) == ("acknowledged", "x", 2)
        assert (await fallout_of(database, told["id"])).state is FalloutState.CLOSED_COMPLETE


async def test_the_published_order_waits_whole(client: Client, database: Database, account: Account) -> None:
    """TM Forum's member example; only who orders it is somebody known."""
    body = sample(MATERIAL / "examples" / "service_orders" / "openslice_TestServiceOrderDates.json")
    body["relatedParty"][0]["id"] = str(account.id)
    answer = await client.post(PATH, json=body)
    assert (answer.status_code, answer.json()["state"]) == (201, "held"), answer.text
    made = answer.json()
    given = {name: value for name, value in body.items() if name not in ("id", "href", "orderDate", "state")}
    given["orderItem"] = [{name: value for name, value in one.items() if name != "state"} for one in body["orderItem"]]
    given.pop("startDate")
    assert list(lacking(given, made)) == []
    assert fits(FILE, made, "ServiceOrder") == []


async def test_anything_else_wrong_is_refused_even_where_orders_wait(client: Client) -> None:
    wrong = [item(service={"serviceSpecification": {"id": "nothing"}}), item(id="2", action="explode")]
    assert sorted(code for code, _ in await refusals(client, order(*wrong))) == [
        "catalog.unknown_specification",
        "tmf.unknown_action",
    ]
    nobody = order(wrong[0], relatedParty=[{**CUSTOMER, "id": "nobody"}])
    assert ("ordering.unknown_account", "relatedParty[0].id") in await refusals(client, nobody)
