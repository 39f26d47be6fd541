"""Process admins add and change people and groups."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import (
    Actor,
    AddGroup,
    AddPerson,
    ChangeGroup,
    ChangePerson,
    Group,
    Permission,
    Person,
    SetPassword,
)
from orderloom.identity.domain.people import (
    GROUP_KEY,
    LastAdmin,
    LoginTaken,
    check_change,
    normal_login,
    person_problems,
    role_problems,
    stops_administering,
)
from orderloom.identity.store import people as store
from orderloom.identity.store import sessions
from orderloom.kernel.errors import Invalid, Missing, Problem, StaleVersion
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.PERSON_MANAGE)
async def add_person(uow: UnitOfWork, actor: Actor, new: AddPerson) -> UUID:
    """The id of the new person. Raises LoginTaken, or Invalid with all that is wrong."""
    new = msgspec.structs.replace(new, login=normal_login(new.login), name=new.name.strip())
    problems = person_problems(new.login, new.name, new.roles, new.account_id is not None)
    if problems:
        raise Invalid.of(problems)
    await _check_groups(uow, new.group_ids)
    added = await store.add(uow, [new])
    if not added:
        raise LoginTaken(f"The login {new.login} is taken.", path=("login",))
    _audit(uow, added[0], "person.added", {"login": new.login, "roles": list(new.roles)})
    return added[0]


@command(Permission.PERSON_MANAGE)
async def change_person(uow: UnitOfWork, actor: Actor, change: ChangePerson) -> Person:
    """In force with the next request. Whoever is disabled is signed out everywhere."""
    person = await store.locked(uow, change.person_id)
    if person is None:
        raise Missing("There is no such person.", path=("personId",))
    if person.version != change.version:
        raise StaleVersion("Someone else changed this person meanwhile.", path=("version",))
    check_change(actor, person, change)
    wanted = {
        field: value
        for field in ("name", "roles", "group_ids", "account_id", "disabled")
        if (value := getattr(change, field)) is not msgspec.UNSET
    }
    changed = msgspec.structs.replace(person, **wanted)
    await _save(uow, person, changed)
    return msgspec.structs.replace(changed, version=person.version + 1)


async def _save(uow: UnitOfWork, person: Person, changed: Person) -> None:
    if not changed.name.strip() or len(changed.name) > 200 or "\0" in changed.name:
        raise Invalid("A name has 1 to 200 characters.", path=("name",))
    problems = role_problems(changed.roles, changed.account_id is not None)
    if problems:
        raise Invalid.of(problems)
    await _check_groups(uow, changed.group_ids)
    if stops_administering(person, changed) and not await store.another_admin(uow, person.id):
        raise LastAdmin("This is the last process admin; make somebody else one first.", path=("roles",))
    await store.save(uow, changed)
    if changed.disabled:
        await sessions.close_sessions_of(uow, person.id)
    _audit(uow, person.id, "person.changed", _difference(person, changed))


def _difference(before: Person, after: Person) -> dict[str, Any]:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return {field: {"from": old[field], "to": new[field]} for field in new if old[field] != new[field]}


@command(Permission.PERSON_MANAGE)
async def set_password(uow: UnitOfWork, actor: Actor, change: SetPassword) -> None:
    """Signs the person out everywhere."""
    if not await store.save_password(uow, change.person_id, change.password_hash):
        raise Missing("There is no such person.", path=("personId",))
    await sessions.close_sessions_of(uow, change.person_id)
    _audit(uow, change.person_id, "person.password_set", None)


@command(Permission.PERSON_MANAGE)
async def add_group(uow: UnitOfWork, actor: Actor, new: AddGroup) -> Group:
    if not GROUP_KEY.match(new.key):
        raise Invalid(
            "A key has 2 to 50 lower-case letters, digits and hyphens and begins with a letter.", path=("key",)
        )
    _check_name(new.name)
    if any(group.key == new.key for group in await store.groups(uow)):
        raise LoginTaken(f"The group {new.key} exists already.", path=("key",))
    ids = await store.add_groups(uow, [new])
    uow.audit(AuditEntry(subject_type="group", subject_id=ids[new.key], action="group.added"))
    return Group(id=ids[new.key], key=new.key, name=new.name)


@command(Permission.PERSON_MANAGE)
async def change_group(uow: UnitOfWork, actor: Actor, change: ChangeGroup) -> Group:
    _check_name(change.name)
    key = await store.rename_group(uow, change.group_id, change.name)
    if key is None:
        raise Missing("There is no such group.", path=("groupId",))
    uow.audit(AuditEntry(subject_type="group", subject_id=change.group_id, action="group.changed"))
    return Group(id=change.group_id, key=key, name=change.name)


def _check_name(name: Mapping[str, str]) -> None:
    if not all(0 < len(text) <= 100 and "\0" not in text for text in name.values()) or not name:
        raise Invalid("A name has 1 to 100 characters.", path=("name",))


async def _check_groups(uow: UnitOfWork, group_ids: Sequence[UUID]) -> None:
    known = {group.id for group in await store.groups(uow)} if group_ids else set[UUID]()
    unknown = [
        Problem("missing", "There is no such group.", ("groupIds", index))
        for index, group in enumerate(group_ids)
        if group not in known
    ]
    if unknown:
        raise Missing.of(unknown)


def _audit(uow: UnitOfWork, person_id: UUID, action: str, changes: dict[str, Any] | None) -> None:
    uow.audit(AuditEntry(subject_type="person", subject_id=person_id, action=action, changes=changes))
