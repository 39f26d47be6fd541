"""Bodies made from the specifications, with the least and with everything in them: taken, and told again as sent."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.payloads import Payloads
from tests.builders.tmf import fits, lacking, needs_material
from tests.contract.tmf.conftest import Client, token

pytestmark = needs_material
TURNS = 12
API = "/tmf-api/"
CATALOG_4 = "TMF620_Product_Catalog_Management_API_v4.1.0_swagger.json"
CATALOG_5 = "TMF620-Product_Catalog_Management-v5.0.0.oas.json"
PARTY_4 = "TMF632_Party_Management_API_v4.0.0_swagger.json"
PARTY_5 = "TMF632-Party_Management-v5.0.0.oas.json"
CUSTOMER_4 = "TMF629_Customer_Management_API_v4.0.0_swagger.json"
CUSTOMER_5 = "TMF629-Customer_Management-v5.0.1.oas.json"
KINDS = [
    *((CATALOG_4, "productCatalogManagement/v4/", one) for one in ("Catalog", "Category", "ProductOffering")),
    *((CATALOG_4, "productCatalogManagement/v4/", one) for one in ("ProductOfferingPrice", "ProductSpecification")),
    *((CATALOG_5, "productCatalogManagement/v5/", one) for one in ("ProductCatalog", "Category", "ProductOffering")),
    *((CATALOG_5, "productCatalogManagement/v5/", one) for one in ("ProductOfferingPrice", "ProductSpecification")),
    *((PARTY_4, "party/v4/", one) for one in ("Individual", "Organization")),
    *((PARTY_5, "party/v5/", one) for one in ("Individual", "Organization")),
    (CUSTOMER_4, "customerManagement/v4/", "Customer"),
    (CUSTOMER_5, "customerManagement/v5/", "Customer"),
]
SET_HERE = frozenset({"id", "href", "lastUpdate"})
PAYLOADS = {file: Payloads(file) for file in {file for file, *_ in KINDS}}


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN, Role.ORDER_MANAGER)}"
        yield one


def place(base: str, kind: str) -> str:
    return f"{API}{base}{kind[0].lower()}{kind[1:]}"


async def told_again(client: Client, file: str, path: str, kind: str, sent: Any) -> dict[str, Any]:
    """Made, read back the same, with all that was sent, and as the specification wants it."""
    answer = await client.post(path, json=sent)
    assert answer.status_code == 201, (sent, answer.text)
    made = answer.json()
    read = (await client.get(made["href"])).json()
    assert read == made
    given = {name: value for name, value in sent.items() if name not in SET_HERE}
    assert list(lacking(given, read)) == []
    assert fits(file, read, kind) == []
    return made


every = pytest.mark.parametrize(("file", "base", "kind"), KINDS, ids=[f"{base}{kind}" for _, base, kind in KINDS])


@every
async def test_the_least_is_enough(client: Client, file: str, base: str, kind: str) -> None:
    await told_again(client, file, place(base, kind), kind, PAYLOADS[file].least(kind))


@every
async def test_everything_at_once_comes_back(client: Client, file: str, base: str, kind: str) -> None:
    for turn in range(TURNS):
        await told_again(client, file, place(base, kind), kind, PAYLOADS[file].full(kind, turn))


@every
async def test_each_attribute_comes_back_by_itself(client: Client, file: str, base: str, kind: str) -> None:
    payloads = PAYLOADS[file]
    for name in payloads.properties(kind):
        for turn in (0, 1):
            sent = {**payloads.least(kind), name: payloads.one(kind, name, turn)}
            if name.startswith("@"):
                continue
            await told_again(client, file, place(base, kind), kind, sent)
