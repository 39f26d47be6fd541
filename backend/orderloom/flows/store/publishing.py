"""What becomes of versions: asked for, sent back, in force, retired."""

from uuid import UUID

from orderloom.flows.contracts import Json
from orderloom.platform.db import UnitOfWork


async def put_in_force(
    uow: UnitOfWork, version_id: UUID, name: Json, note: str | None, people: dict[str, str | None]
) -> int:
    """Makes a draft the newest version of its definition; the number that it has now. `people`: author, approved_by."""
    return await uow.scalar(
        "WITH published AS (UPDATE flow_version v SET state = 'published', note = coalesce(:note, note), "
        "author = coalesce(:author, author), approved_by = :approved_by, published_at = now(), updated_at = now(), "
        "version = 1 + (SELECT coalesce(max(o.version), 0) FROM flow_version o "
        "WHERE o.definition_id = v.definition_id AND o.id <> v.id) "
        "WHERE v.id = :id AND v.state IN ('draft', 'in_review') RETURNING v.id, v.definition_id, v.version), "
        "moved AS (UPDATE flow_definition d SET published_id = p.id, name = :name FROM published p "
        "WHERE d.id = p.definition_id), "
        "old AS (DELETE FROM flow_draft_revision r USING flow_version v, published p "
        "WHERE r.version_id = v.id AND v.definition_id = p.definition_id AND v.id <> p.id) "
        "SELECT version FROM published",
        {"id": version_id, "name": name, "note": note, **people},
    )


async def request(uow: UnitOfWork, version_id: UUID, note: str | None, name: str, person: UUID | None) -> None:
    """Freezes a draft until a second person has looked at it."""
    await uow.execute(
        "UPDATE flow_version SET state = 'in_review', note = :note, requested_by = :name, requested_by_id = :person, "
        "requested_at = now(), declined = NULL WHERE id = :id AND state = 'draft'",
        {"id": version_id, "note": note, "name": name, "person": person},
    )


async def send_back(uow: UnitOfWork, version_id: UUID, reason: str | None) -> None:
    """Makes a draft of it again."""
    await uow.execute(
        "UPDATE flow_version SET state = 'draft', requested_by = NULL, requested_by_id = NULL, requested_at = NULL, "
        "declined = :reason WHERE id = :id AND state = 'in_review'",
        {"id": version_id, "reason": reason},
    )


async def retire_definition(uow: UnitOfWork, definition_id: UUID, by: str | None) -> None:
    """Takes it out of force; `by` none brings it back."""
    await uow.execute(
        "UPDATE flow_definition SET retired_at = CASE WHEN CAST(:by AS text) IS NULL THEN NULL ELSE now() END, "
        "retired_by = CAST(:by AS text) WHERE id = :id",
        {"id": definition_id, "by": by},
    )


async def set_retired(uow: UnitOfWork, version_id: UUID, *, retired: bool) -> None:
    before, after = ("published", "retired") if retired else ("retired", "published")
    await uow.execute(
        "UPDATE flow_version SET state = :after WHERE id = :id AND state = :before",
        {"id": version_id, "before": before, "after": after},
    )
