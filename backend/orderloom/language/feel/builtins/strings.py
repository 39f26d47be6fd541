"""String built-ins. Regular expressions run on RE2, whose time grows only with the length of the text."""

from decimal import Decimal
from typing import Any

from orderloom.language.feel.arithmetic import MAX_STRING
from orderloom.language.feel.builtins.patterns import compiled, expand
from orderloom.language.feel.builtins.registry import LIGHT, Meter, define
from orderloom.language.feel.values import cut

_SEARCH, _MATCHED, _COMPILED = 60, 150, 800
"""Steps to begin a search, for each match, and to make a pattern ready."""
_INSTRUCTION = 12
"""For each instruction of a pattern's program when it is made ready."""
_REFUSED = 2500
"""Instructions that a pattern is taken to have which was refused, maybe for its size."""
_SCAN_SHIFT = 3
"""A step pays for eight signs that one instruction looks at."""


def _substring(string: str, start: Decimal, length: Decimal | None = None) -> str | None:
    """Positions count from 1, or from -1 backwards; a length beyond the end stops there."""
    first, count = cut(start), len(string) if length is None else cut(length)
    if not 1 <= abs(first) <= len(string) or count < 1:
        return None
    begin = first - 1 if first > 0 else len(string) + first
    return string[begin : begin + count]


def _substring_before(string: str, match: str) -> str:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


def _substring_after(string: str, match: str) -> str:
    return string.partition(match)[2] if match else string


def _matches(env: Meter | None, string: str, pattern: str, flags: str | None = None) -> bool | None:
    found = _prepared(env, pattern, flags, string)
    return None if found is None else found.search(string) is not None


def _replace(env: Meter | None, string: str, pattern: str, replacement: str, flags: str | None = None) -> str | None:
    """Null for a pattern that an empty text matches, as XPath has it."""
    found = _prepared(env, pattern, flags, string)
    if found is None or found.search("") is not None:
        return None
    plain = "q" in (flags or "")
    parts: list[str] = []
    at = size = 0
    for match in found.finditer(string):
        _pay(env, _MATCHED + (len(replacement) >> 2))
        parts += (string[at : match.start()], replacement if plain else expand(match, replacement))
        size += len(parts[-1])
        if size > MAX_STRING:
            return None
        at = match.end()
    joined = "".join((*parts, string[at:]))
    return joined if len(joined) <= MAX_STRING else None


def _split(env: Meter | None, string: str, delimiter: str) -> list[str] | None:
    found = _prepared(env, delimiter, None, string)
    if found is None or found.search("") is not None:
        return None
    parts: list[str] = []
    at = 0
    for match in found.finditer(string):
        _pay(env, _MATCHED)
        parts.append(string[at : match.start()])
        at = match.end()
    return [*parts, string[at:]]


def _prepared(env: Meter | None, pattern: str, flags: str | None, string: str) -> Any:
    """The pattern, paid for once an evaluation, and its run over the text, paid for each time."""
    found = compiled(pattern, flags or "")
    size = _REFUSED if found is None else found.programsize
    if env is not None:
        if env.patterns is None:
            env.patterns = set()
        if (pattern, flags) not in env.patterns:
            env.patterns.add((pattern, flags))
            env.spend(_COMPILED + size * _INSTRUCTION)
        env.spend(_SEARCH + (size * len(string) >> _SCAN_SHIFT))
    return found


def _pay(env: Meter | None, steps: int) -> None:
    if env is not None:
        env.spend(steps)


def _string_join(items: Any, delimiter: str | None = None) -> str | None:
    texts = [item for item in items if item is not None]
    if not all(isinstance(text, str) for text in texts):
        return None
    between = delimiter or ""
    size = sum(map(len, texts)) + len(between) * len(texts)
    return between.join(texts) if size <= MAX_STRING else None


_STRING, _MATCH = "string: string", "match: string"
BUILTINS = (
    define("substring", _substring, _STRING, "start position: number", "length?: number|null", cost=LIGHT),
    define("string length", lambda string: Decimal(len(string)), _STRING),
    define("upper case", str.upper, _STRING),
    define("lower case", str.lower, _STRING),
    define("trim", str.strip, _STRING),
    define("substring before", _substring_before, _STRING, _MATCH),
    define("substring after", _substring_after, _STRING, _MATCH),
    define("contains", lambda string, match: match in string, _STRING, _MATCH),
    define("starts with", str.startswith, _STRING, _MATCH),
    define("ends with", str.endswith, _STRING, _MATCH),
    define("matches", _matches, "input: string", "pattern: string", "flags?: string|null", metered=True),
    define(
        "replace",
        _replace,
        "input: string",
        "pattern: string",
        "replacement: string",
        "flags?: string|null",
        metered=True,
    ),
    define("split", _split, _STRING, "delimiter: string", metered=True),
    define("string join", _string_join, "list: list", "delimiter?: string|null", each=4, keeps=False),
)
