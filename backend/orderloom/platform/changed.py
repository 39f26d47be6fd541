"""Tells a reader which rows were written since it looked last, by the transactions that wrote them.

A mark is the oldest transaction that was under way when it was taken: what that one or a later one wrote may be news.
Rows come at most once too often, and none is missed.
"""

from orderloom.kernel.errors import Invalid
from orderloom.platform.db import Reader

_MARK = "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)"
_NEXT = "(SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint))"


async def mark(reader: Reader) -> int:
    """To be taken before the rows are read."""
    return await reader.scalar(_MARK)


def since(row: str) -> str:
    """The condition that `row`, a table's name in the statement, was written since `:since`; NULL stands for ever.

    A row knows the lower half of its transaction's number; the upper half is that of the last one or the one before.
    """
    distance = f"(({_NEXT} - CAST(CAST({row}.xmin AS text) AS bigint)) & 4294967295)"
    return f"(CAST(:since AS bigint) IS NULL OR {_NEXT} - {distance} >= CAST(:since AS bigint))"


def read_mark(given: str | None, now: int) -> int | None:
    """A mark as a reader gives it back; None is for ever, also when it can't be one of this database."""
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 20):
        raise Invalid("This is no mark of ours.", path=("since",))
    return int(given) if int(given) <= now else None
