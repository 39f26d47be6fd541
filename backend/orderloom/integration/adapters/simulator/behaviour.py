"""How badly the simulator behaves: how slow it is, and which calls it fails, before or after it has acted."""

import random
from typing import Literal

import msgspec


class Rule(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Calls of `operation` ("*": of any) fail with `status`, `times` times or, when that is None, for ever.

    `after` fails the call once the effect is done: the worst that a system can do to its caller.
    """

    operation: str = "*"
    status: int = 503
    code: str = "unavailable"
    message: str = "The simulated system fails, as it was told to."
    times: int | None = None
    after: bool = False
    rate: float = 1.0


class Behaviour(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Each call takes `latency_ms`, give or take `jitter_ms`; the first rule that fits decides whether it fails."""

    latency_ms: float = 50
    jitter_ms: float = 0
    rules: list[Rule] = []

    def seconds(self) -> float:
        return max(0.0, self.latency_ms + random.uniform(-self.jitter_ms, self.jitter_ms)) / 1000

    def failure(self, operation: str, moment: Literal["before", "after"]) -> Rule | None:
        """The rule that fails this call at this moment; its count goes down."""
        for rule in self.rules:
            fits = rule.operation in ("*", operation) and rule.after == (moment == "after") and rule.times != 0
            if fits and random.random() < rule.rate:
                if rule.times is not None:
                    rule.times -= 1
                return rule
        return None
