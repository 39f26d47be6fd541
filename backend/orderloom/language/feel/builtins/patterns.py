"""Regular expressions as FEEL writes them, which is as XML Schema does, in the words of RE2."""

import re

_INITIAL = r"A-Za-z_:\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{3001}-\x{D7FF}"
_NAME = _INITIAL + r"\x{B7}.0-9\-\x{300}-\x{36F}\x{203F}-\x{2040}"
_WORD, _NO_WORD = r"\p{L}\p{M}\p{N}\p{S}", r"\p{P}\p{Z}\p{C}"
_SETS = {"d": r"\p{Nd}", "w": _WORD, "s": r" \t\n\r", "i": _INITIAL, "c": _NAME}
"""What lies in the sets that are named by a letter; its capital names what does not."""
_INSIDE = {"D": r"\P{Nd}", "W": _NO_WORD, "S": r"\S"}
"""Capitals that can stand inside of a class too."""
_BLOCKS = {
    "IsBasicLatin": r"\x00-\x7F",
    "IsLatin-1Supplement": r"\x{80}-\x{FF}",
    "IsLatinExtended-A": r"\x{100}-\x{17F}",
    "IsGreek": r"\x{370}-\x{3FF}",
    "IsCyrillic": r"\x{400}-\x{4FF}",
}
_PROPERTY = re.compile(r"\\([pP])\{\s*([A-Za-z0-9-]+)\s*\}")
_CLASS = re.compile(r"\[(\^?)((?:[^\[\]\\]|\\.)*?)(?:-\[((?:[^\[\]\\]|\\.)*)\])?\]", re.DOTALL)
_MAX_SIGNS = 2000


class Untranslatable(ValueError):
    """The pattern is none, or RE2 can't run it in linear time, as with a back reference."""


def translate(pattern: str, flags: str) -> str | None:
    """None for what can't be translated. Flags: s, m, i, x as usual, q for no pattern at all but plain text."""
    try:
        body = re.escape(pattern) if "q" in flags else _translated(pattern, "x" in flags)
    except Untranslatable:
        return None
    return f"(?m){body}" if "m" in flags else body


def _translated(pattern: str, skip_blanks: bool) -> str:
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        found = _CLASS.match(pattern, at) if pattern[at] == "[" else None
        if found is not None:
            parts.append(_class(found))
            at = found.end()
        elif pattern[at] == "\\":
            text, at = _escape(pattern, at)
            parts.append(text)
        else:
            parts.append("" if skip_blanks and pattern[at].isspace() else pattern[at])
            at += 1
    return "".join(parts)


def _escape(pattern: str, at: int) -> tuple[str, int]:
    """An escape outside of a class, and where it ends."""
    found = _PROPERTY.match(pattern, at)
    if found is not None:
        block = _block(found)
        return (f"[{block}]" if block else f"\\{found[1]}{{{found[2]}}}"), found.end()
    sign = pattern[at + 1 : at + 2]
    if sign.isdigit():
        raise Untranslatable(pattern)
    if sign in _SETS:
        return f"[{_SETS[sign]}]", at + 2
    if sign.lower() in _SETS and sign:
        return f"[^{_SETS[sign.lower()]}]", at + 2
    return f"\\{sign}", at + 2


def _class(found: re.Match[str]) -> str:
    """`[A-Z-[OI]]` takes what lies in the first class and not in the second."""
    negated, content, without = found.groups()
    if without is None:
        return f"[{negated}{_content(content)}]"
    keep = set() if negated else _signs(content) - _signs(without)
    if not keep:
        raise Untranslatable(found[0])
    return "[" + "".join(f"\\x{{{ord(sign):X}}}" for sign in sorted(keep)) + "]"


def _content(content: str) -> str:
    if re.search(r"\\\d", content):
        raise Untranslatable(content)
    content = _PROPERTY.sub(lambda found: _block(found) or f"\\{found[1]}{{{found[2]}}}", content)
    return re.sub(r"\\([a-zA-Z])(?!\{)", _set_inside, content)


def _set_inside(found: re.Match[str]) -> str:
    sign = found[1]
    if sign in ("I", "C"):
        raise Untranslatable(sign)
    return _SETS.get(sign) or _INSIDE.get(sign) or found[0]


def _block(found: re.Match[str]) -> str | None:
    """The signs of a block such as `IsBasicLatin`; None for a property that RE2 knows."""
    name = found[2]
    if not name.startswith("Is"):
        return None
    if name not in _BLOCKS or found[1] == "P":
        raise Untranslatable(name)
    return _BLOCKS[name]


def _signs(text: str) -> set[str]:
    found: set[str] = set()
    place = 0
    while place < len(text):
        if text[place] == "\\":
            raise Untranslatable(text)
        last = place + 2 if text[place + 1 : place + 2] == "-" and place + 2 < len(text) else place
        if ord(text[last]) - ord(text[place]) > _MAX_SIGNS:
            raise Untranslatable(text)
        found |= {chr(code) for code in range(ord(text[place]), ord(text[last]) + 1)}
        place = last + 1
    return found
