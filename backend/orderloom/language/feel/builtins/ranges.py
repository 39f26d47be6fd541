"""Built-ins that compare points and ranges, as the algebra of intervals does, and the one that reads a range."""

from collections.abc import Callable
from operator import le, lt
from typing import Any

from orderloom.language.feel.builtins.registry import define
from orderloom.language.feel.comparison import conjunction, equal, in_range, inverse, ordered
from orderloom.language.feel.values import RANGE, Range, kind

_Test = Callable[[Any, Any], Any]


def _ranged(value: Any) -> Range:
    """A point is a range of itself."""
    return value if kind(value) is RANGE else Range(value, value, True, True)


def _before(a: Any, b: Any) -> Any:
    left, right = _ranged(a), _ranged(b)
    touching = left.end_included and right.start_included
    return ordered(lt if touching else le, left.end, right.start)


def _after(a: Any, b: Any) -> Any:
    return _before(b, a)


def _meets(a: Range, b: Range) -> Any:
    return conjunction(a.end_included and b.start_included, equal(a.end, b.start))


def _met_by(a: Range, b: Range) -> Any:
    return _meets(b, a)


def _overlaps(a: Range, b: Range) -> Any:
    return conjunction(inverse(_before(a, b)), inverse(_before(b, a)))


def _starts_earlier(a: Range, b: Range, also_equal: bool) -> Any:
    """Whether `a` starts before `b`, or, where wished, with it."""
    if a.start_included is b.start_included:
        return ordered(le if also_equal else lt, a.start, b.start)
    return ordered(le if a.start_included else lt, a.start, b.start)


def _ends_earlier(a: Range, b: Range, also_equal: bool) -> Any:
    if a.end_included is b.end_included:
        return ordered(le if also_equal else lt, a.end, b.end)
    return ordered(le if b.end_included else lt, a.end, b.end)


def _overlaps_before(a: Range, b: Range) -> Any:
    return conjunction(_overlaps(a, b), conjunction(_starts_earlier(a, b, False), _ends_earlier(a, b, True)))


def _overlaps_after(a: Range, b: Range) -> Any:
    return conjunction(_overlaps(a, b), conjunction(_starts_earlier(b, a, False), _ends_earlier(b, a, True)))


def _finishes(a: Any, b: Range) -> Any:
    """A point finishes a range by being its included end."""
    inner = _ranged(a)
    same = conjunction(inner.end_included is b.end_included, equal(inner.end, b.end))
    return conjunction(same, True if kind(a) is not RANGE else _starts_earlier(b, inner, True))


def _finished_by(a: Range, b: Any) -> Any:
    return _finishes(b, a)


def _starts(a: Any, b: Range) -> Any:
    inner = _ranged(a)
    same = conjunction(inner.start_included is b.start_included, equal(inner.start, b.start))
    return conjunction(same, True if kind(a) is not RANGE else _ends_earlier(inner, b, True))


def _started_by(a: Range, b: Any) -> Any:
    return _starts(b, a)


def _includes(a: Range, b: Any) -> Any:
    if kind(b) is not RANGE:
        return in_range(b, a)
    return conjunction(_starts_earlier(a, b, True), _ends_earlier(b, a, True))


def _during(a: Any, b: Range) -> Any:
    return _includes(b, a)


def _coincides(a: Any, b: Any) -> Any:
    return equal(a, b) if kind(a) is kind(b) else None


_ANY_POINT = "number|string|date|time|datetime|days|months"
_POINT, _RANGE = f"point: {_ANY_POINT}", "range: range"
_FIRST, _SECOND = "range1: range", "range2: range"


def _pair(name: str, test: _Test, *shapes: tuple[str, str]) -> tuple[Any, ...]:
    return tuple(define(name, test, *shape, cost=80) for shape in shapes)


_POINTS = (f"point1: {_ANY_POINT}", f"point2: {_ANY_POINT}")
_RANGES = (_FIRST, _SECOND)
BUILTINS = (
    *_pair("before", _before, _POINTS, (_POINT, _RANGE), (_RANGE, _POINT), _RANGES),
    *_pair("after", _after, _POINTS, (_POINT, _RANGE), (_RANGE, _POINT), _RANGES),
    *_pair("meets", _meets, _RANGES),
    *_pair("met by", _met_by, _RANGES),
    *_pair("overlaps", _overlaps, _RANGES),
    *_pair("overlaps before", _overlaps_before, _RANGES),
    *_pair("overlaps after", _overlaps_after, _RANGES),
    *_pair("finishes", _finishes, (_POINT, _RANGE), _RANGES),
    *_pair("finished by", _finished_by, (_RANGE, _POINT), _RANGES),
    *_pair("includes", _includes, (_RANGE, _POINT), _RANGES),
    *_pair("during", _during, (_POINT, _RANGE), _RANGES),
    *_pair("starts", _starts, (_POINT, _RANGE), _RANGES),
    *_pair("started by", _started_by, (_RANGE, _POINT), _RANGES),
    *_pair("coincides", _coincides, _POINTS, _RANGES),
)
