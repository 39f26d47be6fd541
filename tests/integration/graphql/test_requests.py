"""What the endpoint takes and refuses, and how errors leave it."""

from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Callable

import pytest
from litestar import Litestar

from orderloom.graphql.app import graphql_controller
from orderloom.graphql.ids import global_id
from orderloom.identity.commands import tokens
from orderloom.identity.contracts import Actor, CreateToken, Role
from orderloom.kernel.ids import new_id
from orderloom.ordering.tables import CustomerOrderRow
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.tables import table_of
from tests.builders.graph import Caller, app_on, signed_in

FORGED = [
    urlsafe_b64encode(said).decode()
    for said in (
        b'["created_at", "2026-01-01T00:00:00Z", 1E999999]',
        b'["created_at", "a\\u0000", "00000000-0000-0000-0000-000000000000"]',
        b"[" * 9000,
    )
]
VIEWER = "{ viewer { name roles } }"


@pytest.fixture(scope="module")
async def app(database: Database) -> Litestar:
    return app_on(database, Live())


@pytest.fixture(scope="module")
async def browser(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.ORDER_AGENT) as one:
        yield one


def code(body: dict[str, object]) -> object:
    errors: object = body["errors"]
    assert isinstance(errors, list)
    return errors[0]["extensions"]["code"]


@pytest.mark.parametrize(
    ("body", "status", "wanted"),
    [
        (b"", 400, "malformed"),
        (b"[]", 400, "malformed"),
        (b'[{"query": "{ viewer { name } }"}]', 400, "malformed"),
        (b"{}", 400, "malformed"),
        (b'{"query": 1}', 400, "malformed"),
        (b'{"query": "{ viewer { name } }", "variables": []}', 400, "malformed"),
        (b'{"query": "{ viewer { name } }", "more": 1}', 400, "unknown_field"),
        (b'{"query": "{ viewer { name } }", "variables": {"a": "\\u0000"}}', 400, "input.nul_character"),
        (b'{"query": "{ search(text: \\"a\\\\u0000\\") { id } }"}', 400, "input.nul_character"),
        (b'{"query": "{ search(text: \\"a\\\\u{000}\\") { id } }"}', 400, "input.nul_character"),
        (b'{"query": "{ viewer { name } }", "variables": {"a": "\\ud800"}}', 400, "malformed"),
        (b'{"query": "{ viewer { name } }", "variables": {"a": 1e400}}', 400, "input.number_out_of_range"),
        (
            b'{"query": "{ viewer { name } }", "variables": {"a": ' + b"[" * 80 + b"]" * 80 + b"}}",
            400,
            "input.too_deep",
        ),
        (b'{"query": "{ viewer { name } }", "variables": {"a": "' + b"x" * 4_300_000 + b'"}}', 413, "too_large"),
    ],
)
async def test_a_malformed_request_is_refused_before_anything_runs(
    browser: Caller, body: bytes, status: int, wanted: str
) -> None:
    refused = await browser.http.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert (refused.status_code, code(refused.json())) == (status, wanted)
    assert "data" not in refused.json()


async def test_nothing_but_json_by_post_is_taken(browser: Caller) -> None:
    form = await browser.http.post("/graphql", data={"query": VIEWER})
    read = await browser.http.get("/graphql", params={"query": VIEWER})
    assert (form.status_code, code(form.json())) == (415, "unsupported_media_type")
    assert read.status_code == 405


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        ("{ viewer", "invalid_document"),
        ("{ nothing }", "invalid_document"),
        ("{ orders(first: 101) { totalCount } }", "invalid"),
        ("query A { viewer { name } } query B { viewer { name } }", "too_many_operations"),
        ('{ order(id: "x") { id } }', "bad_id"),
        ('{ orders(after: "x") { totalCount } }', "invalid"),
        *((f'{{ orders(after: "{cursor}") {{ totalCount }} }}', "invalid") for cursor in FORGED),
        ("subscription { worklistChanged }", "invalid_document"),
    ],
)
async def test_a_document_at_fault_is_answered_with_a_code_and_a_trace(
    browser: Caller, document: str, wanted: str
) -> None:
    answer = await browser.answer(document)
    assert not any((answer["data"] or {}).values())
    assert code(answer) == wanted
    assert len(answer["errors"][0]["extensions"]["traceId"]) == 32


async def test_a_bug_is_masked_and_found_by_its_trace(
    new_database_url: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Database(new_database_url())
    app = app_on(broken, Live())
    async with await signed_in(broken, app, Role.PROCESS_ADMIN) as admin:
        async with broken.unit_of_work() as uow:
            await uow.execute("ALTER TABLE account RENAME TO lost")
        answer = await admin.answer("{ accounts { nodes { id } } }")
    await broken.dispose()
    assert answer["errors"][0]["message"] == "Something went wrong here."
    assert answer["errors"][0]["path"] == ["accounts"]
    assert code(answer) == "internal"
    assert "account" not in answer["errors"][0]["message"]


async def test_a_bug_in_a_stream_is_masked_too(new_database_url: Callable[[], str]) -> None:
    broken = Database(new_database_url())
    app = app_on(broken, Live())
    async with await signed_in(broken, app, Role.ORDER_AGENT) as agent:
        async with broken.unit_of_work() as uow:
            await uow.execute(f"ALTER TABLE {table_of(CustomerOrderRow).name} RENAME TO lost")
        text = "subscription Watch($id: ID!) { orderChanged(id: $id) { number } }"
        async with agent.stream(text, {"id": global_id("Order", new_id())}) as stream:
            first = await stream.next()
    await broken.dispose()
    assert first is not None
    assert code(first) == "internal"
    assert first["errors"][0]["message"] == "Something went wrong here."


@pytest.mark.parametrize(
    ("value", "said"),
    [("NaN", "out of range"), ("1e400", "out of range"), ("much", "A decimal is a number"), (None, "non-null")],
)
async def test_a_value_of_the_wrong_kind_is_refused_and_named(browser: Caller, value: object, said: str) -> None:
    text = """query Price($quantity: Decimal!) { previewOrder(input: {accountId: "x", lines: [
      {offering: "x", quantity: $quantity}]}) { problems { code } } }"""
    answer = await browser.answer(text, {"quantity": value})
    assert code(answer) == "invalid_document"
    assert "$quantity" in answer["errors"][0]["message"]
    assert said in answer["errors"][0]["message"]


async def test_a_token_acts_with_its_roles_from_anywhere_until_it_is_revoked(database: Database, app: Litestar) -> None:
    system = Actor.system("test")
    async with database.unit_of_work() as uow:
        secret = await tokens.create_token(uow, system, CreateToken(name="crm", roles=(Role.ORDER_APPROVER,)))
    async with Caller(app, token=secret) as token:
        token.http.headers.pop("origin")
        assert await token.data(VIEWER) == {"viewer": {"name": "crm", "roles": ["ORDER_APPROVER"]}}
        async with database.unit_of_work() as uow:
            await tokens.revoke_token(uow, system, "crm")
        assert (await token.post(VIEWER)).status_code == 401


async def test_answers_are_not_kept_by_caches(browser: Caller) -> None:
    assert (await browser.post(VIEWER)).headers["cache-control"] == "no-store"


def test_each_graph_has_a_route_of_its_own() -> None:
    assert [sorted(handler.paths) for handler in graphql_controller()] == [["/graphql"], ["/portal/graphql"]]
