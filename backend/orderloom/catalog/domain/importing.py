"""What becomes of the catalog: which entities are added, changed, removed, in which version, and is the rest whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec

from orderloom.catalog.contracts import Change
from orderloom.catalog.domain.diff import entity_changes
from orderloom.catalog.domain.document import BrokenCatalog, CatalogDocument
from orderloom.catalog.domain.lifecycle import lifecycle_of, move_problems, succeed, version_of
from orderloom.catalog.domain.snapshot import SECTIONS, Entity, key_of
from orderloom.catalog.domain.validation.check import validate
from orderloom.catalog.domain.validation.entities import Entities
from orderloom.kernel import json
from orderloom.kernel.errors import Problem

Name = tuple[str, str]
Path = tuple[str | int, ...]


class Member(msgspec.Struct, frozen=True):
    """One entity of a release; `document` is the key of the document that it came in, which alone may change it."""

    section: str
    key: str
    document: str
    position: int
    sha256: str
    entity: Entity

    @property
    def name(self) -> Name:
        return self.section, self.key


class Import(msgspec.Struct, frozen=True):
    """`kept` stay as they are, `written` are new versions; together they are the next release."""

    kept: tuple[Member, ...]
    written: tuple[Member, ...]
    changes: tuple[Change, ...]


def plan_import(
    current: Sequence[Member], *documents: CatalogDocument, highest: Mapping[Name, int] | None = None
) -> Import:
    """Replaces all that came by the same documents; raises `BrokenCatalog` when the outcome does not fit together.
    `highest` are the versions of what was in the catalog once."""
    incoming = [member for document in documents for member in members_of(document)]
    places = _places(incoming, documents)
    others = {one.name: one for one in current if one.document not in {each.key for each in documents}}
    problems = [*_duplicates(incoming, documents), *_foreign(incoming, others, places)]
    if problems:
        raise BrokenCatalog.of(problems)
    before = {one.name: one for one in current if one.name not in others}
    try:
        return plan_release(before, others, _in_place(incoming, before), highest or {})
    except BrokenCatalog as broken:
        raise BrokenCatalog.of([_placed(each, places) for each in broken.problems]) from None


def plan_release(
    before: Mapping[Name, Member], others: Mapping[Name, Member], wanted: Sequence[Member], highest: Mapping[Name, int]
) -> Import:
    """`wanted` takes the place of `before`, beside `others`. Raises `BrokenCatalog`; paths begin with section and
    key."""
    problems: list[Problem] = []
    incoming: list[Member] = []
    for one in wanted:
        old = before.get(one.name)
        if old is not None:
            problems.extend(move_problems(old.entity, one.entity))
        entity = succeed(old.entity if old else None, one.entity, highest.get(one.name, 0))
        if old is not None and old.entity == entity and (old.position, old.document) == (one.position, one.document):
            incoming.append(old)
        else:
            incoming.append(msgspec.structs.replace(one, entity=entity, sha256=digest(entity)))
    found = validate(Entities.of((one.entity for one in (*others.values(), *incoming)), {}))
    problems.extend(_caused(found, [*before.values(), *others.values()], incoming) if found else ())
    if problems:
        raise BrokenCatalog.of(problems)
    kept = tuple(one for one in incoming if one is before.get(one.name))
    written = tuple(one for one in incoming if one is not before.get(one.name))
    return Import((*others.values(), *kept), written, tuple(_changes(before, incoming, written)))


def _caused(found: Iterable[Problem], was: Sequence[Member], incoming: Sequence[Member]) -> Iterator[Problem]:
    """Without what was wrong before, with entities that stay as they are: rules grow stricter with releases of the
    product, and nobody has to mend the whole catalog to change one thing."""
    there = {one.name: one for one in was}
    changed = {one.name for one in incoming if there.get(one.name) is not one}
    known = {(one.code, one.path) for one in validate(Entities.of((one.entity for one in was), {}))}
    for problem in found:
        if problem.path[:2] in changed or len(problem.path) < 2 or (problem.code, problem.path) not in known:
            yield problem


def members_of(document: CatalogDocument) -> Iterator[Member]:
    for position, entity in enumerate(document.entities):
        yield member_of(document.key, position, entity)


def member_of(document: str, position: int, entity: Entity) -> Member:
    return Member(SECTIONS[type(entity)], key_of(entity), document, position, digest(entity), entity)


def digest(entity: Entity) -> str:
    return sha256(json.dumps(entity)).hexdigest()


def _in_place(incoming: Sequence[Member], before: Mapping[Name, Member]) -> list[Member]:
    """Where nothing came, went or moved, everything keeps the number of its place."""
    found: list[Member] = []
    for document in dict.fromkeys(one.document for one in incoming):
        own = [one for one in incoming if one.document == document]
        there = sorted((one for one in before.values() if one.document == document), key=lambda one: one.position)
        if [one.name for one in own] == [one.name for one in _by_section(there)]:
            own = [msgspec.structs.replace(one, position=before[one.name].position) for one in own]
        found += own
    return found


def _by_section(members: Iterable[Member]) -> list[Member]:
    order = {section: index for index, section in enumerate(SECTIONS.values())}
    return sorted(members, key=lambda one: order[one.section])


def _changes(before: Mapping[Name, Member], incoming: Sequence[Member], written: Sequence[Member]) -> Iterator[Change]:
    for one in written:
        old = before.get(one.name)
        if old is None or old.entity != one.entity:
            yield _change(one, old.entity if old else None, one.entity)
    remaining = {one.name for one in incoming}
    for name in sorted(before.keys() - remaining):
        yield _change(before[name], before[name].entity, None)


def _change(member: Member, was: Entity | None, now: Entity | None) -> Change:
    shown = now if now is not None else member.entity
    return Change(
        change="removed" if now is None else "changed" if was is not None else "added",
        entity=member.section,
        key=member.key,
        document=member.document,
        name=getattr(shown, "name", {}),
        version=version_of(shown),
        lifecycle=lifecycle_of(shown),
        fields=entity_changes(was, now) if was is not None and now is not None else (),
    )


def _places(incoming: Sequence[Member], documents: Sequence[CatalogDocument]) -> dict[Name, Path]:
    """Where each entity stands in what came in: by its number in its section, of its document where there are more."""
    seen: Counter[tuple[str, str]] = Counter()
    heads: dict[str, Path] = {one.key: ("documents", index) for index, one in enumerate(documents)}
    places: dict[Name, Path] = {}
    for one in incoming:
        head = heads[one.document] if len(documents) > 1 else ()
        places.setdefault(one.name, (*head, one.section, seen[one.document, one.section]))
        seen[one.document, one.section] += 1
    return places


def _placed(problem: Problem, places: Mapping[Name, Path]) -> Problem:
    """Entities of other documents stay named by their key."""
    if len(problem.path) < 2:
        return problem
    place = places.get((str(problem.path[0]), str(problem.path[1])))
    return msgspec.structs.replace(problem, path=(*place, *problem.path[2:])) if place else problem


def _duplicates(incoming: Sequence[Member], documents: Sequence[CatalogDocument]) -> Iterator[Problem]:
    seen: set[Name] = set()
    at: Counter[tuple[str, str]] = Counter()
    for one in incoming:
        if one.name in seen:
            head: Path = ("documents", one.document) if len(documents) > 1 else ()
            place: Path = (*head, one.section, at[one.document, one.section])
            yield Problem("catalog.duplicate", f"{one.key!r} is there twice.", place)
        seen.add(one.name)
        at[one.document, one.section] += 1


def _foreign(
    incoming: Sequence[Member], others: Mapping[Name, Member], places: Mapping[Name, Path]
) -> Iterator[Problem]:
    for one in incoming:
        other = others.get(one.name)
        if other is not None:
            message = f"{one.key!r} belongs to the catalog document {other.document!r}."
            yield Problem("catalog.duplicate", message, places[one.name])
