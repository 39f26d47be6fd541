"""Remembers how the last calls of each operation went, and writes that down now and then."""

from collections import defaultdict, deque
from datetime import UTC, datetime

from orderloom.integration.adapters import store
from orderloom.integration.adapters.contracts import LastCall
from orderloom.kernel.outcome import Failed, Outcome
from orderloom.platform.db import Database

MOST_AT_ONCE = 20
LONGEST_MESSAGE = 300
_waiting: dict[str, deque[LastCall]] = defaultdict(lambda: deque(maxlen=MOST_AT_ONCE))


def note(operation: str, outcome: Outcome, seconds: float, *, tried: bool = False) -> None:
    """The last few of a process are enough to show how an operation does; the others are forgotten."""
    failed = outcome if isinstance(outcome, Failed) else None
    _waiting[operation].append(
        LastCall(
            operation=operation,
            at=datetime.now(UTC),
            milliseconds=round(seconds * 1000),
            code=failed.code if failed else None,
            message=failed.message[:LONGEST_MESSAGE] if failed else None,
            transient=failed.transient if failed else False,
            tried=tried,
        )
    )


async def write_calls(database: Database) -> None:
    """Raises when the database is away; what waits then waits for the next time."""
    taken = [call for calls in _waiting.values() for call in calls]
    if not taken:
        return
    async with database.unit_of_work() as uow:
        await store.keep_calls(uow, taken)
    for call in taken:
        calls = _waiting[call.operation]
        if calls and calls[0] is call:
            calls.popleft()
