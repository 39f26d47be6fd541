"""Definitions and versions in the database."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.contracts import Definition, FlowVersion, Json, VersionState
from orderloom.flows.domain.documents import Described
from orderloom.flows.tables import DefinitionRow, VersionRow
from orderloom.kernel.ids import new_id
from orderloom.kernel.json import convert, dumps, to_builtins
from orderloom.language.validate import Finding
from orderloom.platform.db import Reader, Row, UnitOfWork

VERSION = (
    "SELECT v.id, d.key, d.kind, d.doc, v.version, v.revision, v.state, v.content, v.layout, v.sha256, v.findings, "
    "v.note, v.author, v.published_at, v.requested_by, v.requested_by_id, v.requested_at, v.approved_by, v.declined, "
    "v.definition_id FROM flow_version v JOIN flow_definition d ON d.id = v.definition_id"
)
_DEFINITION = "SELECT id, key, kind, doc, name, published_id, retired_at, retired_by FROM flow_definition"
_IN_WORK = ("draft", "in_review")


def version_of_row(row: Row) -> FlowVersion:
    return convert({name: value for name, value in row.items() if name != "definition_id"}, FlowVersion)


async def published_ids(reader: Reader, keys: Iterable[str]) -> dict[str, UUID]:
    """The versions in force of these keys; what was never published, or is retired, is left out."""
    rows = await reader.rows(
        "SELECT key, published_id FROM flow_definition WHERE key = ANY(:keys) AND published_id IS NOT NULL "
        "AND retired_at IS NULL",
        {"keys": list(keys)},
    )
    return {row["key"]: row["published_id"] for row in rows}


async def versions_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, FlowVersion]:
    rows = await reader.rows(f"{VERSION} WHERE v.id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: version_of_row(row) for row in rows}


async def version_ids(reader: Reader, pins: Iterable[tuple[str, int]]) -> dict[tuple[str, int], UUID]:
    """Published versions by key and number; one that is retired, or of a retired definition, is left out."""
    wanted = list(pins)
    rows = await reader.rows(
        "SELECT d.key, v.version, v.id FROM flow_version v JOIN flow_definition d ON d.id = v.definition_id "
        "WHERE d.key = ANY(:keys) AND v.version = ANY(:versions) AND v.state = 'published' AND d.retired_at IS NULL",
        {"keys": [key for key, _ in wanted], "versions": [version for _, version in wanted]},
    )
    found = {(row["key"], row["version"]): row["id"] for row in rows}
    return {pin: found[pin] for pin in wanted if pin in found}


async def version(reader: Reader, key: str, number: int) -> FlowVersion | None:
    row = await reader.row(f"{VERSION} WHERE d.key = :key AND v.version = :number", {"key": key, "number": number})
    return version_of_row(row) if row else None


async def author_id(reader: Reader, version_id: UUID) -> UUID | None:
    """Who saved a version last."""
    return await reader.scalar("SELECT author_id FROM flow_version WHERE id = :id", {"id": version_id})


async def versions_of(reader: Reader, key: str) -> list[FlowVersion]:
    """All versions of a definition, newest first."""
    rows = await reader.rows(f"{VERSION} WHERE d.key = :key ORDER BY v.version DESC", {"key": key})
    return [version_of_row(row) for row in rows]


async def definitions(
    reader: Reader, *, keys: Sequence[str] | None = None, kinds: Sequence[str] = (), search: str = ""
) -> list[Definition]:
    """Definitions with their version in force and draft, by key."""
    where, params = ["true"], dict[str, Any]()
    if keys is not None:
        where.append("key = ANY(:keys)")
        params["keys"] = list(keys)
    if kinds:
        where.append("kind = ANY(:kinds)")
        params["kinds"] = list(kinds)
    if search:
        where.append("position(lower(:search) in lower(key || ' ' || name::text)) > 0")
        params["search"] = search
    found = await reader.rows(f"{_DEFINITION} WHERE {' AND '.join(where)} ORDER BY key", params)
    rows = await reader.rows(
        f"{VERSION} WHERE v.definition_id = ANY(:ids) AND (v.state = ANY(:in_work) OR v.id = d.published_id)",
        {"ids": [row["id"] for row in found], "in_work": list(_IN_WORK)},
    )
    versions = {(row["definition_id"], row["state"] in _IN_WORK): version_of_row(row) for row in rows}
    return [
        Definition(
            id=row["id"],
            key=row["key"],
            kind=row["kind"],
            doc=row["doc"],
            name=row["name"],
            published=versions.get((row["id"], False)),
            draft=versions.get((row["id"], True)),
            retired_at=row["retired_at"],
            retired_by=row["retired_by"],
        )
        for row in found
    ]


async def locked(uow: UnitOfWork, keys: Sequence[str]) -> dict[str, Definition]:
    """Definitions by key, locked, so that drafts and publishing wait for each other."""
    await uow.execute(
        "SELECT id FROM flow_definition WHERE key = ANY(:keys) ORDER BY id FOR UPDATE", {"keys": list(keys)}
    )
    return {definition.key: definition for definition in await definitions(uow, keys=keys)}


async def add_definitions(uow: UnitOfWork, documents: Sequence[Described]) -> None:
    """Gives each key that is new a definition without versions."""
    rows = [
        {"id": new_id(), "key": each.key, "kind": each.kind, "doc": each.doc, "name": each.name, "published_id": None}
        for each in documents
    ]
    await uow.insert(DefinitionRow, rows, on_conflict="nothing")


async def latest_versions(reader: Reader, definition_ids: Sequence[UUID]) -> dict[UUID, int]:
    """The highest version number that each definition has used."""
    rows = await reader.rows(
        "SELECT definition_id, max(version) AS version FROM flow_version WHERE definition_id = ANY(:ids) "
        "GROUP BY definition_id",
        {"ids": list(definition_ids)},
    )
    return {row["definition_id"]: row["version"] for row in rows}


async def next_version(reader: Reader, definition_id: UUID) -> int:
    return (await latest_versions(reader, (definition_id,))).get(definition_id, 0) + 1


class NewVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version to be written."""

    definition_id: UUID
    described: Described
    findings: tuple[Finding, ...]
    layout: Json | None
    version: int
    state: VersionState
    author: str
    author_id: UUID | None
    note: str | None = None
    published_at: datetime | None = None


async def add_versions(uow: UnitOfWork, versions: Sequence[NewVersion]) -> None:
    """Writes versions; those that are published come into force at once."""
    rows = [_row(each) for each in versions]
    await uow.insert(VersionRow, rows)
    published = [
        {"definition": each.definition_id, "name": each.described.name, "version": row["id"]}
        for each, row in zip(versions, rows, strict=True)
        if each.state is VersionState.PUBLISHED
    ]
    if published:
        await uow.execute(
            "UPDATE flow_definition SET name = :name, published_id = :version WHERE id = :definition", published
        )


def _row(version: NewVersion) -> dict[str, Any]:
    return {
        "id": new_id(),
        "definition_id": version.definition_id,
        "version": version.version,
        "revision": 1,
        "state": version.state,
        "content": version.described.content,
        "layout": version.layout,
        "sha256": version.described.sha256,
        "findings": to_builtins(version.findings),
        "note": version.note,
        "author": version.author,
        "author_id": version.author_id,
        "published_at": version.published_at,
    }


async def update_draft(uow: UnitOfWork, version_id: UUID, version: NewVersion) -> None:
    row = _row(version)
    await uow.execute(
        "UPDATE flow_version SET content = :content, layout = :layout, sha256 = :sha256, "
        "findings = CAST(:findings AS jsonb), author = :author, author_id = :author_id, revision = revision + 1, "
        "declined = NULL, updated_at = now() WHERE id = :id AND state = 'draft'",
        {
            "id": version_id,
            "findings": dumps(row["findings"]).decode(),
            **{name: row[name] for name in ("content", "layout", "sha256", "author", "author_id")},
        },
    )


async def drop_draft(uow: UnitOfWork, version_id: UUID) -> None:
    await uow.execute("DELETE FROM flow_version WHERE id = :id AND state = 'draft'", {"id": version_id})
