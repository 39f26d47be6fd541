"""What all collections of all versions do alike: lists, single resources, patches, and errors in one form."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from orderloom.identity.contracts import Role
from orderloom.integration.tmf.apis import APIS
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import open_account
from tests.contract.tmf.conftest import Client, token

PLACES = [(f"{api.path}/{one.name}", one.verbs) for api in APIS.values() for one in api.collections]
MERGE, OPERATIONS = "application/merge-patch+json", "application/json-patch+json"
UNKNOWN = "unsupported_media_type"
SIMPLE = [
    *(
        ("productCatalogManagement", one, {"name": "A"})
        for one in ("category", "productOffering", "productSpecification")
    ),
    ("productCatalogManagement", "productOfferingPrice", {"name": "A"}),
    ("party", "individual", {"givenName": "A", "familyName": "B"}),
    ("party", "organization", {"name": "A", "tradingName": "A"}),
    ("customerManagement", "customer", {"name": "A", "engagedParty": {"id": "x", "@referredType": "Organization"}}),
]


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    await open_account(database, external_id="crm-1")
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN, Role.ORDER_MANAGER)}"
        yield one


def refused(answer: Any, status: int) -> str:
    """The code of an error that has TM Forum's form."""
    assert answer.status_code == status, (answer.request.method, answer.request.url, answer.text)
    assert answer.headers["content-type"].startswith("application/json")
    found = answer.json()
    assert found["status"] == str(status)
    assert all(isinstance(found[name], str) and found[name] for name in ("code", "reason", "message"))
    return found["code"]


@pytest.mark.parametrize(("path", "verbs"), PLACES, ids=[path for path, _ in PLACES])
async def test_what_can_not_be_answered_is_refused_in_one_form(
    client: Client, path: str, verbs: frozenset[str]
) -> None:
    for verb, method in (("read", "GET"), ("change", "PATCH"), ("remove", "DELETE")):
        answer = await client.request(method, f"{path}/{new_id()}", json={} if method == "PATCH" else None)
        assert refused(answer, 404 if verb in verbs else 405) == ("missing" if verb in verbs else "method_not_allowed")
    for method, where in (("PUT", path), ("PATCH", path), ("DELETE", path), ("POST", f"{path}/x")):
        assert refused(await client.request(method, where, json={}), 405) == "method_not_allowed"
    assert refused(await client.get(path, headers={"accept": "application/xml"}), 406) == "not_acceptable"
    for accept in ("text/html, application/*;q=0.5", "*/*", "application/json;charset=utf-8"):
        assert (await client.get(path, headers={"accept": accept})).status_code in (200, 206)
    makes = "create" in verbs
    for given in ("text/plain", "application/xml", "application/json; charset=latin-1"):
        answer = await client.post(path, content=b"{}", headers={"content-type": given})
        assert refused(answer, 415 if makes else 405) == (UNKNOWN if makes else "method_not_allowed")
    for content in (b"", b"{", b"[]", b'"x"', b"\xff"):
        answer = await client.post(path, content=content, headers={"content-type": "application/json"})
        refused(answer, 400 if makes else 405)
    for query in ("offset=-1", "limit=x", "offset=100001", "sort=nothing", "nothing=1", "fields=nothing", "a.b.gt=1"):
        assert refused(await client.get(f"{path}?{query}"), 400).startswith("tmf.bad_")
    assert refused(await client.get(path, headers={"authorization": ""}), 401) == "unauthenticated"
    assert refused(await client.get(path.replace("/v4/", "/v9/").replace("/v5/", "/v9/")), 404) == "missing"


@pytest.mark.parametrize("version", ["v4", "v5"])
@pytest.mark.parametrize(("api", "name", "least"), SIMPLE, ids=[one for _, one, _ in SIMPLE])
async def test_a_resource_is_patched_listed_and_cut_to_what_is_asked_for(
    client: Client, version: str, api: str, name: str, least: dict[str, Any]
) -> None:
    path = f"/tmf-api/{api}/{version}/{name}"
    marks = [str(new_id()) for _ in range(3)]
    own = {
        "@type": f"Own{name}",
        "@baseType": name[0].upper() + name[1:],
        "@schemaLocation": "https://client.example/s.json",
    }
    made: list[Any] = []
    for mark in marks:
        answer = await client.post(path, json={**least, **own, "own": {"mark": mark, "deep": [1, {"x": None}]}})
        assert answer.status_code == 201, answer.text
        made.append(answer.json())
        assert {key: made[-1][key] for key in own} == own
        assert made[-1]["own"] == {"mark": mark, "deep": [1, {"x": None}]}
    first = made[0]["href"]
    ids = ",".join(one["id"] for one in made)
    listed = await client.get(path, params={"id": ids, "limit": "2", "offset": "1", "fields": "href,own.mark"})
    assert listed.status_code == 206, listed.text
    assert (listed.headers["x-total-count"], listed.headers["x-result-count"]) == ("3", "2")
    assert [set(one) for one in listed.json()] == [{"id", "href", "@type", "own"}] * 2
    assert {one["own"]["mark"] for one in listed.json()} < set(marks)
    none = await client.get(first, params={"fields": "none"})
    assert set(none.json()) == {"id", "href", "@type"}
    after = await client.patch(first, json={"own": {"mark": None, "more": 1}}, headers={"content-type": MERGE})
    assert (after.status_code, after.json()["own"]) == (200, {"deep": [1, {"x": None}], "more": 1}), after.text
    operations = [{"op": "test", "path": "/own/more", "value": 1}, {"op": "replace", "path": "/own/more", "value": [2]}]
    by_steps = await client.patch(first, json=operations, headers={"content-type": OPERATIONS})
    if version == "v4":
        assert refused(by_steps, 415) == UNKNOWN
    else:
        assert by_steps.json()["own"] == {"deep": [1, {"x": None}], "more": [2]}
        assert refused(await client.patch(first, json=operations, headers={"content-type": OPERATIONS}), 409)
    for change, path_ in (({"id": "x"}, "id"), ({"href": "x"}, "href")):
        answer = await client.patch(first, json=change)
        assert (refused(answer, 400), answer.json()["problems"][0]["path"]) == ("tmf.immutable", path_)
    assert (await client.delete(first)).status_code == 204
    assert refused(await client.get(first), 404) == "missing"
    assert refused(await client.delete(first), 404) == "missing"


async def test_what_no_api_answers_is_missing_in_the_same_form(client: Client) -> None:
    for path in ("/tmf-api/nothing/v4/x", "/tmf-api/party", "/tmf-api/party/v4", "/tmf-api/party/v4/individual/a/b"):
        assert refused(await client.get(path), 404) == "missing"
