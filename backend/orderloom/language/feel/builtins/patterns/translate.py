"""The words of XPath's regular expressions, one after the other, in those of RE2."""

import re
from collections.abc import Callable

from orderloom.language.feel.builtins.patterns.blocks import BLOCKS
from orderloom.language.feel.builtins.patterns.signs import (
    Part,
    Parts,
    Untranslatable,
    all_but,
    category,
    merged,
    minus,
    said,
)

_PROPERTY = re.compile(r"\\([pP])\{([A-Za-z0-9-]+)\}")
_COUNT = re.compile(r"\{\d+(?:,\d*)?\}", re.ASCII)
_INITIAL = (
    *((0x3A, 0x3A), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF)),
    *((0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF)),
    *((0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
)
_NAME = (*_INITIAL, (0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))
_SETS = {
    "d": Part(categories=frozenset(("Nd",))),
    "w": Part(categories=frozenset(("L", "M", "N", "S"))),
    "s": Part(((9, 10), (13, 13), (32, 32))),
    "i": Part(_INITIAL),
    "c": Part(_NAME),
}
"""What lies in the sets that are named by a letter; its capital names what does not."""
_CONTROLS = {"n": 10, "r": 13, "t": 9}
_ESCAPABLE = frozenset(r"\|.?*+(){}-[]^$")
_BLANKS = frozenset(" \t\r\n")
_DEEPEST = 20


def translated(pattern: str, flags: str) -> str:
    """Flags: s, m, i, x as usual, q for no pattern at all but plain text. `Untranslatable` for what can't be said."""
    if "q" in flags:
        return re.escape(pattern)
    text = _squeezed(pattern) if "x" in flags else pattern
    body = _Reader(text, "i" in flags).read()
    return f"(?m){body}" if "m" in flags else body


def _squeezed(pattern: str) -> str:
    """Without the blanks outside of classes."""
    kept: list[str] = []
    depth = place = 0
    while place < len(pattern):
        sign = pattern[place : place + 2] if pattern[place] == "\\" else pattern[place]
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth or sign not in _BLANKS:
            kept.append(sign)
        place += len(sign)
    return "".join(kept)


class _Reader:
    def __init__(self, text: str, fold: bool) -> None:
        self._text = text
        self._fold = fold
        self._at = 0

    def read(self) -> str:
        parts: list[str] = []
        while self._at < len(self._text):
            read = _READ.get(self._text[self._at])
            parts.append(read(self) if read else self._plain())
        return "".join(parts)

    def _plain(self) -> str:
        self._at += 1
        return self._text[self._at - 1]

    def escape(self) -> str:
        found = self._escaped()
        return said(found, self._fold) if isinstance(found, tuple) else re.escape(chr(found))

    def group(self) -> str:
        if self._text.startswith("(?", self._at) and not self._text.startswith("(?:", self._at):
            raise Untranslatable(self._text)
        return self._plain()

    def count(self) -> str:
        found = _COUNT.match(self._text, self._at)
        if found is None:
            raise Untranslatable(self._text)
        self._at = found.end()
        return found[0]

    def stray(self) -> str:
        raise Untranslatable(self._text)

    def set(self) -> str:
        return said(self._set(0), self._fold)

    def _set(self, depth: int) -> Parts:
        """From `[` to its `]`; the second of `[A-Z-[OI]]` is taken from the first."""
        if depth > _DEEPEST:
            raise Untranslatable(self._text)
        self._at += 1
        negated = self._peek() == "^"
        self._at += negated
        items: list[Part] = []
        taken: Parts | None = None
        while self._peek() != "]" or not (items or taken):
            if self._text.startswith("-[", self._at) and items:
                self._at += 1
                taken = self._set(depth + 1)
                break
            items.extend(self._item())
        if self._peek() != "]":
            raise Untranslatable(self._text)
        self._at += 1
        found = all_but(merged(items)) if negated else merged(items)
        return found if taken is None else minus(found, taken)

    def _item(self) -> Parts:
        """A sign, an escape, or signs from one to another."""
        first = self._sign()
        if isinstance(first, tuple):
            return first
        if self._peek() != "-" or self._text[self._at + 1 : self._at + 2] in ("]", "["):
            return (Part(((first, first),)),)
        self._at += 1
        last = self._sign()
        if isinstance(last, tuple) or last < first:
            raise Untranslatable(self._text)
        return (Part(((first, last),)),)

    def _sign(self) -> int | Parts:
        sign = self._peek()
        if sign in ("", "[", "]"):
            raise Untranslatable(self._text)
        if sign == "\\":
            return self._escaped()
        self._at += 1
        return ord(sign)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _escaped(self) -> int | Parts:
        """An escape: one sign, or the set that it names. A digit would be a back reference."""
        found = _PROPERTY.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
            return _property(found[1], found[2])
        sign = self._text[self._at + 1 : self._at + 2]
        self._at += 2
        if sign in _SETS:
            return (_SETS[sign],)
        if sign and sign.lower() in _SETS:
            return all_but((_SETS[sign.lower()],))
        if sign in _CONTROLS:
            return _CONTROLS[sign]
        if not sign or sign not in _ESCAPABLE:
            raise Untranslatable(self._text)
        return ord(sign)


def _property(letter: str, name: str) -> Parts:
    if name.startswith("Is"):
        if name[2:] not in BLOCKS:
            raise Untranslatable(name)
        found: Parts = (Part((BLOCKS[name[2:]],)),)
    else:
        found = (category(name),)
    return all_but(found) if letter == "P" else found


_READ: dict[str, Callable[[_Reader], str]] = {
    "\\": _Reader.escape,
    "[": _Reader.set,
    "(": _Reader.group,
    "{": _Reader.count,
    "]": _Reader.stray,
    "}": _Reader.stray,
}
