"""Terms of sale by TMF622: an order accepts those that it names among its agreements, and is refused without them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.contracts import Role
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import GADGET, SYSTEM, open_account
from tests.contract.tmf.conftest import Client, token

PATH = "/tmf-api/productOrderingManagement"
CATALOG = "/tmf-api/productCatalogManagement"
GENERAL = {"id": "general:1", "name": "General terms", "@referredType": "TermsOfSale"}


async def terms(database: Database, days: int) -> None:
    """The gadget is sold under these terms from now on; with other days they are another version."""
    offering = {**GADGET["offerings"][0], "terms": ["general"]}
    said = [{"key": "general", "name": {"en": "General terms"}, "text": {"en": f"Pay in {days} days."}}]
    document = {**GADGET, "offerings": [offering], "terms": said}
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=document))


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    await terms(database, 1)
    await open_account(database, external_id="crm-1")
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


def order(version: str, *agreements: Any, **given: Any) -> dict[str, Any]:
    item = {
        "id": "1",
        "action": "add",
        "productOffering": {"id": "gadget"},
        "product": {"productCharacteristic": [{"name": "colour", "value": "red"}]},
    }
    party: dict[str, Any] = {"id": "crm-1", "@referredType": "Customer"}
    parties = [{**party, "role": "Customer"}] if version == "v4" else [{"role": "Customer", "partyOrPartyRole": party}]
    agreed = {"agreement": list(agreements)} if agreements else {}
    return {"relatedParty": parties, "productOrderItem": [item], **agreed, **given}


async def refused(client: Client, version: str, *agreements: Any) -> list[tuple[str, str]]:
    answer = await client.post(f"{PATH}/{version}/productOrder", json=order(version, *agreements))
    assert answer.status_code == 400, answer.text
    return [(one["code"], one["path"]) for one in answer.json()["problems"]]


async def test_terms_are_accepted_among_the_agreements(client: Client, database: Database) -> None:
    for version in ("v4", "v5"):
        path = f"{PATH}/{version}/productOrder"
        missing = await client.post(path, json=order(version))
        (problem,) = missing.json()["problems"]
        assert (missing.status_code, problem["code"], problem["path"]) == (
            400, "ordering.terms_not_accepted", "agreement"
        )  # fmt: skip
        assert "general:1" in problem["message"]
        other = {"id": "frame-7", "name": "Frame contract"}
        made = await client.post(path, json=order(version, other, GENERAL))
        assert made.status_code == 201, made.text
        told = [
            {name: one[name] for name in sent}
            for sent, one in zip((other, GENERAL), made.json()["agreement"], strict=True)
        ]
        assert told == [other, GENERAL]
        named = await client.post(path, json=order(version, {"id": "general", "@referredType": "TermsOfSale"}))
        assert named.status_code == 201, named.text
        later = await client.post(f"{path}?mode=async", json=order(version, GENERAL))
        assert later.status_code == 202, later.text
    async with database.reader() as reader:
        rows = await reader.rows("SELECT accepted_terms FROM customer_order")
    assert [[(one["key"], one["version"], one["by"]) for one in row["accepted_terms"]] for row in rows] == [
        [("general", 1, None)]
    ] * 4


async def test_offerings_tell_their_terms(client: Client) -> None:
    for version in ("v4", "v5"):
        offering = (await client.get(f"{CATALOG}/{version}/productOffering/gadget")).json()
        assert [(one["id"], one["@referredType"]) for one in offering["agreement"]] == [("general:1", "TermsOfSale")]


async def test_terms_that_are_not_in_force_are_refused_where_they_stand(client: Client, database: Database) -> None:
    await terms(database, 2)
    other = {"id": "frame-7"}
    for version in ("v4", "v5"):
        for wrong in ("general:1", "general:x", "nothing", "nothing:1"):
            agreed = {"id": wrong, "@referredType": "TermsOfSale"}
            assert ("ordering.terms_changed", "agreement[1].id") in await refused(client, version, other, agreed)
        assert await refused(client, version, {"id": "general:2"}) == [("ordering.terms_not_accepted", "agreement")]


async def test_a_draft_accepts_terms_by_a_patch(client: Client, database: Database) -> None:
    path, agreed_to = f"{PATH}/v5/productOrder", {**GENERAL, "id": "general:2"}
    made = (await client.post(path, json=order("v5", requestedInitialState="draft"))).json()
    assert (made["state"], "agreement" in made) == ("draft", False)
    one = f"{path}/{made['id']}"
    early = await client.patch(one, json={"state": "acknowledged"})
    assert (early.status_code, [each["path"] for each in early.json()["problems"]]) == (400, ["agreement"])
    agreed = await client.patch(one, json={"agreement": [agreed_to]})
    assert (agreed.status_code, agreed.json()["agreement"]) == (200, [{**agreed_to, "@type": "AgreementRef"}]), (
        agreed.text
    )
    older = (await client.get(f"{PATH}/v4/productOrder/{made['id']}")).json()
    assert older["agreement"][0]["id"] == "general:2"
    await terms(database, 3)
    described = await client.patch(one, json={"description": "mine"})
    assert (described.status_code, described.json()["description"]) == (200, "mine"), described.text
    stale = await client.patch(one, json={"state": "acknowledged"})
    assert [each["code"] for each in stale.json()["problems"]] == ["ordering.terms_not_accepted"]
    renewed = {"state": "acknowledged", "agreement": [{**GENERAL, "id": "general:3"}]}
    submitted = await client.patch(one, json=renewed)
    assert (submitted.status_code, submitted.json()["state"]) == (200, "acknowledged"), submitted.text
