"""When a call that failed for now is made again, by the retry policy of its node."""

from typing import Any

import msgspec

from orderloom.language.durations import parse_duration

LONGEST_PAUSE_SECONDS = 600.0
NEVER = frozenset({"answers_later", "bad_answer", "bad_request", "operation_missing", "outcome_unknown"})
"""Codes of failures after which the call may have been done, or would fail just so again."""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """The attempt that just failed, counted from 1, and its node's policy: at most `more` repeats."""

    number: int
    more: int
    first_seconds: float
    doubling: bool

    @classmethod
    def of(cls, retry: dict[str, Any], number: int) -> "Attempt":
        """From a policy as the flow has it; what it leaves out has the defaults of `language.graph.Retry`."""
        return cls(
            number=number,
            more=int(retry.get("max", 3)),
            first_seconds=parse_duration(retry.get("first", "PT30S")).total_seconds(),
            doubling=retry.get("backoff", "exponential") == "exponential",
        )


def pause(attempt: Attempt, chance: float) -> float | None:
    """Seconds until the next attempt, None when there is none; `chance` in [0, 1) spreads half of each pause."""
    if attempt.number > attempt.more:
        return None
    grown = attempt.first_seconds * (2 ** (attempt.number - 1) if attempt.doubling else 1)
    longest = min(grown, LONGEST_PAUSE_SECONDS)
    return longest / 2 + longest / 2 * chance


def may_repeat(retry: dict[str, Any], code: str, *, transient: bool) -> bool:
    """Whether the policy repeats failures of this class: a timeout, a system that is away, one that refuses."""
    if code in NEVER:
        return False
    unanswered = "timeout" if code == "timeout" else "unavailable"
    return (unanswered if transient else "rejected") in retry.get("on", ("timeout", "unavailable"))
