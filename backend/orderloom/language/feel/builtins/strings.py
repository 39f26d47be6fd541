"""String built-ins. Regular expressions run on RE2, whose time grows only with the length of the text."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

import re2

from orderloom.language.feel.builtins.patterns import translate
from orderloom.language.feel.builtins.registry import define

_FLAGS = frozenset("smixq")
_REGEX = 50


def _substring(string: str, start: Decimal, length: Decimal | None = None) -> str | None:
    """Positions count from 1, or from -1 backwards."""
    first, count = int(start), len(string) if length is None else int(length)
    if not 1 <= abs(first) <= len(string) or count < 0:
        return None if string else ""
    begin = first - 1 if first > 0 else len(string) + first
    return string[begin : begin + count]


def _substring_before(string: str, match: str) -> str:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


def _substring_after(string: str, match: str) -> str:
    return string.partition(match)[2] if match else string


def _matches(string: str, pattern: str, flags: str | None = None) -> bool | None:
    compiled = _compiled(pattern, flags or "")
    return None if compiled is None else compiled.search(string) is not None


def _replace(string: str, pattern: str, replacement: str, flags: str | None = None) -> str | None:
    compiled = _compiled(pattern, flags or "")
    if compiled is None or compiled.search("") is not None:
        return None
    template = replacement if "q" in (flags or "") else None
    return compiled.sub(lambda found: template if template is not None else _expand(found, replacement), string)


def _expand(found: Any, replacement: str) -> str:
    """`$1` stands for a group, `$0` for the whole match; `\\$` and `\\\\` for the signs themselves."""
    parts: list[str] = []
    signs = iter(replacement)
    for sign in signs:
        following = next(signs, "") if sign in "\\$" else ""
        if sign == "$" and following.isdigit():
            parts.append(_group(found, int(following)))
        elif sign == "\\" and following in ("\\", "$"):
            parts.append(following)
        elif following or sign in "\\$":
            raise ValueError(replacement)
        else:
            parts.append(sign)
    return "".join(parts)


def _group(found: Any, place: int) -> str:
    return (found.group(place) or "") if place <= found.re.groups else ""


def _split(string: str, delimiter: str) -> list[str] | None:
    compiled = _compiled(delimiter, "")
    if compiled is None:
        return None
    parts: list[str] = []
    at = 0
    for found in compiled.finditer(string):
        if found.end() > found.start():
            parts.append(string[at : found.start()])
            at = found.end()
    return [*parts, string[at:]]


def _string_join(items: Any, delimiter: str | None = None) -> str | None:
    texts = [item for item in items if item is not None]
    return (delimiter or "").join(texts) if all(isinstance(text, str) for text in texts) else None


@lru_cache(maxsize=512)
def _compiled(pattern: str, flags: str) -> Any:
    if not set(flags) <= _FLAGS:
        return None
    options: Any = re2.Options()
    options.case_sensitive = "i" not in flags
    options.dot_nl = "s" in flags
    options.log_errors = False
    options.max_mem = 1 << 20
    text = translate(pattern, flags)
    if text is None:
        return None
    try:
        return re2.compile(text, options)
    except re2.error:
        return None


_STRING, _MATCH = "string: string", "match: string"
BUILTINS = (
    define("substring", _substring, _STRING, "start position: number", "length?: number"),
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
