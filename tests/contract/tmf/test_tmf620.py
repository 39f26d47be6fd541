"""TMF620 over HTTP: what is written comes on sale, what is on sale can be read, and the rules of lists and removals."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import Lifecycle, Offering
from orderloom.identity.commands.tokens import create_token, revoke_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs
from tests.builders.tmf import fits, needs_material
from tests.contract.tmf.conftest import Client, token

Drain = Callable[[Database], Awaitable[None]]
V4 = "/tmf-api/productCatalogManagement/v4"
V5 = "/tmf-api/productCatalogManagement/v5"
KINDS = {
    "category": "Category",
    "productOffering": "ProductOffering",
    "productOfferingPrice": "ProductOfferingPrice",
    "productSpecification": "ProductSpecification",
}


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    await load_catalogs(database, "mobile-tariff")
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN)}"
        yield one


async def post(client: Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def sold(database: Database, key: str) -> Offering:
    async with database.reader() as reader:
        return (await catalog.snapshot(reader, await catalog.current_release(reader))).offerings[key]


@needs_material
@pytest.mark.parametrize("name", KINDS)
async def test_what_is_on_sale_is_told_in_both_versions(client: Client, name: str) -> None:
    for base, file in (
        (V4, "TMF620_Product_Catalog_Management_API_v4.1.0_swagger.json"),
        (V5, "TMF620-Product_Catalog_Management-v5.0.0.oas.json"),
    ):
        listed = await client.get(f"{base}/{name}", params={"limit": "100"})
        assert listed.status_code == 200
        assert listed.json()
        for one in listed.json():
            assert fits(file, one, KINDS[name]) == []
            assert (await client.get(one["href"])).json() == one


async def test_an_offering_comes_on_sale_with_what_it_names(client: Client, database: Database) -> None:
    specification = await post(
        client,
        f"{V4}/productSpecification",
        {
            "name": "Router",
            "lifecycleStatus": "Active",
            "brand": "Acme",
            "productSpecCharacteristic": [
                {
                    "name": "Number of Ports",
                    "valueType": "number",
                    "minCardinality": 1,
                    "productSpecCharacteristicValue": [{"value": "8", "isDefault": True}, {"value": "16"}],
                }
            ],
        },
    )
    price = await post(
        client,
        f"{V4}/productOfferingPrice",
        {
            "name": "Rent",
            "priceType": "recurring",
            "recurringChargePeriodType": "monthly",
            "recurringChargePeriodLength": 3,
            "price": {"unit": "EUR", "value": 12.5},
        },
    )
    category = await post(client, f"{V4}/category", {"name": "Routers"})
    offering = await post(
        client,
        f"{V4}/productOffering",
        {
            "name": "Router",
            "lifecycleStatus": "Active",
            "productSpecification": {"id": specification["id"]},
            "productOfferingPrice": [{"id": price["id"]}, {"id": "nobody-has-it"}],
            "category": [{"id": category["id"]}, {"id": "nor-this"}],
            "validFor": {"startDateTime": "2020-01-01T00:00:00Z"},
        },
    )
    kept = await sold(database, offering["id"])
    assert [(one.amount, one.currency, one.period) for one in kept.prices] == [(12.5, "EUR", "quarter")]
    assert (kept.specification, kept.categories) == (specification["id"], (category["id"],))
    async with database.reader() as reader:
        release = await catalog.snapshot(reader, await catalog.current_release(reader))
    (ports,) = release.specifications[specification["id"]].characteristics
    assert (ports.key, ports.mandatory, ports.default, [one.value for one in ports.allowed]) == (
        "Number_of_Ports", True, 8, [8, 16]
    )  # fmt: skip
    await client.patch(f"{V5}/productOfferingPrice/{price['id']}", json={"price": {"unit": "EUR", "value": 14}})
    assert [one.amount for one in (await sold(database, offering["id"])).prices] == [14]
    refused = await client.delete(f"{V4}/productOfferingPrice/{price['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "tmf.catalog_conflict")
    inside = (await client.get(f"{V4}/category/{category['id']}")).json()
    assert [one["id"] for one in inside["productOffering"]] == [offering["id"]]


async def test_what_refers_to_what_is_not_there_yet_comes_on_sale_with_it(client: Client, database: Database) -> None:
    offering = await post(
        client,
        f"{V5}/productOffering",
        {
            "id": "early-bird",
            "name": "Early",
            "lifecycleStatus": "Active",
            "productSpecification": {"id": "late-comer", "@type": "ProductSpecificationRef"},
        },
    )
    assert (offering["id"], offering["lifecycleStatus"]) == ("early-bird", "Active")
    with pytest.raises(KeyError):
        await sold(database, "early-bird")
    await post(client, f"{V5}/productSpecification", {"id": "late-comer", "name": "Late", "lifecycleStatus": "Active"})
    assert (await sold(database, "early-bird")).specification == "late-comer"


async def test_the_life_of_an_offering_is_followed(client: Client, database: Database) -> None:
    await post(client, f"{V4}/productSpecification", {"id": "phases", "name": "P", "lifecycleStatus": "Active"})
    made = await post(client, f"{V4}/productOffering", {"name": "Phases", "productSpecification": {"id": "phases"}})
    path = f"{V4}/productOffering/{made['id']}"
    assert made["lifecycleStatus"] == "In study"
    for status, life in (("Active", Lifecycle.PUBLISHED), ("Retired", Lifecycle.RETIRED), ("Launched", "published")):
        changed = await client.patch(path, json={"lifecycleStatus": status})
        assert (changed.status_code, changed.json()["lifecycleStatus"]) == (200, status), changed.text
        assert (await sold(database, made["id"])).lifecycle == life
    busy = await client.delete(f"{V4}/productSpecification/phases")
    assert (busy.status_code, busy.json()["code"]) == (409, "catalog.archived")
    assert (await client.delete(path)).status_code == 204
    assert (await client.delete(path)).status_code == 404
    assert (await client.get(path)).status_code == 404
    assert made["id"] not in [one["id"] for one in (await client.get(f"{V4}/productOffering?limit=100")).json()]
    assert (await sold(database, made["id"])).lifecycle is Lifecycle.ARCHIVED


async def test_what_is_on_sale_can_be_changed_and_keeps_what_was_not_touched(
    client: Client, database: Database
) -> None:
    before = await sold(database, "tariff-plan")
    changed = await client.patch(f"{V5}/productOffering/tariff-plan", json={"name": "Plan", "statusReason": "new"})
    assert (changed.status_code, changed.json()["name"], changed.json()["statusReason"]) == (200, "Plan", "new")
    after = await sold(database, "tariff-plan")
    assert after.name == {**before.name, "en": "Plan"}
    assert (after.prices, after.external_ids, after.children) == (before.prices, before.external_ids, before.children)
    older = (await client.get(f"{V4}/productOffering/tariff-plan")).json()
    assert (older["name"], older["statusReason"]) == ("Plan", "new")


async def test_an_id_is_granted_while_it_is_free(client: Client) -> None:
    first = await post(client, f"{V4}/catalog", {"id": "3830", "name": "One"})
    second = await post(client, f"{V4}/catalog", {"id": "3830", "name": "Two"})
    strange = await post(client, f"{V4}/category", {"id": "Ä / b", "name": "Three"})
    assert (first["id"], second["id"] == "3830", strange["id"] == "Ä / b") == ("3830", False, False)
    newer = (await client.get(f"{V5}/productCatalog/3830")).json()
    assert (newer["name"], newer["@type"], newer["href"].endswith("/v5/productCatalog/3830")) == (
        "One", "ProductCatalog", True
    )  # fmt: skip
    assert (await client.delete(f"{V5}/productCatalog/3830")).status_code == 204
    assert (await client.get(f"{V4}/catalog/3830")).status_code == 404


@pytest.mark.parametrize("name", ["catalog", "category", "productOffering", "productOfferingPrice"])
async def test_bad_input_has_a_code_and_a_path(client: Client, name: str) -> None:
    cases: list[tuple[Any, str, str]] = [
        ({}, "input.missing", "name"),
        ({"name": None}, "input.missing", "name"),
        ({"name": 7}, "input.wrong_type", "name"),
        ({"name": "x", "validFor": {"startDateTime": "soon"}}, "input.wrong_type", "validFor.startDateTime"),
        ({"name": "x", "lifecycleStatus": ["Active"]}, "input.wrong_type", "lifecycleStatus"),
        ([], "input.wrong_type", ""),
        ({"name": "a\x00"}, "input.nul_character", "name"),
    ]
    for sent, code, path in cases:
        answer = await client.post(f"{V4}/{name}", json=sent)
        found = [(one["code"], one["path"]) for one in answer.json()["problems"]]
        assert (answer.status_code, found) == (400, [(code, path)])
    large = await client.post(f"{V4}/{name}", json={"name": "x" * 300_000})
    assert (large.status_code, large.json()["code"]) == (413, "too_large")


async def test_only_who_may_write_the_catalog_writes_it(client: Client, database: Database) -> None:
    headers = {"authorization": f"Bearer {await token(database, Role.ORDER_AGENT)}"}
    for name in KINDS:
        assert (await client.get(f"{V4}/{name}", headers=headers)).status_code in (200, 206)
        answer = await client.post(f"{V4}/{name}", json={"name": "x"}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "denied")
        for method in ("PATCH", "DELETE"):
            answer = await client.request(method, f"{V4}/{name}/x", json={"name": "x"}, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "denied")
    assert (await client.get(f"{V4}/category", headers={"authorization": ""})).status_code == 401


async def test_lists_are_filtered_sorted_and_paged(client: Client) -> None:
    named = str(new_id())
    for size in (3, 1, 2):
        await post(client, f"{V5}/productOfferingPrice", {"name": named, "price": {"unit": "EUR", "value": size}})
    path = f"{V5}/productOfferingPrice"
    for params, expected in (
        ({"sort": "price.value"}, [1, 2, 3]),
        ({"sort": "-price.value", "limit": "2"}, [3, 2]),
        ({"price.value.gt": "1", "sort": "price.value"}, [2, 3]),
        ({"price.value": "1,3"}, [3, 1]),
        ({"price.unit": "'EUR'", "price.value.lte": "2", "offset": "1"}, [2]),
        ({"lifecycleStatus": "Active"}, []),
    ):
        answer = await client.get(path, params={"name": named, **params})
        assert [one["price"]["value"] for one in answer.json()] == expected, params
    page = await client.get(path, params={"name": named, "limit": "2", "fields": "name"})
    assert (page.status_code, page.headers["x-total-count"], page.headers["x-result-count"]) == (206, "3", "2")
    assert all(set(one) == {"id", "href", "@type", "name"} for one in page.json())


async def test_json_patches_change_members_of_lists(client: Client) -> None:
    made = await post(
        client,
        f"{V5}/category",
        {"name": "C", "subCategory": [{"id": one, "@type": "CategoryRef"} for one in ("6086", "6087")]},
    )
    path = f"{V5}/category/{made['id']}"
    removed = await client.patch(
        path,
        json=[{"op": "remove", "path": "/subCategory?id=6087"}],
        headers={"content-type": "application/json-patch-query+json"},
    )
    assert [one["id"] for one in removed.json()["subCategory"]] == ["6086"]
    added = await client.patch(
        path,
        json=[{"op": "add", "path": "/relatedParty", "value": {"role": "owner"}}],
        headers={"content-type": "application/json-patch+json"},
    )
    assert added.json()["relatedParty"] == {"role": "owner"}


async def test_jobs_that_lead_inside_fail_and_say_why(client: Client, database: Database, drain: Drain) -> None:
    for kind in ("importJob", "exportJob"):
        made = await post(client, f"{V5}/{kind}", {"url": "ftp://ftp.example.com/x.json", "path": "category"})
        assert made["status"] == "Not Started"
        await drain(database)
        ended = (await client.get(f"{V5}/{kind}/{made['id']}")).json()
        assert (ended["status"], "https" in ended["errorLog"]) == ("Failed", True)
        assert ended["completionDate"].endswith("Z")
        assert (await client.patch(f"{V5}/{kind}/{made['id']}", json={})).status_code == 405
        assert (await client.delete(f"{V5}/{kind}/{made['id']}")).status_code == 204


async def test_where_a_job_leads_is_told_only_to_whoever_may_start_one(client: Client, database: Database) -> None:
    made = await post(client, f"{V4}/importJob", {"url": "https://files.example.com/catalog.json?signature=s3cr3t"})
    agent = {"authorization": f"Bearer {await token(database, Role.ORDER_AGENT)}"}
    for path in (f"{V4}/importJob", f"{V4}/importJob/{made['id']}", f"{V5}/importJob"):
        answer = await client.get(path, headers=agent)
        assert (answer.status_code, "s3cr3t" in answer.text) == (403, False)
    assert (await client.get(f"{V4}/importJob/{made['id']}")).json()["url"].endswith("s3cr3t")


async def test_a_job_is_not_done_in_the_name_of_a_token_that_was_revoked(
    client: Client, database: Database, drain: Drain
) -> None:
    async with database.unit_of_work() as uow:
        lent = await create_token(uow, SYSTEM, CreateToken(name="lent", roles=(Role.PROCESS_ADMIN,)))
    body = {"url": "https://files.example.com/catalog.json", "path": "category"}
    made = (await client.post(f"{V4}/exportJob", json=body, headers={"authorization": f"Bearer {lent}"})).json()
    async with database.unit_of_work() as uow:
        await revoke_token(uow, SYSTEM, "lent")
    await drain(database)
    ended = (await client.get(f"{V4}/exportJob/{made['id']}")).json()
    assert (ended["status"], ended["errorLog"]) == ("Failed", "The token that asked for this is no longer good.")
