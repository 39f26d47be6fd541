"""What a match is replaced by."""

from typing import Any


def expand(found: Any, replacement: str) -> str:
    """`$1` stands for a group, `$0` for the whole match; a backslash before `$` or itself for that sign.

    `ValueError` for anything else after these signs. `$12` is the twelfth group if there are so many, else the first
    one and a 2.
    """
    groups = found.re.groups
    parts: list[str] = []
    place = 0
    while place < len(replacement):
        sign = replacement[place]
        place += 1
        if sign == "$":
            group, place = _reference(replacement, place, groups)
            parts.append((found.group(group) or "") if group <= groups else "")
        elif sign == "\\":
            if replacement[place : place + 1] not in ("\\", "$"):
                raise ValueError(replacement)
            parts.append(replacement[place])
            place += 1
        else:
            parts.append(sign)
    return "".join(parts)


def _reference(replacement: str, place: int, groups: int) -> tuple[int, int]:
    """The number after a `$`, and where it ends: as many digits as make a group that there is, but one at least."""
    digits = replacement[place : place + 1]
    if not digits or digits not in "0123456789":
        raise ValueError(replacement)
    group, place = int(digits), place + 1
    while place < len(replacement) and replacement[place] in "0123456789":
        further = group * 10 + int(replacement[place])
        if further > groups:
            break
        group, place = further, place + 1
    return group, place
