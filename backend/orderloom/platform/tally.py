"""Counts that are not worth a statement of their own: collected in memory, written in bulk now and then.

What a transaction counts is added when it has committed, so that what is rolled back never counts. What a process has
not yet written when it is killed is lost: seconds of counts, and nothing else.
"""

from collections import Counter
from collections.abc import Generator, Hashable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

Counts = dict[Hashable, tuple[int, datetime]]
"""By what is counted: how often, and when last."""


class Tally:
    """The counts of a process that wait to be written. Used from the event loop only."""

    def __init__(self) -> None:
        self._counts: Counts = {}

    def add(self, counted: Mapping[Hashable, int], at: datetime) -> None:
        for key, times in counted.items():
            before, last = self._counts.get(key, (0, at))
            self._counts[key] = (before + times, max(last, at))

    def take(self) -> Counts:
        """All that waits; whoever takes it writes it, or gives it back."""
        taken, self._counts = self._counts, {}
        return taken

    def give_back(self, taken: Counts) -> None:
        for key, (times, at) in taken.items():
            self.add({key: times}, at)


Counted = Counter[Hashable]
"""What one transaction has counted so far."""
_open: ContextVar[Counted | None] = ContextVar("counted", default=None)


def counted_now() -> Counted | None:
    """Where to count what happens in the unit of work that this code runs in; None outside of any."""
    return _open.get()


@contextmanager
def counting_in(counted: Counted) -> Generator[None]:
    """What runs inside counts here."""
    around = _open.get()
    _open.set(counted)
    try:
        yield
    finally:
        _open.set(around)
