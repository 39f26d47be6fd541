"""`orderloom user` and `orderloom token`, as an operator types them."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from orderloom.identity import queries
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.contracts import Actor, Role
from orderloom.identity.passwords import matches
from orderloom.parties.commands import create_account
from orderloom.parties.contracts import CreateAccount
from orderloom.platform.db import Database

Run = Callable[..., subprocess.CompletedProcess[str]]
SYSTEM = Actor.system("test")
PASSWORD = "a quiet long secret"


@pytest.fixture(scope="module")
def run(database: Database, redis_url: str) -> Run:
    address = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    environment = {**os.environ, "ORDERLOOM_DATABASE_URL": address, "ORDERLOOM_REDIS_URL": redis_url}

    def orderloom(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "orderloom", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return orderloom


async def test_people_are_added_changed_and_disabled(database: Database, run: Run) -> None:
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
        account = await create_account(uow, SYSTEM, CreateAccount(name="A household"))
    staff = run("user", "add", "Ada", "--role", "order_agent", "--group", "order-desk", "--password", PASSWORD)
    assert (staff.returncode, staff.stdout) == (0, "Ada can sign in as order_agent.\n"), staff.stderr
    customer = run("user", "add", "cy", "--role", "customer", "--account", account.number, "--password", PASSWORD)
    assert customer.returncode == 0, customer.stderr
    assert run("user", "roles", "ada", "--role", "fallout_manager").stdout == "ada: fallout_manager; enabled.\n"
    assert run("user", "disable", "ada").stdout == "ada: fallout_manager; disabled.\n"
    assert run("user", "password", "cy", "--password", "another quiet secret").returncode == 0
    async with database.reader() as reader:
        ada, cy = await queries.person_by_login(reader, "ada"), await queries.person_by_login(reader, "cy")
        known = await queries.credentials(reader, "cy", "")
    assert ada is not None
    assert cy is not None
    assert (ada.roles, ada.disabled, len(ada.group_ids)) == ((Role.FALLOUT_MANAGER,), True, 1)
    assert cy.account_id == account.id
    assert await matches(known.password_hash, "another quiet secret")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("user", "add", "x", "--role", "order_agent", "--password", "short"), "12 to 128 characters"),
        (("user", "add", "xy", "--role", "customer", "--password", PASSWORD), "A customer belongs to an account."),
        (("user", "add", "xy", "--role", "pilot", "--password", PASSWORD), "'pilot' is not one of"),
        (("user", "disable", "nobody"), "There is nobody with the login nobody."),
        (("token", "revoke", "none"), "There is no live token named none."),
    ],
)
def test_what_is_at_fault_is_said_and_the_exit_code_is_not_zero(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_token_is_printed_once_and_ends_when_it_is_revoked(database: Database, run: Run) -> None:
    secret = run("token", "create", "crm", "--role", "order_agent", "--days", "30").stdout.strip()
    async with database.reader() as reader:
        acting = await queries.actor_by_token(reader, secret)
    assert acting is not None
    assert acting.roles == {Role.ORDER_AGENT}
    assert secret not in run("token", "list").stdout
    assert run("token", "revoke", "crm").stdout == "crm is revoked.\n"
    async with database.reader() as reader:
        assert await queries.actor_by_token(reader, secret) is None
    assert run("token", "list").stdout == "crm  order_agent  revoked\n"
