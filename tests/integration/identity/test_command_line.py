"""`orderloom user` and `orderloom token`, as an operator types them."""

import asyncio
import sys

import pytest

from orderloom.identity import queries
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.contracts import Actor, Role
from orderloom.identity.passwords import matches
from orderloom.parties.commands import create_account
from orderloom.parties.contracts import CreateAccount
from orderloom.platform.db import Database
from tests.builders.command_line import Servers, orderloom, servers_of

SYSTEM = Actor.system("test")
PASSWORD = "a quiet long secret"


@pytest.fixture(scope="module")
def servers(database: Database, redis_url: str) -> Servers:
    return servers_of(database, redis_url)


async def test_people_are_added_changed_and_disabled(database: Database, servers: Servers) -> None:
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
        account = await create_account(uow, SYSTEM, CreateAccount(name="A household"))

    async def run(*arguments: str) -> tuple[int, str, str]:
        return await orderloom(servers, "user", *arguments)

    staff = await run("add", "Ada", "--role", "order_agent", "--group", "order-desk", "--password", PASSWORD)
    assert staff == (0, "Ada can sign in as order_agent.\n", "")
    customer = await run("add", "cy", "--role", "customer", "--account", account.number, "--password", PASSWORD)
    assert customer == (0, "cy can sign in as customer.\n", "")
    assert await run("roles", "ada", "--role", "fallout_manager") == (0, "ada: fallout_manager; enabled.\n", "")
    assert await run("disable", "ada") == (0, "ada: fallout_manager; disabled.\n", "")
    assert (await run("password", "cy", "--password", "another quiet secret"))[0] == 0
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
async def test_what_is_at_fault_is_said_and_the_exit_code_is_not_zero(
    servers: Servers, arguments: tuple[str, ...], said: str
) -> None:
    code, _, complained = await orderloom(servers, *arguments)
    assert code != 0
    assert said in complained


async def test_a_refusal_is_no_traceback(servers: Servers) -> None:
    command = (sys.executable, "-m", "orderloom", "user", "disable", "nobody")
    process = await asyncio.create_subprocess_exec(*command, env=servers, stderr=asyncio.subprocess.PIPE)
    _, complained = await process.communicate()
    assert (process.returncode, complained.decode()) == (1, "Error: There is nobody with the login nobody.\n")


async def test_a_token_is_printed_once_and_ends_when_it_is_revoked(database: Database, servers: Servers) -> None:
    async def run(*arguments: str) -> str:
        return (await orderloom(servers, "token", *arguments))[1]

    secret = (await run("create", "crm", "--role", "order_agent", "--days", "30")).strip()
    async with database.reader() as reader:
        acting = await queries.actor_by_token(reader, secret)
    assert acting is not None
    assert acting.roles == {Role.ORDER_AGENT}
    assert secret not in await run("list")
    assert await run("revoke", "crm") == "crm is revoked.\n"
    async with database.reader() as reader:
        assert await queries.actor_by_token(reader, secret) is None
    assert await run("list") == "crm  order_agent  revoked\n"
