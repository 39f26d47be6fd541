"""What people who change the catalog look at: its entities with drafts and versions, and what a change would do."""

from uuid import UUID

import msgspec

from orderloom.catalog.contracts import (
    CatalogDocumentInfo,
    Draft,
    EntityDiff,
    EntityFilter,
    EntityPage,
    EntityRef,
    EntityVersion,
    Entry,
    Image,
    Listed,
)
from orderloom.catalog.domain.browsing import browse
from orderloom.catalog.domain.diff import entity_changes
from orderloom.catalog.domain.drafting import read_draft
from orderloom.catalog.domain.exporting import short
from orderloom.catalog.domain.lifecycle import lifecycle_of, version_of
from orderloom.catalog.domain.references import named_by
from orderloom.catalog.domain.snapshot import KINDS, Entity
from orderloom.catalog.queries.drafted import findings, shown
from orderloom.catalog.queries.shelf import Shelf, shelf
from orderloom.catalog.store import documents as document_store
from orderloom.catalog.store import drafts as draft_store
from orderloom.catalog.store import releases as release_store
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.platform.db import Reader

DRAFT = "draft"


@query(Permission.FULFILLMENT_READ)
async def entities(reader: Reader, actor: Actor, asked: EntityFilter, offset: int = 0, first: int = 50) -> EntityPage:
    """A page of one section."""
    _section(asked.section)
    there = await shelf(reader)
    drafts = await draft_store.drafts(reader) if actor.may(Permission.CATALOG_WRITE) else ()
    page = browse(there.found, drafts, asked, offset, first)
    return msgspec.structs.replace(page, items=tuple(_pictured(one, there) for one in page.items))


def _pictured(one: Listed, there: Shelf) -> Listed:
    """`picture` as the hash by which it is fetched."""
    found = there.members.get(("images", one.key if one.section == "images" else one.picture or ""))
    sha256 = found.entity.sha256 if found is not None and isinstance(found.entity, Image) else None
    if one.section == "images":
        sha256 = one.detail
    return msgspec.structs.replace(one, picture=sha256)


@query(Permission.FULFILLMENT_READ)
async def catalog_documents(reader: Reader, actor: Actor) -> tuple[CatalogDocumentInfo, ...]:
    """By key, with how many entities of each are in force."""
    there = await shelf(reader)
    counts: dict[str, int] = {}
    for one in there.members.values():
        counts[one.document] = counts.get(one.document, 0) + 1
    known = await document_store.documents(reader)
    found = {key: known.get(key, CatalogDocumentInfo(key=key)) for key in sorted({*known, *counts})}
    return tuple(msgspec.structs.replace(one, entities=counts.get(key, 0)) for key, one in found.items())


@query(Permission.CATALOG_WRITE)
async def drafts(reader: Reader, actor: Actor) -> tuple[Draft, ...]:
    """All that is being changed."""
    there = await shelf(reader)
    return tuple(shown(one, there.members.get((one.section, one.key))) for one in await draft_store.drafts(reader))


@query(Permission.FULFILLMENT_READ)
async def entry(reader: Reader, actor: Actor, section: str, key: str) -> Entry:
    """One entity whole; raises Missing."""
    _section(section)
    there = await shelf(reader)
    member = there.members.get((section, key))
    draft = await draft_store.draft(reader, section, key) if actor.may(Permission.CATALOG_WRITE) else None
    if member is None and draft is None:
        raise Missing(f"There is no {key!r} among the {section}.", path=("key",))
    page = browse(
        {member.name: there.found[member.name]} if member else {},
        [draft] if draft else [],
        EntityFilter(section=section),
        0,
        1,
    )
    listed = _pictured(page.items[0], there)
    return Entry(
        section=section,
        key=key,
        document=listed.document,
        content=short(member.entity) if member else None,
        listed=listed,
        draft=shown(draft, member) if draft else None,
        findings=await findings(reader, draft, there) if draft else (),
        versions=await _versions(reader, section, key),
        named_by=named_by(there.naming_any([(section, key)]), [(section, key)]),
    )


@query(Permission.FULFILLMENT_READ)
async def difference(
    reader: Reader, actor: Actor, ref: EntityRef, before: UUID | None = None, after: UUID | None = None
) -> EntityDiff:
    """Between two versions by their ids. Without `before`: from what is in force; without `after`: to the draft."""
    _section(ref.section)
    there = await shelf(reader)
    member = there.members.get((ref.section, ref.key))
    past = {one.id: one.member.entity for one in await release_store.history(reader, ref.section, ref.key)}
    was = _past(past, before) if before is not None else member.entity if member else None
    if after is not None:
        return EntityDiff(fields=entity_changes(was, _past(past, after)))
    draft = await draft_store.draft(reader, ref.section, ref.key) if actor.may(Permission.CATALOG_WRITE) else None
    now = read_draft(draft, member).entity if draft else member.entity if member else None
    return EntityDiff(fields=entity_changes(was, now))


@query(Permission.FULFILLMENT_READ)
async def version_content(reader: Reader, actor: Actor, ref: EntityRef, version: UUID) -> dict[str, object]:
    """What an entity was in one of its versions."""
    past = {one.id: one.member.entity for one in await release_store.history(reader, ref.section, ref.key)}
    return short(_past(past, version))


async def _versions(reader: Reader, section: str, key: str) -> tuple[EntityVersion, ...]:
    """Newest first; what only moved in its document is told once."""
    found: list[EntityVersion] = []
    last: Entity | None = None
    for one in reversed(await release_store.history(reader, section, key)):
        if one.member.entity != last:
            found.append(
                EntityVersion(
                    id=one.id,
                    version=version_of(one.member.entity),
                    lifecycle=lifecycle_of(one.member.entity),
                    sequence=one.sequence,
                    note=one.note,
                    author=one.author,
                    released_at=one.released_at,
                )
            )
        last = one.member.entity
    return tuple(reversed(found))


def _past(past: dict[UUID, Entity], wanted: UUID) -> Entity:
    found = past.get(wanted)
    if found is None:
        raise Missing("There is no such version.", path=("version",))
    return found


def _section(section: str) -> None:
    if section not in KINDS:
        raise Invalid(f"There is no section {section!r}.", path=("section",))
