"""TM Forum's own examples: what is sent comes back, with what only the server sets beside it."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from orderloom.platform.db import Database
from tests.builders.orders import open_account
from tests.builders.tmf import MATERIAL, fits, lacking, needs_material
from tests.contract.tmf.conftest import Client

pytestmark = needs_material
CATALOG = "/tmf-api/productCatalogManagement"
ORDERS = "/tmf-api/productOrderingManagement/v5"
V4 = "TMF620_Product_Catalog_Management_API_v4.1.0_swagger.json"
V5 = "TMF620-Product_Catalog_Management-v5.0.0.oas.json"
GIVEN_HERE = frozenset({"id", "href", "lastUpdate", "creationDate", "status", "state"})
PATHS = {
    "Category": "category",
    "Catalog": "productCatalog",
    "ProductOffering": "productOffering",
    "ProductOfferingPrice": "productOfferingPrice",
    "ProductSpecification": "productSpecification",
    "ImportJob": "importJob",
    "ExportJob": "exportJob",
}
OPENSLICE = {
    "openslice_testProductOfferingPrice.json": "productOfferingPrice",
    "openslice_testProductOfferingSpec.json": "productOffering",
    "openslice_testProductSpec.json": "productSpecification",
}


def examples(folder: str, pattern: str) -> list[Path]:
    return sorted((MATERIAL / "examples" / folder).glob(pattern))


def sample(file: Path) -> Any:
    return msgspec.json.decode(file.read_bytes())


async def round_trip(client: Client, path: str, sent: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json=sent)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert answer.headers["location"] == made["href"]
    read = (await client.get(f"{path}/{made['id']}")).json()
    assert read == made
    kept = {name: value for name, value in sent.items() if name not in GIVEN_HERE}
    assert list(lacking(kept, read)) == []
    assert made in (await client.get(path, params={"id": made["id"]})).json()
    return made


@pytest.mark.parametrize("file", examples("product_catalog", "TMF620v5_*Create*request.json"), ids=lambda one: one.stem)
async def test_catalog_examples_of_version_5_come_back(open_client: Client, file: Path) -> None:
    sent = sample(file)
    made = await round_trip(open_client, f"{CATALOG}/v5/{PATHS[sent['@type']]}", sent)
    kind = "ProductCatalog" if sent["@type"] == "Catalog" else sent["@type"]
    assert fits(V5, made, kind, but=("productOfferingPrice",)) == []
    other = {"productCatalog": "catalog"}.get(PATHS[sent["@type"]], PATHS[sent["@type"]])
    older = (await open_client.get(f"{CATALOG}/v4/{other}/{made['id']}")).json()
    assert fits(V4, older, sent["@type"]) == []


@pytest.mark.parametrize("file", examples("product_catalog", "openslice_*.json"), ids=lambda one: one.stem)
async def test_catalog_examples_of_version_4_come_back(open_client: Client, file: Path) -> None:
    sent = sample(file)
    made = await round_trip(open_client, f"{CATALOG}/v4/{OPENSLICE[file.name]}", sent)
    kind = OPENSLICE[file.name][0].upper() + OPENSLICE[file.name][1:]
    assert fits(V4, made, kind) == []
    newer = (await open_client.get(f"{CATALOG}/v5/{OPENSLICE[file.name]}/{made['id']}")).json()
    assert fits(V5, newer, kind) == []


SOLD: list[tuple[str, dict[str, Any]]] = [
    (
        "productSpecification",
        {
            "id": "14307",
            "name": "Mobile Telephony",
            "productSpecCharacteristic": [{"name": "TEL_MSISDN", "valueType": "string"}],
        },
    ),
    ("productSpecification", {"id": "14395", "name": "TMF Tariff plan"}),
    (
        "productSpecification",
        {
            "id": "14353",
            "name": "Coverage",
            "productSpecCharacteristic": [
                {"name": "CoverageOptions", "characteristicValueSpecification": [{"value": "National"}]}
            ],
        },
    ),
    (
        "productSpecification",
        {
            "id": "dfg-56d",
            "name": "UNI specification",
            "productSpecCharacteristic": [{"name": "UNI order configuration", "valueType": "object"}],
        },
    ),
    (
        "productOfferingPrice",
        {"id": "fee", "name": "Access Fee", "priceType": "oneTime", "price": {"unit": "EUR", "value": 0.99}},
    ),
    (
        "productOfferingPrice",
        {
            "id": "monthly",
            "name": "MonthlyFee",
            "priceType": "recurring",
            "recurringChargePeriodType": "month",
            "price": {"unit": "EUR", "value": 20},
        },
    ),
    (
        "productOffering",
        {
            "id": "14277",
            "name": "TMF25",
            "isBundle": True,
            "bundledProductOffering": [{"id": one, "name": one} for one in ("14305", "14344", "14354")],
        },
    ),
    (
        "productOffering",
        {
            "id": "14305",
            "name": "TMF Mobile Telephony",
            "productSpecification": {"id": "14307"},
            "productOfferingPrice": [{"id": "fee", "@type": "ProductOfferingPriceRef"}],
        },
    ),
    (
        "productOffering",
        {
            "id": "14344",
            "name": "TMF Tariff Plan",
            "productSpecification": {"id": "14395"},
            "productOfferingPrice": [{"id": "monthly", "@type": "ProductOfferingPriceRef"}],
        },
    ),
    ("productOffering", {"id": "14354", "name": "Coverage Options", "productSpecification": {"id": "14353"}}),
    ("productOffering", {"id": "uni", "name": "UNI", "productSpecification": {"id": "dfg-56d"}}),
]


@pytest.fixture(scope="module")
async def sold(open_client: Client, database: Database) -> None:
    """What the examples order, put on sale through the catalog's own interface, and who orders it."""
    await open_account(database, external_id="ff55-hjy4")
    for collection, body in SOLD:
        answer = await open_client.post(f"{CATALOG}/v5/{collection}", json={"lifecycleStatus": "Active", **body})
        assert (answer.status_code, answer.json()["id"]) == (201, body["id"]), answer.text


@pytest.mark.usefixtures("sold")
@pytest.mark.parametrize(
    "file", examples("product_orders", "TMF622v5_CreateProductOrder*_request.json"), ids=lambda one: one.stem
)
async def test_order_examples_come_back(open_client: Client, file: Path) -> None:
    sent = sample(file)
    if "intent" in file.name:
        sent["externalId"][0]["id"] = "intent"
    made = await round_trip(open_client, f"{ORDERS}/productOrder", sent)
    assert made["state"] == "acknowledged"
    assert fits("TMF622-ProductOrdering-v5.0.0.oas.json", made, "ProductOrder") == []
    older = (await open_client.get(made["href"].replace("/v5/", "/v4/"))).json()
    assert fits("TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json", older, "ProductOrder") == []
