"""Releases: which entities are in force, and each of them as it was ever released."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.catalog.contracts import Release
from orderloom.catalog.domain.importing import Member
from orderloom.catalog.domain.snapshot import SECTIONS
from orderloom.catalog.tables import CatalogEntityRow, CatalogMemberRow, CatalogReleaseRow
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, Row, UnitOfWork

_KINDS = {section: kind for kind, section in SECTIONS.items()}
_CURRENT = "SELECT id, sequence, note FROM catalog_release ORDER BY sequence DESC LIMIT 1"


async def current(reader: Reader) -> Release | None:
    row = await reader.row(_CURRENT)
    return Release(**row) if row else None


async def locked_current(uow: UnitOfWork) -> Release | None:
    """The current release; nobody else makes one until this transaction ends."""
    await uow.execute("SELECT pg_advisory_xact_lock(hashtext('catalog_release'))")
    return await current(uow)


async def exists(reader: Reader, release_id: UUID) -> bool:
    return bool(await reader.scalar("SELECT 1 FROM catalog_release WHERE id = :id", {"id": release_id}))


async def members(reader: Reader, release_id: UUID) -> dict[UUID, Member]:
    """All entities of a release by row id, each document's in its own order."""
    rows = await reader.rows(
        "SELECT e.id, e.section, e.key, e.document, e.position, e.sha256, e.content"
        " FROM catalog_member m JOIN catalog_entity e ON e.id = m.entity_id"
        " WHERE m.release_id = :release ORDER BY e.document, e.position, e.id",
        {"release": release_id},
    )
    return {row["id"]: _member(row) for row in rows}


def _member(row: Row) -> Member:
    entity = json.convert(row["content"], _KINDS[row["section"]])
    return Member(row["section"], row["key"], row["document"], row["position"], row["sha256"], entity)


async def release(uow: UnitOfWork, sequence: int, note: str, kept: Sequence[UUID], written: Sequence[Member]) -> UUID:
    """A new release of entities that exist and entities to be written."""
    release_id = new_id()
    ids = [new_id() for _ in written]
    author = uow.actor_label
    await uow.insert(CatalogReleaseRow, [{"id": release_id, "sequence": sequence, "note": note, "author": author}])
    await uow.insert(CatalogEntityRow, [_row(id_, member) for id_, member in zip(ids, written, strict=True)])
    await uow.insert(CatalogMemberRow, [{"release_id": release_id, "entity_id": one} for one in (*kept, *ids)])
    return release_id


def _row(row_id: UUID, member: Member) -> dict[str, object]:
    return {
        "id": row_id,
        "section": member.section,
        "key": member.key,
        "document": member.document,
        "position": member.position,
        "sha256": member.sha256,
        "content": json.to_builtins(member.entity),
    }
