"""TM Forum's published orders of a mobile tariff, sent to what a demonstration sells and to whom."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from orderloom.identity.contracts import Role
from orderloom.main.seed.people import ACCOUNTS
from orderloom.main.web import create_app
from orderloom.parties.commands import create_account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.tmf import MATERIAL, needs_material
from tests.contract.tmf.conftest import Client, token
from tests.contract.tmf.test_examples import round_trip, sample

pytestmark = needs_material
PATH = "/tmf-api/productOrderingManagement/v5/productOrder"
FILE = MATERIAL / "examples" / "product_orders" / "TMF622v5_CreateProductOrder1_request.json"


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    await load_catalogs(database, "mobile-tariff")
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


async def test_a_customer_that_nobody_knows_is_refused_where_it_is_named(client: Client) -> None:
    answer = await client.post(PATH, json=sample(FILE))
    found = [(one["code"], one["path"]) for one in answer.json()["problems"]]
    assert (answer.status_code, found) == (
        400, [("ordering.unknown_account", "relatedParty[1].partyOrPartyRole.id")]
    )  # fmt: skip
    assert "ff55-hjy4" in answer.json()["message"]


async def test_a_token_of_an_account_orders_for_it_by_whatever_name(client: Client, database: Database) -> None:
    own = await open_account(database)
    headers = {"authorization": f"Bearer {await token(database, Role.CUSTOMER, account=own)}"}
    answer = await client.post(PATH, json={**sample(FILE), "externalId": []}, headers=headers)
    assert answer.status_code == 201, answer.text
    async with database.reader() as reader:
        assert await reader.scalar("SELECT account_id FROM customer_order") == own.id
    assert answer.json()["relatedParty"] == sample(FILE)["relatedParty"]


async def test_a_demonstration_takes_the_published_order(client: Client, database: Database) -> None:
    async with database.unit_of_work() as uow:
        await create_account(uow, SYSTEM, ACCOUNTS["ff55-hjy4"])
    made = await round_trip(client, PATH, sample(FILE))
    assert made["state"] == "acknowledged"


@pytest.mark.parametrize("version", ["v4", "v5"])
@pytest.mark.parametrize("file", sorted(FILE.parent.glob("MEF139*.json")), ids=lambda one: one.stem)
async def test_orders_of_a_kindred_standard_are_refused_in_their_places(
    client: Client, version: str, file: Path
) -> None:
    """They name products that nobody sells here, and what only their own standard knows."""
    answer = await client.post(PATH.replace("v5", version), json=sample(file))
    assert answer.status_code == 400, answer.text
    assert all(one["code"] and one["message"] and one["path"] for one in answer.json()["problems"])
