"""People and groups as rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity.contracts import AddGroup, AddPerson, Group, Person, Role
from orderloom.identity.tables import GroupMemberRow, GroupRow, PersonRow
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, Row, UnitOfWork

PERSON = """
SELECT p.id, p.login, p.name, p.email, p.locale, p.roles, p.account_id, p.disabled, p.demo, p.version,
       p.created_at, p.last_seen_at,
       ARRAY(SELECT m.group_id FROM group_member m WHERE m.person_id = p.id ORDER BY m.group_id) AS group_ids
FROM person p
"""


def as_person(row: Row) -> Person:
    return Person(
        id=row["id"],
        login=row["login"],
        name=row["name"],
        email=row["email"],
        locale=row["locale"],
        roles=tuple(Role(role) for role in row["roles"]),
        group_ids=tuple(row["group_ids"]),
        account_id=row["account_id"],
        disabled=row["disabled"],
        demo=row["demo"],
        version=row["version"],
        created_at=row["created_at"],
        last_seen_at=row["last_seen_at"],
    )


async def search(reader: Reader, text: str, first: int) -> tuple[Person, ...]:
    found = await reader.rows(
        f"{PERSON} WHERE :text = '' OR p.login ILIKE :like OR p.name ILIKE :like ORDER BY p.name, p.id LIMIT :first",
        {"text": text, "like": f"%{_literal(text)}%", "first": first},
    )
    return tuple(as_person(row) for row in found)


def _literal(text: str) -> str:
    """The text as it matches itself in LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


async def by_ids(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Person]:
    found = await reader.rows(f"{PERSON} WHERE p.id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: as_person(row) for row in found}


async def by_login(reader: Reader, login: str) -> Person | None:
    row = await reader.row(f"{PERSON} WHERE p.login = :login", {"login": login})
    return as_person(row) if row else None


async def by_logins(reader: Reader, logins: Iterable[str]) -> dict[str, Person]:
    found = await reader.rows(f"{PERSON} WHERE p.login = ANY(:logins)", {"logins": list(logins)})
    return {row["login"]: as_person(row) for row in found}


async def another_admin(uow: UnitOfWork, person_id: UUID) -> bool:
    """Whether somebody else administers; whoever asks waits for all who ask at the same time."""
    await uow.execute("SELECT pg_advisory_xact_lock(hashtextextended('identity.administrators', 0))")
    return bool(
        await uow.scalar(
            "SELECT EXISTS (SELECT FROM person WHERE NOT disabled AND :role = ANY(roles) AND id <> :id)",
            {"role": Role.PROCESS_ADMIN.value, "id": person_id},
        )
    )


async def rename_group(uow: UnitOfWork, group_id: UUID, name: Mapping[str, str]) -> str | None:
    """Its key; None when there is no such group."""
    row = await uow.row(
        "UPDATE people_group SET name = CAST(:name AS jsonb) WHERE id = :id RETURNING key",
        {"id": group_id, "name": json.dumps(name).decode()},
    )
    return row["key"] if row else None


async def locked(uow: UnitOfWork, person_id: UUID) -> Person | None:
    row = await uow.row(f"{PERSON} WHERE p.id = :id FOR UPDATE OF p", {"id": person_id})
    return as_person(row) if row else None


async def anyone(reader: Reader) -> bool:
    return bool(await reader.scalar("SELECT EXISTS (SELECT FROM person)"))


async def add(uow: UnitOfWork, people: Sequence[AddPerson]) -> list[UUID]:
    """The ids of the new people; a login that is taken is left out."""
    ids = [new_id() for _ in people]
    rows = [
        {
            "id": person_id,
            "login": person.login,
            "name": person.name,
            "email": person.email,
            "locale": person.locale,
            "password_hash": person.password_hash,
            "roles": [role.value for role in person.roles],
            "account_id": person.account_id,
            "demo": person.demo,
        }
        for person_id, person in zip(ids, people, strict=True)
    ]
    await uow.insert(PersonRow, rows, on_conflict="nothing")
    added = await uow.rows("SELECT id FROM person WHERE id = ANY(:ids)", {"ids": ids})
    known = {row["id"] for row in added}
    members = [
        (person_id, group)
        for person_id, person in zip(ids, people, strict=True)
        if person_id in known
        for group in person.group_ids
    ]
    await add_members(uow, members)
    return [person_id for person_id in ids if person_id in known]


async def add_members(uow: UnitOfWork, members: Iterable[tuple[UUID, UUID]]) -> None:
    rows = [{"person_id": person, "group_id": group} for person, group in members]
    await uow.insert(GroupMemberRow, rows, on_conflict="nothing")


async def save(uow: UnitOfWork, person: Person) -> None:
    """Writes what people may change of a locked person, and counts the version up."""
    await uow.execute(
        "UPDATE person SET name = :name, roles = :roles, account_id = :account, disabled = :disabled,"
        " version = version + 1 WHERE id = :id",
        {
            "id": person.id,
            "name": person.name,
            "roles": [role.value for role in person.roles],
            "account": person.account_id,
            "disabled": person.disabled,
        },
    )
    await uow.execute(
        "DELETE FROM group_member WHERE person_id = :id AND group_id <> ALL(:groups)",
        {"id": person.id, "groups": list(person.group_ids)},
    )
    await add_members(uow, [(person.id, group) for group in person.group_ids])


async def save_password(uow: UnitOfWork, person_id: UUID, password_hash: str) -> bool:
    done = await uow.execute(
        "UPDATE person SET password_hash = :hash, version = version + 1 WHERE id = :id",
        {"id": person_id, "hash": password_hash},
    )
    return done.rowcount == 1


async def groups(reader: Reader) -> tuple[Group, ...]:
    found = await reader.rows("SELECT id, key, name FROM people_group ORDER BY key")
    return tuple(Group(id=row["id"], key=row["key"], name=row["name"]) for row in found)


async def members(reader: Reader, group_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    found = await reader.rows(
        "SELECT group_id, array_agg(person_id ORDER BY person_id) AS people FROM group_member"
        " WHERE group_id = ANY(:ids) GROUP BY group_id",
        {"ids": list(group_ids)},
    )
    return {row["group_id"]: tuple(row["people"]) for row in found}


async def add_groups(uow: UnitOfWork, groups: Sequence[AddGroup]) -> Mapping[str, UUID]:
    """The ids by key of these groups; one that exists keeps its name."""
    rows: list[dict[str, Any]] = [{"id": new_id(), "key": group.key, "name": group.name} for group in groups]
    await uow.insert(GroupRow, rows, on_conflict="nothing")
    found = await uow.rows("SELECT id, key FROM people_group WHERE key = ANY(:keys)", {"keys": [g.key for g in groups]})
    return {row["key"]: row["id"] for row in found}
