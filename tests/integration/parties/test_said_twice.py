"""Saying a create twice under one key does it once; saying something else under that key is refused."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Invalid
from orderloom.parties.commands import add_contact, add_site, create_account
from orderloom.parties.contracts import Account, AddContact, AddSite, CreateAccount
from orderloom.platform.db import Database
from orderloom.platform.idempotency import IdempotencyConflict
from tests.builders.orders import open_account, person

AGENT, OTHER = person(Role.ORDER_AGENT), person(Role.ORDER_AGENT)
Command = Callable[..., Awaitable[Any]]


async def say(database: Database, command: Command, new: Any, actor: Actor = AGENT) -> Any:
    async with database.unit_of_work() as uow:
        return await command(uow, actor, new)


async def counted(database: Database) -> tuple[int, ...]:
    async with database.reader() as reader:
        tables = ("account", "site", "contact", "audit", "idempotency")
        return tuple([await reader.scalar(f"SELECT count(*) FROM {table}") for table in tables])


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    return await open_account(database)


CREATES: list[tuple[Command, Callable[[Account], Any]]] = [
    (create_account, lambda account: CreateAccount(name="A shop")),
    (
        add_site,
        lambda account: AddSite(account_id=account.id, name="Hall", street="1 Pier", city="Porto", country="PT"),
    ),
    (add_contact, lambda account: AddContact(account_id=account.id, name="Reception")),
]


@pytest.mark.parametrize(("command", "new"), CREATES, ids=lambda one: getattr(one, "__name__", ""))
async def test_the_same_key_and_body_give_what_was_made_before(
    database: Database, account: Account, command: Command, new: Callable[[Account], Any]
) -> None:
    said = msgspec.structs.replace(new(account), client_key="once")
    made = await say(database, command, said)
    before = await counted(database)
    assert await say(database, command, said) == made
    assert await counted(database) == before
    with pytest.raises(IdempotencyConflict):
        await say(database, command, msgspec.structs.replace(said, name="Another"))
    assert await counted(database) == before
    assert (await say(database, command, said, OTHER)).id != made.id
    assert (await say(database, command, msgspec.structs.replace(said, client_key="twice"))).id != made.id


@pytest.mark.parametrize("key", ["", "k" * 201])
async def test_a_key_of_no_or_too_many_characters_is_refused(database: Database, key: str) -> None:
    before = await counted(database)
    with pytest.raises(Invalid, match="1 to 200"):
        await say(database, create_account, CreateAccount(name="A shop", client_key=key))
    assert await counted(database) == before


async def test_without_a_key_each_saying_makes_another(database: Database) -> None:
    new = CreateAccount(name="A shop")
    assert (await say(database, create_account, new)).id != (await say(database, create_account, new)).id
