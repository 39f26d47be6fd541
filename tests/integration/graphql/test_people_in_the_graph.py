"""Process admins manage people and groups through the graph; what they change is in force with the next request."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from orderloom.identity.contracts import Role
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import ORIGIN, Caller, app_on, signed_in

CREATE = """
mutation Create($input: CreatePersonInput!) {
  createPerson(input: $input) { person { id login roles groups { key } version } problems { code path } }
}"""
CHANGE = """
mutation Change($input: ChangePersonInput!) {
  changePerson(input: $input) {
    person { roles disabled version groups { key } account { id } } problems { code message path }
  }
}"""
GROUP = """
mutation Group($input: CreateGroupInput!) {
  createGroup(input: $input) { group { id key name { text } members { id } } problems { code path } }
}"""
PASSWORD = "a quiet long secret"


@pytest.fixture(scope="module")
async def app(database: Database) -> Litestar:
    return app_on(database, Live())


@pytest.fixture(scope="module")
async def admin(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.PROCESS_ADMIN) as one:
        yield one


async def created(admin: Caller, login: str, **more: Any) -> dict[str, Any]:
    given = {"login": login, "name": "Ada", "password": PASSWORD, "roles": ["ORDER_AGENT"], **more}
    return (await admin.data(CREATE, {"input": given}))["createPerson"]


async def changed(admin: Caller, **given: Any) -> dict[str, Any]:
    return (await admin.data(CHANGE, {"input": given}))["changePerson"]


async def test_a_new_person_can_sign_in_and_does_with_changed_roles_what_they_allow(
    app: Litestar, admin: Caller
) -> None:
    person = (await created(admin, "ada"))["person"]
    assert (person["roles"], person["groups"], person["version"]) == (["ORDER_AGENT"], [], 1)
    async with Caller(app) as browser:
        await browser.http.post("/auth/sign-in", json={"login": "ada", "password": PASSWORD})
        assert (await browser.answer("{ fallouts { totalCount } }"))["errors"][0]["extensions"]["code"] == "denied"
        after = await changed(admin, personId=person["id"], version=1, roles=["FALLOUT_MANAGER"])
        assert (after["person"]["roles"], after["person"]["version"]) == (["FALLOUT_MANAGER"], 2)
        assert await browser.data("{ fallouts { totalCount } }") == {"fallouts": {"totalCount": 0}}
        await changed(admin, personId=person["id"], version=2, disabled=True)
        assert (await browser.post("{ viewer { name } }")).status_code == 401


async def test_a_group_gets_members(admin: Caller) -> None:
    group = (await admin.data(GROUP, {"input": {"key": "splicers", "name": "Splicers"}}))["createGroup"]["group"]
    person = (await created(admin, "gil", groupIds=[group["id"]]))["person"]
    assert person["groups"] == [{"key": "splicers"}]
    found = await admin.data("{ groups { key members { id } } }")
    assert {"key": "splicers", "members": [{"id": person["id"]}]} in found["groups"]
    again = (await admin.data(GROUP, {"input": {"key": "splicers", "name": "Splicers"}}))["createGroup"]
    assert (again["group"], again["problems"][0]["path"]) == (None, ["key"])


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"password": "short"}, "identity.weak_password", ["password"]),
        ({"login": "Ä"}, "identity.bad_login", ["login"]),
        ({"roles": ["CUSTOMER"]}, "identity.account_needed", ["accountId"]),
        ({"groupIds": ["x"]}, "bad_id", ["groupIds"]),
    ],
)
async def test_a_person_at_fault_is_refused_with_code_and_path_and_not_kept(
    admin: Caller, given: dict[str, Any], code: str, path: list[str]
) -> None:
    refused = await created(admin, given.pop("login", f"bad-{code}"), **given)
    assert refused["person"] is None
    assert {"code": code, "path": path} in refused["problems"]
    assert (await admin.data('{ people(search: "bad-") { id } }'))["people"] == []


async def test_a_stale_change_is_a_conflict(admin: Caller) -> None:
    person = (await created(admin, "stale"))["person"]
    await changed(admin, personId=person["id"], version=1, name="Newer")
    refused = await changed(admin, personId=person["id"], version=1, name="Older")
    assert refused["problems"][0]["code"] == "stale_version"


async def test_nobody_grants_themselves_a_role(admin: Caller) -> None:
    own = (await admin.data("{ viewer { id } }"))["viewer"]["id"]
    refused = await changed(admin, personId=own, version=1, roles=["PROCESS_ADMIN", "ORDER_APPROVER"])
    assert (refused["person"], refused["problems"][0]["code"]) == (None, "identity.own_roles")
    assert (await admin.data("{ viewer { roles } }"))["viewer"]["roles"] == ["PROCESS_ADMIN"]


async def test_a_new_password_signs_the_person_out(app: Litestar, admin: Caller) -> None:
    person = (await created(admin, "forgetful"))["person"]
    async with Caller(app) as browser:
        await browser.http.post("/auth/sign-in", json={"login": "forgetful", "password": PASSWORD})
        text = "mutation Set($input: SetPasswordInput!) { setPassword(input: $input) { problems { code } } }"
        given = {"personId": person["id"], "password": "another quiet secret"}
        assert (await admin.data(text, {"input": given}))["setPassword"]["problems"] == []
        assert (await browser.http.get("/auth/me")).status_code == 401
        signed = await browser.http.post(
            "/auth/sign-in", json={"login": "forgetful", "password": "another quiet secret"}, headers={"origin": ORIGIN}
        )
        assert signed.status_code == 200
