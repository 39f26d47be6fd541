"""What a change of the catalog would do, and where what it changes is in use: told before it is done."""

from collections.abc import Iterable, Sequence

from orderloom.catalog.contracts import Effects, EntityRef, MoveLifecycle, Touched, Use, UseLink, catalog_uses
from orderloom.catalog.contracts.usage import MOST_COUNTED, MOST_LINKS
from orderloom.catalog.domain.document import BrokenCatalog
from orderloom.catalog.domain.drafting import Drafted, plan_move, plan_publish, read_draft
from orderloom.catalog.domain.importing import Import, Name
from orderloom.catalog.domain.references import named_by, touched_by
from orderloom.catalog.queries.drafted import stale_problems
from orderloom.catalog.queries.shelf import Shelf, shelf
from orderloom.catalog.store import drafts as draft_store
from orderloom.catalog.store import releases as release_store
from orderloom.flows.queries.mentions import mentions
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Problem
from orderloom.platform.db import Reader


@query(Permission.CATALOG_WRITE)
async def effects_of_drafts(reader: Reader, actor: Actor, refs: Sequence[EntityRef]) -> Effects:
    """What publishing these drafts would do, and what it touches."""
    there = await shelf(reader)
    wanted = {(one.section, one.key) for one in refs}
    kept = [one for one in await draft_store.drafts(reader) if (one.section, one.key) in wanted]
    problems: list[Problem] = []
    drafted: list[Drafted] = []
    for one in kept:
        member = there.members.get((one.section, one.key))
        problems += stale_problems(one, member)
        try:
            drafted.append(read_draft(one, member))
        except BrokenCatalog as broken:
            problems += broken.problems
    highest = await release_store.highest(reader, [one.name for one in drafted if one.name not in there.members])
    try:
        plan = plan_publish(there.entities, drafted, highest)
    except BrokenCatalog as broken:
        return await _effects(reader, there, None, (*problems, *broken.problems), wanted)
    return await _effects(reader, there, plan, problems, wanted)


@query(Permission.CATALOG_WRITE)
async def effects_of_move(reader: Reader, actor: Actor, move: MoveLifecycle) -> Effects:
    """What retiring, archiving or bringing back would do, and what it touches."""
    there = await shelf(reader)
    wanted = {(one.section, one.key) for one in move.entities}
    try:
        plan = plan_move(there.entities, move)
    except BrokenCatalog as broken:
        return await _effects(reader, there, None, broken.problems, wanted)
    return await _effects(reader, there, plan, (), wanted)


async def _effects(
    reader: Reader, there: Shelf, plan: Import | None, problems: Sequence[Problem], wanted: set[Name]
) -> Effects:
    members = tuple(there.members.values())
    touched = touched_by(members, wanted)
    uses = [
        *named_by(there.naming_any(wanted), wanted),
        *await _mentioned(reader, wanted),
        *await _used(reader, touched),
    ]
    return Effects(changes=plan.changes if plan else (), uses=tuple(uses), problems=tuple(problems))


async def _used(reader: Reader, touched: Touched) -> list[Use]:
    if not touched.offerings and not touched.specifications:
        return []
    return [use for source in catalog_uses() for use in await source.uses_of(reader, touched)]


async def _mentioned(reader: Reader, wanted: Iterable[Name]) -> list[Use]:
    """Flows and tables in force that name one of these by its key."""
    words = {key for section, key in wanted if section in ("offerings", "specifications", "categories", "channels")}
    found = await mentions(reader, words, MOST_COUNTED)
    uses: list[Use] = []
    for kind in ("table", "flow"):
        links = [UseLink(id=one.id, label=one.label) for one in found if one.kind == kind]
        if links:
            uses.append(Use(kind=kind, count=len(links), links=tuple(links[:MOST_LINKS])))
    return uses
