"""The catalog as it was in an older release, or as it would be with drafts: for those who try out what it would do."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, EntityRef
from orderloom.catalog.domain.document import BrokenCatalog
from orderloom.catalog.domain.drafting import Drafted, plan_publish, read_draft
from orderloom.catalog.domain.snapshot import build_snapshot
from orderloom.catalog.queries.drafted import stale_problems
from orderloom.catalog.queries.shelf import shelf
from orderloom.catalog.store import drafts as draft_store
from orderloom.catalog.store import releases as store
from orderloom.catalog.store.drafts import Kept
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, Problem
from orderloom.platform.db import Reader

MOST_RELEASES = 100
MOST_CACHED = 4
_tried: OrderedDict[UUID, CatalogSnapshot] = OrderedDict()


class ReleaseInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A release as people choose one: by its number, its note and its day."""

    id: UUID
    sequence: int
    note: str
    author: str
    released_at: datetime


@query(Permission.FULFILLMENT_READ)
async def releases(reader: Reader, actor: Actor, first: int = MOST_RELEASES) -> tuple[ReleaseInfo, ...]:
    """The newest first."""
    return tuple(ReleaseInfo(**row) for row in await store.newest(reader, max(1, min(first, MOST_RELEASES))))


@query(Permission.FULFILLMENT_READ)
async def release_of(reader: Reader, actor: Actor, sequence: int) -> UUID:
    """The release with this number; raises Missing."""
    found = await store.of_sequence(reader, sequence)
    if found is None:
        raise Missing(f"There is no release {sequence} of the catalog.", path=("release",))
    return found


@open_door("what an order pinned is called by its number where the order is shown")
async def sequence_of(reader: Reader, release_id: UUID) -> int | None:
    return await store.sequence_of(reader, release_id)


@query(Permission.CATALOG_WRITE)
async def snapshot_with_drafts(reader: Reader, actor: Actor, refs: Sequence[EntityRef]) -> CatalogSnapshot:
    """What publishing these drafts would put in force; raises `BrokenCatalog` with what keeps them from it, paths
    beginning with section and key. The same drafts give the same `release_id`."""
    release = await store.current(reader)
    kept = _named(await draft_store.drafts(reader), refs)
    marks = ",".join(f"{one.section}/{one.key}@{one.revision}:{one.saved_at.isoformat()}" for one in kept)
    tried_id = uuid5(NAMESPACE_OID, f"{release.id if release else None} {marks}")
    found = _tried.get(tried_id)
    if found is None:
        found = _tried[tried_id] = await _built(reader, tried_id, kept)
        if len(_tried) > MOST_CACHED:
            _tried.popitem(last=False)
    return found


def _named(drafts: Sequence[Kept], refs: Sequence[EntityRef]) -> list[Kept]:
    there = {(one.section, one.key): one for one in drafts}
    absent = [ref for ref in refs if (ref.section, ref.key) not in there]
    if absent:
        message = "There is no such draft."
        raise BrokenCatalog.of([Problem("catalog.no_draft", message, (ref.section, ref.key)) for ref in absent])
    return [there[name] for name in sorted({(ref.section, ref.key) for ref in refs})]


async def _built(reader: Reader, release_id: UUID, kept: Sequence[Kept]) -> CatalogSnapshot:
    there = await shelf(reader)
    problems: list[Problem] = []
    drafted: list[Drafted] = []
    for one in kept:
        member = there.members.get((one.section, one.key))
        problems += stale_problems(one, member)
        try:
            drafted.append(read_draft(one, member))
        except BrokenCatalog as broken:
            problems += broken.problems
    if problems:
        raise BrokenCatalog.of(problems)
    plan = plan_publish(there.entities, drafted, {})
    members = sorted((*plan.kept, *plan.written), key=lambda one: (one.document, one.position))
    return build_snapshot(release_id, [one.entity for one in members])
