"""From text to tokens: numbers, strings, names, keywords and signs, each with its position."""

import re
from typing import NamedTuple

from orderloom.language.feel.errors import FeelError, FeelLimitError

MAX_TEXT = 4096

NUMBER = "number"
STRING = "string"
AT = "at"
NAME = "name"
KEYWORD = "keyword"
SIGN = "sign"
END = "end"

KEYWORDS = frozenset(
    [
        "if",
        "then",
        "else",
        "for",
        "in",
        "return",
        "some",
        "every",
        "satisfies",
        "between",
        "and",
        "or",
        "null",
        "true",
        "false",
        "function",
        "instance",
        "of",
    ]
)
_START = (
    r"\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u167F\u1681-\u180D\u180F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFFD\U00010000-\U000EFFFF"
)
"""What a name may begin with besides letters and `_`, by the standard's grammar."""
_PART = _START + r"\u00B7\u0300-\u036F\u203F-\u2040"
_TOKEN = re.compile(
    rf"""(?P<blank>(?:[\s\u180E\u200B\uFEFF]+|//[^\n]*|/\*(?s:.*?)\*/)+)
      | (?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<at>@"(?:[^"\\]|\\.)*")
      | (?P<string>"(?s:[^"\\]|\\.)*")
      | (?P<name>(?:[^\W\d]|[{_START}])[\w{_PART}]*)
      | (?P<sign>\*\*|\.\.|<=|>=|!=|->|[-+*/=<>()\[\]{{}},:.?'’])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}


_AS_WRITTEN = frozenset((SIGN, NUMBER))
_INTERNED = {kind: kind for kind in (NUMBER, STRING, AT, NAME, SIGN)}
"""Kinds are compared by identity."""


class Token(NamedTuple):
    """`text` is the value of a string and the digits of a number, without quotes; `end` is where the token stops."""

    kind: str
    text: str
    at: int
    end: int


def tokens(text: str) -> list[Token]:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT:
        raise FeelLimitError(f"An expression may have at most {MAX_TEXT} bytes.", MAX_TEXT, text)
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start != at:
            break
        kind = match.lastgroup
        if kind in _AS_WRITTEN:
            found.append(Token(_INTERNED[str(kind)], match[0], at, end))
        elif kind != "blank":
            found.append(_token(match, text))
        at = end
    if at != len(text):
        raise FeelError(_complaint(text, at), at, text)
    found.append(Token(END, "", len(text), len(text)))
    return found


def _token(match: re.Match[str], text: str) -> Token:
    kind, raw = _INTERNED[str(match.lastgroup)], match[0]
    if kind == STRING:
        raw = _unescape(raw[1:-1], match.start(), text)
    elif kind == AT:
        raw = _unescape(raw[2:-1], match.start(), text)
    elif kind == NAME and raw in KEYWORDS:
        kind = KEYWORD
    return Token(kind, raw, match.start(), match.end())


def _complaint(text: str, at: int) -> str:
    if text[at] == '"' or text.startswith('@"', at):
        return "This string has no closing quote."
    if text.startswith("/*", at):
        return "This comment is not closed."
    return f"The character {text[at]!r} means nothing here."


def _unescape(raw: str, at: int, text: str) -> str:
    """Unknown escapes stay as they are written, so that regular expressions need no double backslash."""
    if "\\" in raw:
        raw = _ESCAPE.sub(_escaped, raw)
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\0" in raw or any("\ud800" <= sign <= "\udfff" for sign in raw):
        raise FeelError("A string can't hold U+0000 or half of a character.", at, text)
    return raw


def _escaped(match: re.Match[str]) -> str:
    code = match.group(1) or match.group(2)
    if code is None:
        return _PLAIN.get(match.group(3), match.group())
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\0"
