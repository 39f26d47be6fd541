"""Text in cells: what a spreadsheet would take for a formula is disarmed, and what XML can't hold escaped."""

import re

LONGEST = 32_767
"""Characters that Excel holds in a cell."""
_RISKY = "=+-@\t\r\n"
_MARK = "'"
_ESCAPE = 7
"""Characters that an escaped one takes."""
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def safe(text: str) -> str:
    """An apostrophe before what would be a formula, and before what would lose one when it is read. A dash alone is
    none."""
    risky = bool(text) and text != "-" and (text[0] in _RISKY or _is_marked(text))
    return f"{_MARK}{text}" if risky else text


def meant(text: str) -> str:
    """What was written by `safe`, or by a person who knows of apostrophes."""
    if not _is_marked(text) or (text[1] == _MARK and not _is_marked(text[1:])):
        return text
    return text[1:]


def _is_marked(text: str) -> bool:
    return len(text) > 1 and text[0] == _MARK and (text[1] in _RISKY or text[1] == _MARK)


def stored(text: str) -> str:
    """The text as a workbook stores it."""
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def restored(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def fits(text: str) -> bool:
    """Whether Excel can hold it in one cell."""
    return len(text) * _ESCAPE <= LONGEST or len(stored(text)) <= LONGEST
