"""A stand-in for the systems of a telecom operator: its own process, which remembers what it did for whom.

`orderloom.integration.adapters.simulator:app` is the application. It answers each operation of the shipped
connections once per Idempotency-Key, as slowly and as badly as its settings ask for.
"""

from orderloom.integration.adapters.simulator.application import app

__all__ = ["app"]
