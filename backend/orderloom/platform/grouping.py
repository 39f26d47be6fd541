"""Which claimed rows are worked on together, and how long to wait before one is taken up again."""

import random
from collections.abc import Sequence
from itertools import groupby

from orderloom.platform.work_item import WorkItem

BACKOFF_CAP_SECONDS = 60
SUSPECT_AFTER = 3
TAKEN_AT_MOST = 12


def groups(items: Sequence[WorkItem]) -> list[tuple[str, list[WorkItem]]]:
    """By handler. A row that was taken several times may be the one that kills its worker: such rows go last, alone,
    and in an order of their own each time, so that the guilty one takes no other with it."""
    fresh = sorted((item for item in items if item.attempts <= SUSPECT_AFTER), key=_handler)
    suspects = [item for item in items if item.attempts > SUSPECT_AFTER]
    random.shuffle(suspects)
    together = [(name, list(group)) for name, group in groupby(fresh, key=_handler)]
    return together + [(item.handler, [item]) for item in suspects]


def _handler(item: WorkItem) -> str:
    return item.handler


def is_poison(items: Sequence[WorkItem]) -> bool:
    """Whether this row was taken so often, without ever coming to an end, that it is given up unseen."""
    return len(items) == 1 and items[0].attempts > TAKEN_AT_MOST


def backoff(attempts: int) -> float:
    """Seconds to wait after this many attempts: exponential, capped, with full jitter."""
    return random.uniform(0, min(BACKOFF_CAP_SECONDS, 0.25 * 2**attempts))


def patience(attempts: int) -> float:
    """Seconds to wait for another system: at least half of an exponential pause, so that all attempts outlast a
    restart of the other side by far."""
    longest = min(BACKOFF_CAP_SECONDS, 2**attempts)
    return random.uniform(longest / 2, longest)
