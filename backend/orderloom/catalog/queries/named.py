"""Specifications by what people call them."""

from collections.abc import Iterable

from orderloom.catalog.contracts import SpecificationKind
from orderloom.catalog.domain.browsing import folded
from orderloom.catalog.queries import current_release, snapshot
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader


@open_door("lists of other contexts are searched by the names of what they are about")
async def specifications_named(reader: Reader, text: str) -> tuple[tuple[SpecificationKind, str], ...]:
    """Kinds and keys of those of the current release whose key or name holds the text, whatever case and accents."""
    wanted = folded(text)
    found = await snapshot(reader, await current_release(reader))
    return tuple(
        sorted(
            (one.kind, key)
            for key, one in found.specifications.items()
            if wanted in folded(key) or any(wanted in folded(name) for name in one.name.values())
        )
    )


@open_door("lists of other contexts are narrowed by what they are about")
async def kinds_of(reader: Reader, keys: Iterable[str]) -> frozenset[SpecificationKind]:
    """The kinds of these specifications of the current release; none when it lacks one of them."""
    found = await snapshot(reader, await current_release(reader))
    known = [found.specifications.get(key) for key in keys]
    return frozenset(one.kind for one in known if one is not None) if None not in known else frozenset()
