"""The release in force as its authors see it, read once a process: every entity with its document, ready to search."""

from collections import OrderedDict
from uuid import UUID

import msgspec

from orderloom.catalog.domain.browsing import Found, found_in
from orderloom.catalog.domain.importing import Member, Name
from orderloom.catalog.store import releases as store
from orderloom.platform.db import Reader

MOST_CACHED = 3


class Shelf(msgspec.Struct, frozen=True):
    members: dict[Name, Member]
    found: dict[Name, Found]

    @property
    def entities(self) -> tuple[Member, ...]:
        return tuple(self.members.values())


EMPTY = Shelf({}, {})
_shelves: OrderedDict[UUID, Shelf] = OrderedDict()


async def shelf(reader: Reader) -> Shelf:
    """Empty before the first import."""
    release = await store.current(reader)
    if release is None:
        return EMPTY
    kept = _shelves.get(release.id)
    if kept is None:
        members = {one.name: one for one in (await store.members(reader, release.id)).values()}
        kept = _shelves[release.id] = Shelf(members, found_in(members.values()))
        if len(_shelves) > MOST_CACHED:
            _shelves.popitem(last=False)
    return kept
