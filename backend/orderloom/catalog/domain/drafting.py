"""From drafts to the next release: what people changed takes the place of what is in force, document by document."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from orderloom.catalog.contracts import (
    DecompositionGraph,
    Draft,
    Image,
    Lifecycle,
    MoveLifecycle,
    SalesChannel,
)
from orderloom.catalog.domain.document import BrokenCatalog, read_entity
from orderloom.catalog.domain.importing import Import, Member, Name, member_of, plan_release
from orderloom.catalog.domain.lifecycle import lifecycle_of, move_problems, moved, numbered, version_of
from orderloom.catalog.domain.snapshot import KINDS, Entity, key_of
from orderloom.kernel.errors import Missing, Problem

REMOVABLE = frozenset({DecompositionGraph, SalesChannel, Image})
"""What has no life cycle of its own; all else is retired."""


class Drafted(msgspec.Struct, frozen=True):
    """A draft that could be read; `entity` None takes it out."""

    draft: Draft
    entity: Entity | None

    @property
    def name(self) -> Name:
        return self.draft.section, self.draft.key


def read_draft(draft: Draft, current: Member | None) -> Drafted:
    """Raises `BrokenCatalog`; paths begin with section and key. Number and state of life are not for drafts to say."""
    head = (draft.section, draft.key)
    if draft.content is None:
        return Drafted(draft, None)
    try:
        entity = read_entity(draft.section, draft.content)
    except BrokenCatalog as broken:
        raise BrokenCatalog.of(
            [msgspec.structs.replace(each, path=(*head, *each.path)) for each in broken.problems]
        ) from None
    if key_of(entity) != draft.key:
        raise BrokenCatalog("A key never changes; duplicate it under another one.", path=(*head, "key"))
    return Drafted(draft, _kept_as_it_is(entity, current.entity if current else None))


def _kept_as_it_is(entity: Entity, current: Entity | None) -> Entity:
    entity = numbered(entity, (current is not None and version_of(current)) or 1)
    if lifecycle_of(entity) is not None:
        entity = moved(entity, (current is not None and lifecycle_of(current)) or Lifecycle.PUBLISHED)
    return entity


def plan_publish(current: Sequence[Member], drafted: Sequence[Drafted], highest: Mapping[Name, int]) -> Import:
    """All of them together; raises `BrokenCatalog` with paths that begin with section and key."""
    there = {one.name: one for one in current}
    problems = [problem for one in drafted for problem in _refusals(one, there.get(one.name))]
    if problems:
        raise BrokenCatalog.of(problems)
    touched = {there[one.name].document if one.name in there else one.draft.document for one in drafted}
    wanted = {name: one for name, one in there.items() if one.document in touched}
    for one in drafted:
        if one.entity is None:
            wanted.pop(one.name, None)
        elif one.name in wanted:
            wanted[one.name] = msgspec.structs.replace(wanted[one.name], entity=one.entity)
        else:
            last = max((each.position for each in wanted.values() if each.document == one.draft.document), default=-1)
            wanted[one.name] = member_of(one.draft.document, last + 1, one.entity)
    before = {name: one for name, one in there.items() if one.document in touched}
    others = {name: one for name, one in there.items() if one.document not in touched}
    return plan_release(before, others, list(wanted.values()), highest)


def _refusals(one: Drafted, there: Member | None) -> Iterable[Problem]:
    head = (one.draft.section, one.draft.key)
    if one.entity is None and KINDS[one.draft.section] not in REMOVABLE:
        yield Problem("catalog.not_removable", "What was sold is retired, and not taken away.", head)
    if there is not None and lifecycle_of(there.entity) is Lifecycle.ARCHIVED:
        yield Problem("catalog.archived", "What is archived stays as it was.", head)


def plan_move(current: Sequence[Member], move: MoveLifecycle) -> Import:
    """Raises `Missing` and `BrokenCatalog`."""
    there = {one.name: one for one in current}
    wanted = dict(there)
    problems: list[Problem] = []
    for ref in move.entities:
        found = there.get((ref.section, ref.key))
        if found is None:
            raise Missing(f"There is no {ref.key!r} among the {ref.section}.", path=("entities",))
        if lifecycle_of(found.entity) is None:
            message = "This has no life cycle; take it out by a draft instead."
            problems.append(Problem("catalog.lifecycle", message, (ref.section, ref.key)))
            continue
        after = moved(found.entity, move.to)
        problems.extend(move_problems(found.entity, after))
        wanted[found.name] = msgspec.structs.replace(found, entity=after)
    if problems:
        raise BrokenCatalog.of(problems)
    return plan_release(there, {}, list(wanted.values()), {})
