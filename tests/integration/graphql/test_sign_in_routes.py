"""Signing in over HTTP: cookies, refusals, throttling, foreign pages, the welcome link."""

import asyncio
from typing import Any

import httpx
import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.identity.commands import people
from orderloom.identity.commands.passwords import new_password
from orderloom.identity.contracts import Actor, AddPerson, ChangePerson, Permission, Role
from orderloom.kernel.ids import new_id
from orderloom.main.invitation import invite
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import from_environment
from tests.builders.graph import ORIGIN, Caller, app_on

PASSWORD = "a quiet long secret"
PRODUCTION = from_environment(
    {
        "ORDERLOOM_ENV": "production",
        "ORDERLOOM_SECRET_KEY": "s" * 40,
        "ORDERLOOM_PUBLIC_URL": "https://orders.example.org/",
    }
)


@pytest.fixture(scope="module")
async def app(database: Database) -> Litestar:
    return app_on(database, Live())


async def person(database: Database, *roles: Role, account_id: Any = None) -> tuple[Any, str]:
    login = f"p-{new_id().hex}"
    hashed = await new_password(PASSWORD)
    async with database.unit_of_work() as uow:
        new = AddPerson(login=login, name="Ada", password_hash=hashed, roles=roles, account_id=account_id)
        return await people.add_person(uow, Actor.system("test"), new), login


async def sign_in(app: Litestar, login: str, password: str = PASSWORD, **headers: str) -> httpx.Response:
    async with Caller(app) as browser:
        return await browser.http.post(
            "/auth/sign-in", json={"login": login, "password": password}, headers=headers or None
        )


async def test_the_first_administrator_signs_in_by_the_welcome_link(app: Litestar, database: Database) -> None:
    assert await invite(database, from_environment({})) is None
    link = await invite(database, PRODUCTION)
    assert link is not None
    address, _, token = link.partition("?token=")
    assert address == "https://orders.example.org/welcome"
    asked = {"token": token, "login": "first", "name": "First", "password": PASSWORD}
    async with Caller(app) as browser:
        weak = await browser.http.post("/auth/welcome", json={**asked, "password": "short"})
        done = await browser.http.post("/auth/welcome", json=asked)
        again = await browser.http.post("/auth/welcome", json={**asked, "login": "second"})
        me = await browser.http.get("/auth/me")
    assert (weak.status_code, weak.json()["code"], weak.json()["path"]) == (400, "identity.weak_password", ["password"])
    assert (done.status_code, done.json()["roles"]) == (200, ["process_admin"])
    assert (again.status_code, again.json()["code"]) == (401, "identity.link_spent")
    assert me.json()["login"] == "first"
    assert await invite(database, PRODUCTION) is None


async def test_a_session_begins_with_sign_in_and_ends_with_sign_out(app: Litestar, database: Database) -> None:
    account = new_id()
    person_id, login = await person(database, Role.CUSTOMER, account_id=account)
    async with Caller(app) as browser:
        done = await browser.http.post("/auth/sign-in", json={"login": login.upper(), "password": PASSWORD})
        me = await browser.http.get("/auth/me")
        out = await browser.http.post("/auth/sign-out", json={})
        gone = await browser.http.get("/auth/me")
    assert done.status_code == 200
    assert done.json() == me.json()
    assert me.json() == {
        "id": global_id("Person", person_id),
        "name": "Ada",
        "login": login,
        "roles": ["customer"],
        "accountId": global_id("Account", account),
        "locale": "en",
        "permissions": me.json()["permissions"],
    }
    assert Permission.ORDER_CAPTURE in me.json()["permissions"]
    cookie = done.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert (out.status_code, gone.status_code) == (204, 401)


async def test_sign_in_gives_a_new_session_id_and_ends_the_one_brought_along(app: Litestar, database: Database) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    async with Caller(app) as browser:
        first = (await browser.http.post("/auth/sign-in", json={"login": login, "password": PASSWORD})).cookies
        second = (await browser.http.post("/auth/sign-in", json={"login": login, "password": PASSWORD})).cookies
    async with Caller(app, cookie=first["orderloom"]) as old, Caller(app, cookie=second["orderloom"]) as new:
        assert (await old.http.get("/auth/me")).status_code == 401
        assert (await new.http.get("/auth/me")).status_code == 200


async def test_wrong_login_and_wrong_password_are_refused_alike(app: Litestar, database: Database) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    wrong, unknown = await sign_in(app, login, "not the password"), await sign_in(app, "nobody", "not the password")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    same = [{**answer.json(), "traceId": ""} for answer in (wrong, unknown)]
    assert same[0] == same[1]


async def test_the_sixth_attempt_waits_even_with_the_right_password(app: Litestar, database: Database) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    statuses = [(await sign_in(app, login, "not the password")).status_code for _ in range(5)]
    blocked = await sign_in(app, login)
    assert statuses == [401] * 5
    assert (blocked.status_code, blocked.json()["code"]) == (429, "too_many_attempts")
    assert 0 < int(blocked.headers["retry-after"]) <= 901


async def test_who_is_disabled_is_out_at_once(app: Litestar, database: Database) -> None:
    person_id, login = await person(database, Role.ORDER_AGENT)
    async with Caller(app) as browser:
        await browser.http.post("/auth/sign-in", json={"login": login, "password": PASSWORD})
        async with database.unit_of_work() as uow:
            change = ChangePerson(person_id=person_id, version=1, disabled=True)
            await people.change_person(uow, Actor.system("test"), change)
        assert (await browser.http.get("/auth/me")).status_code == 401
        assert (await browser.post("{ viewer { name } }")).status_code == 401
    assert (await sign_in(app, login)).status_code == 401


@pytest.mark.parametrize("origin", ["http://evil.test", "null", "http://orderloom.test.evil.test"])
async def test_a_page_of_another_site_can_neither_sign_in_nor_write(
    app: Litestar, database: Database, origin: str
) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    refused = await sign_in(app, login, origin=origin)
    assert (refused.status_code, refused.json()["code"]) == (403, "foreign_origin")
    signed = await sign_in(app, login)
    async with Caller(app, cookie=signed.cookies["orderloom"]) as browser:
        write = await browser.post("{ viewer { name } }", origin=origin)
        out = await browser.http.post("/auth/sign-out", json={}, headers={"origin": origin})
        assert (write.status_code, out.status_code) == (403, 403)
        assert write.json()["errors"][0]["extensions"]["code"] == "foreign_origin"
        assert (await browser.http.get("/auth/me")).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"login":"a","password":"b","more":1}', b'{"login":"a\\u0000","password":"b"}']
)
async def test_a_malformed_sign_in_is_refused(app: Litestar, body: bytes) -> None:
    async with Caller(app) as browser:
        refused = await browser.http.post("/auth/sign-in", content=body)
    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


async def test_over_https_the_cookie_belongs_to_this_host_alone(
    app: Litestar, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    monkeypatch.setattr("orderloom.identity.queries.settings", lambda: PRODUCTION)
    refused = await sign_in(app, login)
    done = await sign_in(app, login, origin="https://orders.example.org")
    assert refused.status_code == 403
    assert done.headers["set-cookie"].startswith("__Host-orderloom=")
    assert {"secure", "path=/"} <= {part.strip().lower() for part in done.headers["set-cookie"].split(";")}
    assert ORIGIN not in done.text


async def test_guesses_sent_all_at_once_are_throttled_too(app: Litestar, database: Database) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    answers = await asyncio.gather(*(sign_in(app, login, f"a wrong guess {number}") for number in range(16)))
    seen = [answer.status_code for answer in answers]
    assert set(seen) == {401, 429}
    assert seen.count(401) < 16 / 2
    assert (await sign_in(app, login)).status_code == 429


async def test_sign_in_takes_json_alone(app: Litestar, database: Database) -> None:
    _, login = await person(database, Role.ORDER_AGENT)
    body = f'{{"login": "{login}", "password": "{PASSWORD}"}}'
    async with Caller(app) as browser:
        plain = await browser.http.post("/auth/sign-in", content=body, headers={"content-type": "text/plain"})
    assert (plain.status_code, plain.json()["code"]) == (415, "unsupported_media_type")
    assert "set-cookie" not in plain.headers
