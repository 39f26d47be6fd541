"""Sessions, throttling, API tokens and the first administrator, on the real database."""

from typing import Any

import pytest

from orderloom.identity import queries
from orderloom.identity.access import actor
from orderloom.identity.commands import people, sessions, tokens, welcome
from orderloom.identity.contracts import Actor, AddPerson, ChangePerson, CreateToken, Permission, Role, SetPassword
from orderloom.identity.domain.people import LoginTaken, OwnRoles
from orderloom.identity.domain.throttle import PER_LOGIN
from orderloom.kernel.errors import Missing
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database

ADMIN = Actor.system("test")


async def person(uow: Any, login: str) -> Any:
    async with uow() as u:
        new = AddPerson(login=login, name=login, password_hash="x", roles=(Role.ORDER_AGENT,))
        return await people.add_person(u, ADMIN, new)


async def found(database: Database, secret: str) -> bool:
    async with database.reader() as reader:
        return await queries.person_by_session(reader, secret) is not None


async def test_the_first_administrator_comes_in_by_a_link_that_works_once(database: Database, uow: Any) -> None:
    async with uow() as u:
        secret = await welcome.issue_welcome_link(u)
    assert secret is not None
    new = AddPerson(login="first", name="First", password_hash="x", roles=())
    with pytest.raises(welcome.LinkSpent):
        async with uow() as u:
            await welcome.add_first_administrator(u, secret + "x", new)
    async with uow() as u:
        await welcome.add_first_administrator(u, secret, new)
    with pytest.raises(welcome.LinkSpent):
        async with uow() as u:
            await welcome.add_first_administrator(u, secret, new)
    async with uow() as u:
        assert await welcome.issue_welcome_link(u) is None
    async with database.reader() as reader:
        first = await queries.person_by_login(reader, "first")
    assert first is not None
    assert first.roles == (Role.PROCESS_ADMIN,)


async def test_a_session_ends_with_sign_out_and_its_secret_is_not_stored(database: Database, uow: Any) -> None:
    person_id = await person(uow, "session")
    async with uow() as u:
        opened = await sessions.open_session(u, person_id, "session", 1)
    assert await found(database, opened.secret)
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM session WHERE id_hash = :s", {"s": opened.secret}) == 0
    async with uow() as u:
        await sessions.close_session(u, opened.secret)
    assert not await found(database, opened.secret)


@pytest.mark.parametrize("how", ["disabled", "password", "expired"])
async def test_a_session_dies_with_its_person_password_or_time(database: Database, uow: Any, how: str) -> None:
    person_id = await person(uow, f"dies-{how}")
    async with uow() as u:
        opened = await sessions.open_session(u, person_id, how, 1)
    async with uow() as u:
        if how == "disabled":
            await people.change_person(u, ADMIN, ChangePerson(person_id=person_id, version=1, disabled=True))
        elif how == "password":
            await people.set_password(u, ADMIN, SetPassword(person_id=person_id, password_hash="y"))
        else:
            await u.execute("UPDATE session SET expires_at = now() WHERE person_id = :id", {"id": person_id})
    assert not await found(database, opened.secret)


async def test_failed_sign_ins_block_the_login_and_a_success_forgets_them(database: Database, uow: Any) -> None:
    person_id = await person(uow, "throttled")
    for _ in range(PER_LOGIN):
        async with uow() as u:
            await sessions.count_failure(u, "Throttled", "10.0.0.1")
    async with database.reader() as reader:
        known = await queries.credentials(reader, "throttled", "10.0.0.2")
        other = await queries.credentials(reader, "someone-else", "10.0.0.1")
    assert 0 < known.blocked_for <= 901
    assert other.blocked_for == 0
    async with uow() as u:
        await sessions.open_session(u, person_id, "throttled", 1)
    async with database.reader() as reader:
        assert (await queries.credentials(reader, "throttled", "10.0.0.2")).blocked_for == 0


async def test_an_unknown_login_has_nothing_to_compare_with(database: Database) -> None:
    async with database.reader() as reader:
        known = await queries.credentials(reader, "nobody", "10.0.0.9")
    assert (known.person_id, known.password_hash, known.usable) == (None, None, False)


async def test_a_token_stands_for_its_roles_until_it_is_revoked(database: Database, uow: Any) -> None:
    async with uow() as u:
        secret = await tokens.create_token(u, ADMIN, CreateToken(name="crm", roles=(Role.ORDER_AGENT,), days=30))
    async with database.reader() as reader:
        acting = await queries.actor_by_token(reader, secret)
        assert await queries.actor_by_token(reader, secret + "x") is None
    assert acting is not None
    assert (acting.name, acting.kind, acting.may(Permission.ORDER_CAPTURE)) == ("crm", "token", True)
    with pytest.raises(LoginTaken):
        async with uow() as u:
            await tokens.create_token(u, ADMIN, CreateToken(name="crm", roles=(Role.ORDER_AGENT,)))
    async with uow() as u:
        await tokens.revoke_token(u, ADMIN, "crm")
    async with database.reader() as reader:
        assert await queries.actor_by_token(reader, secret) is None
        listed = await queries.tokens(reader, ADMIN)
    assert [(token.name, token.revoked_at is not None) for token in listed] == [("crm", True)]
    with pytest.raises(Missing):
        async with uow() as u:
            await tokens.revoke_token(u, ADMIN, "crm")


async def test_a_person_gives_a_token_no_role_that_they_lack(uow: Any) -> None:
    admin = actor(new_id(), "admin", [Role.PROCESS_ADMIN])
    with pytest.raises(OwnRoles):
        async with uow() as u:
            await tokens.create_token(u, admin, CreateToken(name="sly", roles=(Role.ORDER_APPROVER,)))
