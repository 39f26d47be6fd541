"""What is wrong with drafts, and whether they are out of date: asked by those who save, look at and publish them."""

from collections.abc import Iterable, Sequence

import msgspec

from orderloom.catalog.contracts import Draft
from orderloom.catalog.domain.document import BrokenCatalog
from orderloom.catalog.domain.drafting import Drafted, plan_publish, read_draft
from orderloom.catalog.domain.importing import Member, Name
from orderloom.catalog.domain.references import neighbours, references
from orderloom.catalog.queries.shelf import Shelf
from orderloom.catalog.store import drafts as draft_store
from orderloom.catalog.store.drafts import Kept
from orderloom.kernel.errors import Problem
from orderloom.platform.db import Reader


async def findings(reader: Reader, draft: Kept, there: Shelf) -> tuple[Problem, ...]:
    """What keeps a draft from being published together with all others; paths lead into its content, or are empty for
    what it breaks elsewhere."""
    others = [one for one in await draft_store.drafts(reader) if (one.section, one.key) != (draft.section, draft.key)]
    own = (draft.section, draft.key)
    try:
        drafted = [read_draft(draft, there.members.get(own))]
    except BrokenCatalog as broken:
        return tuple(msgspec.structs.replace(each, path=each.path[2:]) for each in broken.problems)
    readable = [*drafted, *_readable(others, there)]
    try:
        plan_publish(_around(there, readable), readable, {})
    except BrokenCatalog as broken:
        return tuple(
            _found(each, own) for each in broken.problems if each.path[:2] not in {o.name for o in readable[1:]}
        )
    return ()


def _around(there: Shelf, drafted: Sequence[Drafted]) -> Sequence[Member]:
    """As much of the catalog as these drafts have to do with. Circles of relationships and of mappings run through all
    of it."""
    if any(one.draft.section == "decompositions" for one in drafted):
        return there.entities
    named = {**there.named, **{one.name: references(one.entity) for one in drafted if one.entity is not None}}
    near = neighbours(named, there.naming, [one.name for one in drafted])
    return [there.members[name] for name in near if name in there.members]


def _found(problem: Problem, own: Name) -> Problem:
    if problem.path[:2] == own:
        return msgspec.structs.replace(problem, path=problem.path[2:])
    where = " ".join(str(part) for part in problem.path[:2])
    return msgspec.structs.replace(problem, path=(), message=f"{where}: {problem.message}")


def _readable(drafts: Iterable[Kept], there: Shelf) -> list[Drafted]:
    found: list[Drafted] = []
    for one in drafts:
        try:
            found.append(read_draft(one, there.members.get((one.section, one.key))))
        except BrokenCatalog:
            continue
    return found


def stale_problems(draft: Kept, member: Member | None) -> list[Problem]:
    if draft.base == (member.sha256 if member else None):
        return []
    message = "This was changed since the draft was begun; compare them, and take your draft over it or discard it."
    return [Problem("catalog.stale_draft", message, (draft.section, draft.key))]


def shown(draft: Kept, member: Member | None) -> Draft:
    return Draft(
        section=draft.section,
        key=draft.key,
        document=draft.document,
        content=draft.content,
        revision=draft.revision,
        author=draft.author,
        saved_at=draft.saved_at,
        is_new=member is None,
        stale=bool(stale_problems(draft, member)),
    )
