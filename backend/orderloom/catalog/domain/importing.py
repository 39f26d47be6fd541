"""What importing a document does to the catalog: which entities are added, changed, removed, and is the rest whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

import msgspec

from orderloom.catalog.contracts import Change
from orderloom.catalog.domain.document import BrokenCatalog, CatalogDocument
from orderloom.catalog.domain.snapshot import SECTIONS, Entity, key_of
from orderloom.catalog.domain.validation.check import validate
from orderloom.catalog.domain.validation.entities import Entities
from orderloom.kernel import json
from orderloom.kernel.errors import Problem

Name = tuple[str, str]


class Member(msgspec.Struct, frozen=True):
    """One entity of a release; `document` is the key of the document that it came in, which alone may change it."""

    section: str
    key: str
    document: str
    position: int
    sha256: str
    entity: Entity


class Import(msgspec.Struct, frozen=True):
    """`kept` stay as they are, `written` are new versions; together they are the next release."""

    kept: tuple[Member, ...]
    written: tuple[Member, ...]
    changes: tuple[Change, ...]


def plan_import(current: Sequence[Member], document: CatalogDocument) -> Import:
    """Replaces all that came by the same document; raises `BrokenCatalog` when the outcome does not fit together."""
    incoming = tuple(members_of(document))
    others = {(one.section, one.key): one for one in current if one.document != document.key}
    problems = [*_duplicates(incoming), *_foreign(incoming, others)]
    if not problems:
        problems.extend(validate(_entities((*others.values(), *incoming), incoming)))
    if problems:
        raise BrokenCatalog.of(problems)
    before = {(one.section, one.key): one for one in current if one.document == document.key}
    as_before = {_identity(one) for one in incoming}
    same = tuple(one for one in before.values() if _identity(one) in as_before)
    unchanged = {(one.section, one.key) for one in same}
    written = tuple(one for one in incoming if (one.section, one.key) not in unchanged)
    return Import((*others.values(), *same), written, tuple(_changes(before, incoming, written)))


def members_of(document: CatalogDocument) -> Iterator[Member]:
    for position, entity in enumerate(document.entities):
        digest = sha256(json.dumps(entity)).hexdigest()
        yield Member(SECTIONS[type(entity)], key_of(entity), document.key, position, digest, entity)


def _identity(member: Member) -> tuple[str, str, str, int]:
    return member.section, member.key, member.sha256, member.position


def _changes(before: dict[Name, Member], incoming: Sequence[Member], written: Sequence[Member]) -> Iterator[Change]:
    for one in written:
        old = before.get((one.section, one.key))
        if old is None or old.sha256 != one.sha256:
            yield Change(change="changed" if old else "added", entity=one.section, key=one.key)
    remaining = {(one.section, one.key) for one in incoming}
    for section, key in sorted(before.keys() - remaining):
        yield Change(change="removed", entity=section, key=key)


def _places(incoming: Sequence[Member]) -> dict[Name, int]:
    seen: Counter[str] = Counter()
    places: dict[Name, int] = {}
    for one in incoming:
        places.setdefault((one.section, one.key), seen[one.section])
        seen[one.section] += 1
    return places


def _duplicates(incoming: Sequence[Member]) -> Iterator[Problem]:
    seen: set[Name] = set()
    at: Counter[str] = Counter()
    for one in incoming:
        if (one.section, one.key) in seen:
            message = f"{one.key!r} is there twice."
            yield Problem("catalog.duplicate", message, (one.section, at[one.section]))
        seen.add((one.section, one.key))
        at[one.section] += 1


def _foreign(incoming: Sequence[Member], others: dict[Name, Member]) -> Iterator[Problem]:
    places = _places(incoming)
    for one in incoming:
        other = others.get((one.section, one.key))
        if other is not None:
            message = f"{one.key!r} belongs to the catalog document {other.document!r}."
            yield Problem("catalog.duplicate", message, (one.section, places[one.section, one.key]))


def _entities(members: Iterable[Member], incoming: Sequence[Member]) -> Entities:
    return Entities.of((member.entity for member in members), _places(incoming))
