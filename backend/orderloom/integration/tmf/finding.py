"""Lists of parties: paged by the store when it is asked for nothing else, searched in memory up to a bound."""

from collections.abc import Awaitable, Callable, Sequence

from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.kernel.errors import Invalid, Problem

SEARCHED = 2_000
Stretch = Callable[[int, int], Awaitable[tuple[Sequence[Body], int]]]
"""The resources from an offset on, so many at most, and how many there are in all."""


async def found(query: Query, stretch: Stretch) -> Found:
    if not query.conditions and not query.sorts:
        bodies, total = await stretch(query.offset, query.limit)
        return Found(bodies=list(bodies), total=total)
    bodies, total = await stretch(0, SEARCHED)
    if total > SEARCHED:
        name = query.conditions[0].name if query.conditions else "sort"
        message = f"More than {SEARCHED} would have to be searched; read them page by page."
        raise Invalid.of([Problem("tmf.too_many", message, (name,))])
    return select(bodies, query)
