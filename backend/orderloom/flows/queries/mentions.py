"""Which flows and tables in force name something of another context, before that is changed."""

from collections.abc import Collection

from orderloom.flows.contracts import UsageLink
from orderloom.flows.store import usage as store
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader


@open_door("the catalog tells what a change of it touches, after it asked for its own right")
async def mentions(reader: Reader, words: Collection[str], most: int) -> tuple[UsageLink, ...]:
    """`kind` is flow or table, by key; up to `most` of them."""
    if not words:
        return ()
    found = await store.mentioning(reader, words, most)
    return tuple(UsageLink(kind=doc, id=key, label=name.get("en", key)) for key, doc, name in found)
