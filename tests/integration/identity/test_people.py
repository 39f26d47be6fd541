"""People and groups in the database: added, changed, refused without a trace."""

from typing import Any

import pytest

from orderloom.identity import queries
from orderloom.identity.access import actor
from orderloom.identity.commands import people as commands
from orderloom.identity.commands.demo import demo_hashes, seed_groups, seed_people
from orderloom.identity.contracts import Actor, AddGroup, AddPerson, ChangePerson, Role, SetPassword
from orderloom.identity.domain.demo import DEMO_PASSWORD, GROUPS, PEOPLE
from orderloom.identity.domain.people import LastAdmin, LoginTaken
from orderloom.identity.passwords import matches
from orderloom.kernel.errors import Denied, Missing, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.platform import settings as settings_module
from orderloom.platform.db import Database
from orderloom.platform.settings import from_environment

ADMIN = Actor.system("test")


async def added(uow: Any, login: str, *roles: Role) -> Any:
    async with uow() as u:
        return await commands.add_person(u, ADMIN, AddPerson(login=login, name=login, password_hash=None, roles=roles))


async def test_a_person_is_found_by_login_whatever_its_case(database: Database, uow: Any) -> None:
    person_id = await added(uow, "Ada@Example.org", Role.ORDER_AGENT)
    async with database.reader() as reader:
        found = await queries.person_by_login(reader, " ADA@example.ORG ")
    assert found is not None
    assert (found.id, found.roles, found.disabled, found.version) == (person_id, (Role.ORDER_AGENT,), False, 1)


async def test_a_taken_login_is_refused(uow: Any) -> None:
    await added(uow, "twice", Role.ORDER_AGENT)
    with pytest.raises(LoginTaken):
        await added(uow, "TWICE", Role.ORDER_AGENT)


async def test_changed_roles_and_groups_are_in_force_and_audited(database: Database, uow: Any) -> None:
    person_id = await added(uow, "mover", Role.ORDER_AGENT)
    async with uow() as u:
        group = await commands.add_group(u, ADMIN, AddGroup(key="movers", name={"en": "Movers"}))
    async with uow() as u:
        change = ChangePerson(person_id=person_id, version=1, roles=(Role.FULFILLMENT_AGENT,), group_ids=(group.id,))
        changed = await commands.change_person(u, ADMIN, change)
    assert changed.version == 2
    async with database.reader() as reader:
        found = (await queries.people_by_ids(reader, [person_id]))[person_id]
        members = await queries.members(reader, [group.id])
        changes = await reader.scalar(
            "SELECT changes FROM audit WHERE subject_id = :id AND action = 'person.changed'", {"id": person_id}
        )
    assert found == changed
    assert members == {group.id: (person_id,)}
    assert changes["roles"] == {"from": ["order_agent"], "to": ["fulfillment_agent"]}


async def test_a_stale_change_is_refused_and_changes_nothing(database: Database, uow: Any) -> None:
    person_id = await added(uow, "stale", Role.ORDER_AGENT)
    with pytest.raises(StaleVersion):
        async with uow() as u:
            await commands.change_person(u, ADMIN, ChangePerson(person_id=person_id, version=9, name="other"))
    async with database.reader() as reader:
        assert (await queries.people_by_ids(reader, [person_id]))[person_id].name == "stale"


async def test_a_group_that_does_not_exist_is_refused_with_its_path(uow: Any) -> None:
    person_id = await added(uow, "grouped", Role.ORDER_AGENT)
    with pytest.raises(Missing) as refused:
        async with uow() as u:
            await commands.change_person(u, ADMIN, ChangePerson(person_id=person_id, version=1, group_ids=(new_id(),)))
    assert refused.value.problems[0].path == ("groupIds", 0)


async def test_only_a_process_admin_manages_people(uow: Any) -> None:
    agent = actor(new_id(), "agent", [Role.ORDER_MANAGER])
    async with uow() as u:
        with pytest.raises(Denied):
            await commands.set_password(u, agent, SetPassword(person_id=new_id(), password_hash="x"))


async def test_demo_people_sign_in_with_the_demo_password_and_seeding_twice_adds_none(
    database: Database, uow: Any
) -> None:
    hashes, account = await demo_hashes(), new_id()
    async with uow() as u:
        await seed_groups(u, ADMIN)
        first = await seed_people(u, ADMIN, account, hashes)
    async with uow() as u:
        await seed_groups(u, ADMIN)
        second = await seed_people(u, ADMIN, account, hashes)
    assert (len(first), second) == (len(PEOPLE), [])
    async with database.reader() as reader:
        known = await queries.credentials(reader, "customer", "127.0.0.1")
        customer = await queries.person_by_login(reader, "customer")
        keys = set(await queries.group_ids_by_key(reader))
    assert known.usable
    assert await matches(known.password_hash, DEMO_PASSWORD)
    assert customer is not None
    assert customer.account_id == account
    assert set(GROUPS) <= keys


async def test_demo_people_are_refused_in_production(
    database: Database, uow: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    production = from_environment({"ORDERLOOM_ENV": "production", "ORDERLOOM_SECRET_KEY": "s" * 40})
    async with uow() as u:
        await seed_groups(u, ADMIN)
        await seed_people(u, ADMIN, new_id(), await demo_hashes())
    monkeypatch.setattr("orderloom.identity.commands.demo.settings", lambda: production)
    monkeypatch.setattr("orderloom.identity.queries.settings", lambda: production)
    async with uow() as u:
        with pytest.raises(Denied):
            await seed_people(u, ADMIN, new_id(), {})
    async with database.reader() as reader:
        assert not (await queries.credentials(reader, "order-agent", "127.0.0.1")).usable
    assert settings_module.settings().env != "production"


async def test_the_last_process_admin_stays_one(database: Database, uow: Any) -> None:
    async with uow() as u:
        await u.execute("UPDATE person SET disabled = true WHERE 'process_admin' = ANY(roles)")
    first, second = await added(uow, "first-admin", Role.PROCESS_ADMIN), await added(uow, "second", Role.PROCESS_ADMIN)
    async with uow() as u:
        await commands.change_person(u, ADMIN, ChangePerson(person_id=second, version=1, roles=(Role.ORDER_AGENT,)))
    for change in (
        ChangePerson(person_id=first, version=1, roles=(Role.ORDER_AGENT,)),
        ChangePerson(person_id=first, version=1, disabled=True),
    ):
        with pytest.raises(LastAdmin):
            async with uow() as u:
                await commands.change_person(u, ADMIN, change)
    async with database.reader() as reader:
        kept = (await queries.people_by_ids(reader, [first]))[first]
    assert (kept.roles, kept.disabled, kept.version) == ((Role.PROCESS_ADMIN,), False, 1)
