"""Sets of signs, such as a class in brackets: what one has without another, and how RE2 says it."""

import unicodedata
from collections.abc import Iterable

import msgspec

_MAX_ENUMERATED = 2000
_CASED = frozenset(("Lu", "Ll", "Lt"))
_KINDS = {
    "L": ("Lu", "Ll", "Lt", "Lm", "Lo"),
    "M": ("Mn", "Mc", "Me"),
    "N": ("Nd", "Nl", "No"),
    "P": ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"),
    "Z": ("Zs", "Zl", "Zp"),
    "S": ("Sm", "Sc", "Sk", "So"),
}
CATEGORIES = frozenset((*_KINDS, "C", "Cc", "Cf", "Co", "Cn", *(each for group in _KINDS.values() for each in group)))
Interval = tuple[int, int]


class Untranslatable(ValueError):
    """The pattern is none, or RE2 can't run it in linear time, as with a back reference."""


class Part(msgspec.Struct, frozen=True):
    """The signs in these intervals and categories or, with `outside`, all others."""

    intervals: tuple[Interval, ...] = ()
    categories: frozenset[str] = frozenset()
    outside: bool = False

    def has(self, code: int) -> bool:
        found = any(first <= code <= last for first, last in self.intervals) or _is_in(code, self.categories)
        return found is not self.outside

    def without_cases(self) -> "Part":
        return Part(self.intervals, self.categories - _CASED, self.outside)


Parts = tuple[Part, ...]
"""A set of signs: what lies in any of its parts."""


def _is_in(code: int, categories: frozenset[str]) -> bool:
    name = unicodedata.category(chr(code))
    return name in categories or name[0] in categories


def category(name: str) -> Part:
    """RE2 does not know the signs that Unicode has not assigned, so that `C` is all that is nothing else."""
    if name not in CATEGORIES:
        raise Untranslatable(name)
    if name == "C":
        return Part(categories=frozenset(_KINDS), outside=True)
    if name == "Cn":
        return Part(categories=frozenset((*_KINDS, "Cc", "Cf", "Co", "Cs")), outside=True)
    return Part(categories=frozenset((name,)))


def merged(parts: Iterable[Part]) -> Parts:
    """The same set in as few parts as may be: one inside, and those outside."""
    found = tuple(parts)
    inside = [part for part in found if not part.outside]
    intervals = tuple(sorted({each for part in inside for each in part.intervals}))
    categories = frozenset(each for part in inside for each in part.categories)
    outside = tuple(part for part in found if part.outside)
    return (*((Part(intervals, categories),) if inside else ()), *outside)


def all_but(parts: Parts) -> Parts:
    """The complement."""
    if len(parts) == 1:
        (part,) = parts
        return (Part(part.intervals, part.categories, not part.outside),)
    inside, *outside = parts
    if inside.outside or len(outside) != 1:
        raise Untranslatable("several complements")
    return minus((Part(outside[0].intervals, outside[0].categories),), (inside,))


def minus(parts: Parts, taken: Parts) -> Parts:
    """What lies in the first set and not in the second."""
    found = parts
    for part in taken:
        found = merged(each for kept in found for each in _minus(kept, part))
    if not found:
        raise Untranslatable("an empty class")
    return found


def _minus(kept: Part, taken: Part) -> Iterable[Part]:
    if kept.outside and not taken.outside:
        return (Part(kept.intervals + taken.intervals, kept.categories | taken.categories, True),)
    if kept.outside:
        return _minus(Part(taken.intervals, taken.categories), Part(kept.intervals, kept.categories))
    listed = _listed(_enumerated(kept.intervals, taken), taken)
    if taken.outside:
        return (*listed, *_within(kept.categories, taken))
    return (*listed, *(rest for name in kept.categories for rest in _category_minus(name, taken)))


def _enumerated(intervals: tuple[Interval, ...], taken: Part) -> tuple[Interval, ...]:
    if sum(last - first + 1 for first, last in intervals) > _MAX_ENUMERATED:
        raise Untranslatable(repr(taken))
    return intervals


def _listed(intervals: tuple[Interval, ...], taken: Part) -> tuple[Part, ...]:
    codes = [code for first, last in intervals for code in range(first, last + 1) if not taken.has(code)]
    return (Part(_runs(codes)),) if codes else ()


def _runs(codes: list[int]) -> tuple[Interval, ...]:
    runs: list[Interval] = []
    for code in sorted(set(codes)):
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return tuple(runs)


def _within(categories: frozenset[str], taken: Part) -> tuple[Part, ...]:
    """What of whole categories lies in the signs that `taken` is outside of."""
    if not categories:
        return ()
    if taken.categories:
        raise Untranslatable(repr(taken))
    return _listed(_enumerated(taken.intervals, taken), Part(categories=categories, outside=True))


def _category_minus(name: str, taken: Part) -> tuple[Part, ...]:
    if name in taken.categories or name[0] in taken.categories:
        return ()
    if taken.categories.intersection(_KINDS.get(name, ())):
        rest = frozenset(each for each in _KINDS[name] if each not in taken.categories)
        return tuple(found for each in rest for found in _category_minus(each, Part(taken.intervals)))
    if not taken.intervals:
        return (Part(categories=frozenset((name,))),)
    others = frozenset(each for each in (*_KINDS, "Cc", "Cf", "Co") if each != name and each != name[0])
    beside = frozenset(each for each in _KINDS.get(name[0], ()) if each != name) if len(name) > 1 else frozenset[str]()
    return (Part(taken.intervals, others | beside, True),)


def said(parts: Parts, fold: bool) -> str:
    """As RE2 writes the set. With `fold` the case of the intervals is ignored, but not that of the categories."""
    texts = [text for part in parts for text in _said(part, fold)]
    return texts[0] if len(texts) == 1 else f"(?:{'|'.join(texts)})"


def _said(part: Part, fold: bool) -> list[str]:
    cased = part.categories & _CASED
    if not fold or not cased:
        return [_bracket(part)]
    if part.outside:
        return [f"(?-i:{_bracket(Part(_folded(part.intervals), part.categories, True))})"]
    rest = part.without_cases()
    texts = [f"(?-i:{_bracket(Part(categories=cased))})"]
    return [*texts, _bracket(rest)] if rest.intervals or rest.categories else texts


def _folded(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    signs = [chr(code) for first, last in _enumerated(intervals, Part()) for code in range(first, last + 1)]
    both = [case for sign in signs for case in (sign, sign.lower(), sign.upper()) if len(case) == 1]
    return _runs([ord(sign) for sign in both])


def _bracket(part: Part) -> str:
    names = "".join(f"\\p{{{name}}}" for name in sorted(part.categories))
    signs = "".join(
        _code(first) if first == last else f"{_code(first)}-{_code(last)}" for first, last in part.intervals
    )
    return f"[{'^' if part.outside else ''}{names}{signs}]"


def _code(code: int) -> str:
    return f"\\x{{{code:X}}}"
