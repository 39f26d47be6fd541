"""The release in force as its authors see it, read once a process: every entity with its document, ready to search."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from uuid import UUID

import msgspec

from orderloom.catalog.domain.browsing import Found, found_in
from orderloom.catalog.domain.importing import Member, Name
from orderloom.catalog.domain.references import references
from orderloom.catalog.store import releases as store
from orderloom.platform.db import Reader

MOST_CACHED = 3


class Shelf(msgspec.Struct, frozen=True):
    members: dict[Name, Member]
    found: dict[Name, Found]
    named: dict[Name, frozenset[Name]]
    """What each entity names."""
    naming: dict[Name, frozenset[Name]]
    """Who names each."""

    @property
    def entities(self) -> tuple[Member, ...]:
        return tuple(self.members.values())

    def naming_any(self, names: Iterable[Name]) -> list[Member]:
        """The entities that name one of these, in the order of the catalog."""
        found = {other for name in names for other in self.naming.get(name, ())}
        return [one for name, one in self.members.items() if name in found] if found else []


EMPTY = Shelf({}, {}, {}, {})
_shelves: OrderedDict[UUID, Shelf] = OrderedDict()


async def shelf(reader: Reader) -> Shelf:
    """Empty before the first import."""
    release = await store.current(reader)
    if release is None:
        return EMPTY
    kept = _shelves.get(release.id)
    if kept is None:
        members = {one.name: one for one in (await store.members(reader, release.id)).values()}
        kept = _shelves[release.id] = _made(members, next(reversed(_shelves.values()), EMPTY))
        if len(_shelves) > MOST_CACHED:
            _shelves.popitem(last=False)
    return kept


def _made(members: dict[Name, Member], last: Shelf) -> Shelf:
    """What stands in the shelf that was `last` made is not looked at again."""
    known = {name for name, one in members.items() if last.members.get(name) is one}
    named = {name: last.named[name] if name in known else references(one.entity) for name, one in members.items()}
    fresh = found_in(one for name, one in members.items() if name not in known)
    found = {name: last.found[name] if name in known else fresh[name] for name in members}
    naming: dict[Name, set[Name]] = defaultdict(set)
    for name, others in named.items():
        for other in others:
            naming[other].add(name)
    return Shelf(members, found, named, {name: frozenset(own) for name, own in naming.items()})
