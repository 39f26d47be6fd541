"""Who may use which operation: the table, the schema and the policy agree, for every operation and every role."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from orderloom.graphql.gate import Gate
from orderloom.identity.access import REACHES, enforcer
from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.contract.graphql_api.documents import Operation, document, expected, operations

OPERATIONS = operations()


@pytest.fixture(scope="module")
async def app(database: Database) -> Litestar:
    return app_on(database, Live())


@pytest.fixture(scope="module")
async def browsers(database: Database, app: Litestar) -> AsyncIterator[dict[Role, Caller]]:
    """One signed-in person a role."""
    made = {
        role: await signed_in(database, app, role, account_id=new_id() if role is Role.CUSTOMER else None)
        for role in Role
    }
    yield made
    for browser in made.values():
        await browser.http.aclose()


def may(role: Role, permissions: frozenset[str]) -> bool:
    """Casbin's own answer."""
    judge = enforcer()
    return not permissions or any(
        judge.enforce(role.value, permission, reach) for permission in permissions for reach in REACHES
    )


def test_every_operation_has_an_entry_and_every_entry_an_operation() -> None:
    assert sorted(expected()) == sorted(operation.key for operation in OPERATIONS)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.key)
def test_an_operation_asks_for_the_permissions_of_its_entry_and_prints_them(operation: Operation) -> None:
    field: Any = operation.field.extensions["strawberry-definition"]
    gates = [extension for extension in field.extensions if isinstance(extension, Gate)]
    assert len(gates) == 1
    wanted = expected()[operation.key]
    assert {str(permission) for permission in gates[0].permissions} == wanted
    printed = operation.field.description or ""
    assert all(f"`{permission}`" in printed for permission in wanted or {"signed in"} - {"signed in"})
    assert "Permission: " in printed


async def refusal(browser: Caller, operation: Operation) -> str | None:
    """`denied` when the gate refused, else None; anything unexpected fails the test."""
    text, variables = document(operation)
    if operation.root == "Subscription":
        return await _stream_refusal(browser, text, variables)
    answer = await browser.answer(text, variables)
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    payload = (answer["data"] or {}).get(operation.name)
    codes |= {one["code"] for one in payload.get("problems", ())} if isinstance(payload, dict) else set()
    assert "internal" not in codes, answer
    assert "invalid_document" not in codes, answer
    return "denied" if "denied" in codes else None


async def _stream_refusal(browser: Caller, text: str, variables: dict[str, Any]) -> str | None:
    async with browser.stream(text, variables) as stream:
        first = await stream.next()
    errors = (first or {}).get("errors", ())
    return "denied" if any(error["extensions"]["code"] == "denied" for error in errors) else None


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.key)
async def test_each_role_may_what_the_policy_says_and_nothing_else(
    browsers: dict[Role, Caller], operation: Operation
) -> None:
    allowed = {role for role in Role if may(role, expected()[operation.key])}
    answered = {role for role in Role if await refusal(browsers[role], operation) is None}
    assert answered == allowed


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.key)
async def test_nobody_may_anything_without_signing_in(app: Litestar, operation: Operation) -> None:
    text, variables = document(operation)
    async with Caller(app) as stranger, Caller(app, token="olt_wrong") as forged:
        for caller in (stranger, forged):
            refused = await caller.post(text, variables)
            assert refused.status_code == 401
            assert refused.json()["errors"][0]["extensions"]["code"] == "unauthenticated"
            assert "data" not in refused.json()


async def test_a_person_without_roles_may_only_what_needs_no_permission(database: Database, app: Litestar) -> None:
    async with await signed_in(database, app) as nobody:
        answered = {one.key for one in OPERATIONS if await refusal(nobody, one) is None}
    assert answered == {key for key, permissions in expected().items() if not permissions}
