"""Releases: which entities are in force, and each of them as it was ever released."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from orderloom.catalog.contracts import Release
from orderloom.catalog.domain.importing import Member
from orderloom.catalog.domain.snapshot import KINDS
from orderloom.catalog.tables import CatalogEntityRow, CatalogMemberRow, CatalogReleaseRow
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, Row, UnitOfWork

MOST_RELEASES = 16
_releases: OrderedDict[UUID, dict[UUID, Member]] = OrderedDict()
_CURRENT = "SELECT id, sequence, note FROM catalog_release ORDER BY sequence DESC LIMIT 1"


class Past(NamedTuple):
    """A state of an entity, and the release that it came with."""

    id: UUID
    member: Member
    sequence: int
    note: str
    author: str
    released_at: datetime


async def current(reader: Reader) -> Release | None:
    row = await reader.row(_CURRENT)
    return Release(**row) if row else None


async def newest(reader: Reader, first: int) -> Sequence[Row]:
    return await reader.rows(
        "SELECT id, sequence, note, author, created_at AS released_at FROM catalog_release"
        " ORDER BY sequence DESC LIMIT :first",
        {"first": first},
    )


async def of_sequence(reader: Reader, sequence: int) -> UUID | None:
    return await reader.scalar("SELECT id FROM catalog_release WHERE sequence = :sequence", {"sequence": sequence})


async def sequence_of(reader: Reader, release_id: UUID) -> int | None:
    return await reader.scalar("SELECT sequence FROM catalog_release WHERE id = :id", {"id": release_id})


async def locked_current(uow: UnitOfWork) -> Release | None:
    """The current release; nobody else makes one until this transaction ends."""
    await uow.execute("SELECT pg_advisory_xact_lock(hashtext('catalog_release'))")
    return await current(uow)


async def exists(reader: Reader, release_id: UUID) -> bool:
    return bool(await reader.scalar("SELECT 1 FROM catalog_release WHERE id = :id", {"id": release_id}))


async def members(reader: Reader, release_id: UUID) -> dict[UUID, Member]:
    """All entities of a release by row id, each document's in its own order. What was once released never changes, so
    that only those are read that this process has not seen yet."""
    found = _releases.get(release_id)
    if found is None:
        rows = await reader.rows(
            "SELECT e.id FROM catalog_member m JOIN catalog_entity e ON e.id = m.entity_id"
            " WHERE m.release_id = :release ORDER BY e.document, e.position, e.id",
            {"release": release_id},
        )
        known = await _known(reader, [row["id"] for row in rows])
        found = {row["id"]: known[row["id"]] for row in rows}
        if found:
            _releases[release_id] = found
        while len(_releases) > MOST_RELEASES:
            _releases.popitem(last=False)
    return found


async def _known(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, Member]:
    known = {one: member for release in _releases.values() for one, member in release.items()}
    rows = await reader.rows(
        "SELECT id, section, key, document, position, sha256, content FROM catalog_entity WHERE id = ANY(:ids)",
        {"ids": [one for one in ids if one not in known]},
    )
    return {**known, **{row["id"]: _member(row) for row in rows}}


def _member(row: Row) -> Member:
    entity = json.convert(row["content"], KINDS[row["section"]])
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


async def highest(reader: Reader, names: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The highest version that each of these ever had."""
    rows = await reader.rows(
        "SELECT e.section, e.key, max((e.content ->> 'version')::bigint) AS version"
        " FROM jsonb_to_recordset(CAST(:names AS jsonb)) AS n(section text, key text)"
        " JOIN catalog_entity e ON e.section = n.section AND e.key = n.key"
        " WHERE e.content ? 'version' GROUP BY e.section, e.key",
        {"names": json.dumps([{"section": section, "key": key} for section, key in names]).decode()},
    )
    return {(row["section"], row["key"]): row["version"] for row in rows}


async def history(reader: Reader, section: str, key: str) -> tuple[Past, ...]:
    """All that was ever released of an entity, newest first, with the release in which it came."""
    rows = await reader.rows(
        "SELECT e.id, e.section, e.key, e.document, e.position, e.sha256, e.content,"
        " r.sequence, r.note, r.author, r.created_at"
        " FROM catalog_entity e JOIN LATERAL (SELECT release_id FROM catalog_member WHERE entity_id = e.id"
        " ORDER BY release_id LIMIT 1) m ON true JOIN catalog_release r ON r.id = m.release_id"
        " WHERE e.section = :section AND e.key = :key ORDER BY r.sequence DESC",
        {"section": section, "key": key},
    )
    return tuple(
        Past(row["id"], _member(row), row["sequence"], row["note"], row["author"], row["created_at"]) for row in rows
    )


async def predecessor(reader: Reader, release_id: UUID) -> tuple[str, UUID | None] | None:
    """The note of a release and the release before it."""
    row = await reader.row(
        "SELECT r.note, b.id FROM catalog_release r LEFT JOIN catalog_release b ON b.sequence = r.sequence - 1"
        " WHERE r.id = :id",
        {"id": release_id},
    )
    return (row["note"], row["id"]) if row else None
