"""Refusals as data: what a person or a system did that the product does not accept.

Bugs are ordinary exceptions. A `DomainError` is an answer: it carries a code that never changes, a sentence for
people and the path of the input that caused it. It is mapped in three places only: GraphQL payloads, TM Forum error
bodies and the work runner, which retries nothing but `Kind.UNAVAILABLE`.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, ClassVar

import msgspec


class Kind(StrEnum):
    """How a refusal is answered: HTTP 400, 404, 409, 403, 401, 503, 413 in this order."""

    INVALID = "invalid"
    MISSING = "missing"
    CONFLICT = "conflict"
    DENIED = "denied"
    UNAUTHENTICATED = "unauthenticated"
    UNAVAILABLE = "unavailable"
    TOO_LARGE = "too_large"


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One refusal. `path` leads to the offending input, e.g. `("lines", 2, "quantity")`."""

    code: str
    message: str
    path: tuple[str | int, ...] = ()
    details: dict[str, Any] | None = None


class DomainError(Exception):
    """Base of all refusals. A subclass sets `kind` and `code`; an instance has one problem or, by `of`, several."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "invalid"

    def __init__(self, message: str, *, path: Sequence[str | int] = (), details: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.problems: tuple[Problem, ...] = (Problem(self.code, message, tuple(path), details),)

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> "DomainError":
        """One refusal that lists several problems, each with a code of its own. `problems` is not empty."""
        error = cls(problems[0].message)
        error.problems = tuple(problems)
        return error


class Invalid(DomainError):
    kind = Kind.INVALID
    code = "invalid"


class Missing(DomainError):
    """What was named does not exist, or lies outside the scope of whoever asks."""

    kind = Kind.MISSING
    code = "missing"


class Denied(DomainError):
    kind = Kind.DENIED
    code = "denied"


class StaleVersion(DomainError):
    """Someone else saved the same thing meanwhile; nothing was changed."""

    kind = Kind.CONFLICT
    code = "stale_version"


class InvalidTransition(DomainError):
    kind = Kind.CONFLICT
    code = "invalid_transition"


class Unavailable(DomainError):
    """A part we depend on does not answer now; the same call may succeed later."""

    kind = Kind.UNAVAILABLE
    code = "unavailable"
