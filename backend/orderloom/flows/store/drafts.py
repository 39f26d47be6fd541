"""The last saves of drafts, and who is at them."""

from uuid import UUID

from orderloom.flows.contracts import DraftRevision, Presence
from orderloom.kernel.json import convert
from orderloom.platform.db import Reader, UnitOfWork

KEPT = 50
PRESENT_SECONDS = 30
_REVISION = (
    "SELECT r.version_id, r.revision, r.content, r.layout, r.sha256, r.author, r.saved_at FROM flow_draft_revision r"
)
_PRESENT = f"seen_at > now() - interval '{PRESENT_SECONDS} seconds'"


async def keep_revision(uow: UnitOfWork, version_id: UUID) -> None:
    """Keeps the draft as it is now, and the last ones before it."""
    await uow.execute(
        "INSERT INTO flow_draft_revision (version_id, revision, content, layout, sha256, author, author_id, saved_at) "
        "SELECT id, revision, content, layout, sha256, author, author_id, now() FROM flow_version WHERE id = :id "
        "ON CONFLICT DO NOTHING",
        {"id": version_id},
    )
    await uow.execute(
        "DELETE FROM flow_draft_revision WHERE version_id = :id AND revision <= "
        "(SELECT revision FROM flow_version WHERE id = :id) - :kept",
        {"id": version_id, "kept": KEPT},
    )


async def revision(reader: Reader, version_id: UUID, number: int) -> DraftRevision | None:
    row = await reader.row(
        f"{_REVISION} WHERE r.version_id = :id AND r.revision = :number", {"id": version_id, "number": number}
    )
    return convert(dict(row), DraftRevision) if row else None


async def revisions(reader: Reader, key: str) -> list[DraftRevision]:
    """The saves of the draft that is in work, newest first."""
    rows = await reader.rows(
        f"{_REVISION} JOIN flow_version v ON v.id = r.version_id JOIN flow_definition d ON d.id = v.definition_id "
        "WHERE d.key = :key AND v.state IN ('draft', 'in_review') ORDER BY r.revision DESC",
        {"key": key},
    )
    return [convert(dict(row), DraftRevision) for row in rows]


async def definition_id(uow: UnitOfWork, key: str) -> UUID | None:
    """The definition of this key, locked, so that two people can't take its lock at once."""
    return await uow.scalar("SELECT id FROM flow_definition WHERE key = :key FOR UPDATE", {"key": key})


async def present(reader: Reader, definition: UUID) -> list[Presence]:
    """Who has it open now, by the clock of the database; who came first is first."""
    rows = await reader.rows(
        "SELECT person_id, name, editing, since, seen_at FROM flow_presence "
        f"WHERE definition_id = :id AND {_PRESENT} ORDER BY since, person_id",
        {"id": definition},
    )
    return [convert(dict(row), Presence) for row in rows]


async def present_of(reader: Reader, key: str) -> list[Presence]:
    found = await reader.scalar("SELECT id FROM flow_definition WHERE key = :key", {"key": key})
    return await present(reader, found) if found else []


async def forget_absent(uow: UnitOfWork, definition: UUID) -> None:
    await uow.execute(f"DELETE FROM flow_presence WHERE definition_id = :id AND NOT {_PRESENT}", {"id": definition})


async def release(uow: UnitOfWork, definition: UUID) -> None:
    """Nobody holds the lock any more."""
    await uow.execute(
        "UPDATE flow_presence SET editing = false WHERE definition_id = :id AND editing", {"id": definition}
    )


async def see(uow: UnitOfWork, definition: UUID, person: UUID, name: str, *, editing: bool) -> None:
    await uow.execute(
        "INSERT INTO flow_presence (definition_id, person_id, name, editing, since, seen_at) "
        "VALUES (:definition, :person, :name, :editing, now(), now()) "
        "ON CONFLICT (definition_id, person_id) DO UPDATE SET name = :name, editing = :editing, seen_at = now()",
        {"definition": definition, "person": person, "name": name, "editing": editing},
    )
