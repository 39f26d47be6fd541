"""How long a sign-in waits after others failed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

WINDOW = timedelta(minutes=15)
PER_LOGIN, PER_ADDRESS = 5, 100


class Failures(msgspec.Struct, frozen=True):
    count: int
    since: datetime


def subjects(login: str, address: str) -> tuple[str, str]:
    """The two counters of one attempt."""
    return f"login:{login}", f"address:{address}"


def blocked_for(failures: Mapping[str, Failures], now: datetime) -> int:
    """Seconds until the next attempt is looked at; 0 for at once."""
    longest = 0
    for subject, failed in failures.items():
        limit = PER_LOGIN if subject.startswith("login:") else PER_ADDRESS
        left = (failed.since + WINDOW - now).total_seconds()
        if failed.count >= limit and left > 0:
            longest = max(longest, int(left) + 1)
    return longest
