"""What is surely wrong with an expression, and where; and what may have been meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

import msgspec

from orderloom.language.feel.typing.types import ContextOf, Type

UNKNOWN_NAME = "feel.name_unknown"
MISTYPED = "feel.type"
NEVER = "feel.never"
_CLOSE = 0.7
_LENGTHS = 4
"""By how many characters a word and what was meant may differ in length."""


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """`position` counts characters from 0. `suggestion` is a whole sentence. `subject` is the path that nothing has.

    An error can give nothing but null.
    """

    code: str
    message: str
    position: int
    suggestion: str | None = None
    severity: Literal["error", "warning"] = "error"
    subject: str | None = None


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    return _closest(name.lower(), tuple(known))


@lru_cache(maxsize=1024)
def _closest(plain: str, known: tuple[str, ...]) -> str | None:
    """One slip is often made many times."""
    lowered = {each.lower(): each for each in reversed(known)}
    if plain in lowered:
        return lowered[plain]
    similar = [each for each in lowered if abs(len(each) - len(plain)) <= _LENGTHS]
    found = get_close_matches(plain, similar, n=1, cutoff=_CLOSE)
    return lowered[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str], before: str = "") -> str | None:
    """The suggestion for a misspelt entry; `before` is the path to it."""
    found = closest(name, known)
    return None if found is None else f"Did you mean {before}{found}?"


def meant_name(name: str, scope: Mapping[str, Type]) -> str | None:
    """The suggestion for an unknown first name: a name like it, or an entry like it of a record in scope."""
    entries = {f"{root}.{key}": key for root, of in scope.items() if isinstance(of, ContextOf) for key in of.fields}
    exact = next((path for path, key in entries.items() if key == name), None)
    found = closest(name, scope)
    if found is None and exact is None:
        near = closest(name, entries.values())
        exact = next((path for path, key in entries.items() if key == near), None)
    meant = found or exact
    return None if meant is None else f"Did you mean {meant}?"
