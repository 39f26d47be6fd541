"""String built-ins. Regular expressions run on RE2, whose time grows only with the length of the text."""

from decimal import Decimal
from typing import Any

from orderloom.language.feel.builtins.patterns import compiled, expand
from orderloom.language.feel.builtins.registry import define

_REGEX = 50


def _substring(string: str, start: Decimal, length: Decimal | None = None) -> str | None:
    """Positions count from 1, or from -1 backwards; a length beyond the end stops there."""
    first, count = int(start), len(string) if length is None else int(length)
    if not 1 <= abs(first) <= len(string) or count < 1:
        return None
    begin = first - 1 if first > 0 else len(string) + first
    return string[begin : begin + count]


def _substring_before(string: str, match: str) -> str:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


def _substring_after(string: str, match: str) -> str:
    return string.partition(match)[2] if match else string


def _matches(string: str, pattern: str, flags: str | None = None) -> bool | None:
    found = compiled(pattern, flags or "")
    return None if found is None else found.search(string) is not None


def _replace(string: str, pattern: str, replacement: str, flags: str | None = None) -> str | None:
    """Null for a pattern that an empty text matches, as XPath has it."""
    found = compiled(pattern, flags or "")
    if found is None or found.search("") is not None:
        return None
    if "q" in (flags or ""):
        return found.sub(lambda match: replacement, string)
    return found.sub(lambda match: expand(match, replacement), string)


def _split(string: str, delimiter: str) -> list[str] | None:
    found = compiled(delimiter, "")
    if found is None or found.search("") is not None:
        return None
    parts: list[str] = []
    at = 0
    for match in found.finditer(string):
        parts.append(string[at : match.start()])
        at = match.end()
    return [*parts, string[at:]]


def _string_join(items: Any, delimiter: str | None = None) -> str | None:
    texts = [item for item in items if item is not None]
    return (delimiter or "").join(texts) if all(isinstance(text, str) for text in texts) else None


_STRING, _MATCH = "string: string", "match: string"
BUILTINS = (
    define("substring", _substring, _STRING, "start position: number", "length?: number|null"),
    define("string length", lambda string: Decimal(len(string)), _STRING),
    define("upper case", str.upper, _STRING),
    define("lower case", str.lower, _STRING),
    define("trim", str.strip, _STRING),
    define("substring before", _substring_before, _STRING, _MATCH),
    define("substring after", _substring_after, _STRING, _MATCH),
    define("contains", lambda string, match: match in string, _STRING, _MATCH),
    define("starts with", str.startswith, _STRING, _MATCH),
    define("ends with", str.endswith, _STRING, _MATCH),
    define("matches", _matches, "input: string", "pattern: string", "flags?: string|null", cost=_REGEX),
    define(
        "replace",
        _replace,
        "input: string",
        "pattern: string",
        "replacement: string",
        "flags?: string|null",
        cost=_REGEX,
    ),
    define("split", _split, _STRING, "delimiter: string", cost=_REGEX),
    define("string join", _string_join, "list: list", "delimiter?: string|null"),
)
