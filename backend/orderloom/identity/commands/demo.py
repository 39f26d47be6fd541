"""The people and groups of a demonstration. Never in production: their password is known to all."""

from uuid import UUID

from orderloom.identity.access import command, open_door
from orderloom.identity.contracts import Actor, AddGroup, AddPerson, Permission, Role
from orderloom.identity.domain.demo import DEMO_PASSWORD, GROUPS, PEOPLE
from orderloom.identity.passwords import hashed
from orderloom.identity.store import people as store
from orderloom.kernel.errors import Denied
from orderloom.platform.db import UnitOfWork
from orderloom.platform.settings import settings


@open_door("it changes nothing; seeding is gated")
async def demo_hashes() -> dict[str, str]:
    """A hash of the demo password for each demo login; made before the transaction, as it takes a while."""
    return {person.login: await hashed(DEMO_PASSWORD) for person in PEOPLE}


@command(Permission.PERSON_MANAGE)
async def seed_groups(uow: UnitOfWork, actor: Actor) -> None:
    """The groups that the shipped flows and policies name. Those that exist stay."""
    await store.add_groups(uow, [AddGroup(key=key, name=name) for key, name in GROUPS.items()])


@command(Permission.PERSON_MANAGE)
async def seed_people(uow: UnitOfWork, actor: Actor, account_id: UUID, hashes: dict[str, str]) -> list[UUID]:
    """One person a role, a second process admin and approver; the customer belongs to `account_id`; known ones stay."""
    if settings().env == "production":
        raise Denied("Demo people are refused in production.")
    groups = {group.key: group.id for group in await store.groups(uow)}
    return await store.add(
        uow,
        [
            AddPerson(
                login=person.login,
                name=person.name,
                password_hash=hashes[person.login],
                roles=person.roles,
                group_ids=tuple(groups[key] for key in person.groups),
                account_id=account_id if Role.CUSTOMER in person.roles else None,
                demo=True,
            )
            for person in PEOPLE
        ],
    )
