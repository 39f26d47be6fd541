"""Regular expressions as FEEL writes them (XML Schema's) in the words of RE2."""

import re

_CLASS_BLANKS = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*\]|\s+|[^\\\[\s]+", re.DOTALL)
_INITIAL, _NAME = "A-Za-z_:\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}\\x{370}-\\x{10FFFF}", "\\x{B7}.0-9-"
_BLOCKS = {"IsBasicLatin": "\\x00-\\x7F", "IsLatin-1Supplement": "\\x{80}-\\x{FF}", "IsGreek": "\\x{370}-\\x{3FF}"}
_BLOCK = re.compile(r"\\([pP])\{(Is[A-Za-z0-9-]+)\}")
_SUBTRACTION = re.compile(r"\[([^\[\]\\]+)-\[([^\[\]\\^]+)\]\]")


def translate(pattern: str, flags: str) -> str | None:
    """None for what RE2 can't express, such as a back reference."""
    if "q" in flags:
        return re.escape(pattern)
    if "x" in flags:
        pattern = _without_blanks(pattern)
    pattern = _BLOCK.sub(_block, pattern)
    pattern = _SUBTRACTION.sub(_subtract, pattern)
    pattern = pattern.replace(r"\i", f"[{_INITIAL}]").replace(r"\c", f"[{_INITIAL}{_NAME}]")
    return None if "\0" in pattern or re.search(r"\[[^\]]*\\[0-9]", pattern) else pattern


def _without_blanks(pattern: str) -> str:
    """Blanks mean nothing outside of a character class."""
    pattern = re.sub(r"\\([pP])\{\s*([\w-]+)\s*\}", r"\\\1{\2}", pattern)
    return "".join(part for part in _CLASS_BLANKS.findall(pattern) if not part.isspace())


def _block(found: re.Match[str]) -> str:
    signs = _BLOCKS.get(found[2])
    if signs is None:
        return "\0"
    return f"[{'^' if found[1] == 'P' else ''}{signs}]"


def _subtract(found: re.Match[str]) -> str:
    """`[A-Z-[OI]]`: what lies in the first class and not in the second."""
    keep = _signs(found[1]) - _signs(found[2])
    if found[1].startswith("^") or not keep:
        return "\0"
    return "[" + "".join(f"\\x{{{ord(sign):X}}}" for sign in sorted(keep)) + "]"


def _signs(text: str) -> set[str]:
    found: set[str] = set()
    place = 0
    while place < len(text):
        last = place + 2 if text[place + 1 : place + 2] == "-" and place + 2 < len(text) else place
        found |= {chr(code) for code in range(ord(text[place]), min(ord(text[last]), ord(text[place]) + 2000) + 1)}
        place = last + 1
    return found
