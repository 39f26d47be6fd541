"""Specifications by what people call them."""

from orderloom.catalog.domain.browsing import folded
from orderloom.catalog.queries import current_release, snapshot
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader


@open_door("lists of other contexts are searched by the names of what they are about")
async def specifications_named(reader: Reader, text: str) -> tuple[str, ...]:
    """Keys of those of the current release whose key or name holds the text, whatever the case and accents."""
    wanted = folded(text)
    found = await snapshot(reader, await current_release(reader))
    return tuple(
        sorted(
            key
            for key, one in found.specifications.items()
            if wanted in folded(key) or any(wanted in folded(name) for name in one.name.values())
        )
    )
