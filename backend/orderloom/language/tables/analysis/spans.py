"""Sets of whole numbers as sorted intervals that neither meet nor touch, both ends included."""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]
NOTHING: Spans = ()


def normal(spans: Iterable[Span]) -> Spans:
    """Any intervals, put in order and joined."""
    found: list[Span] = []
    for low, high in sorted(span for span in spans if span[0] <= span[1]):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def union(*sets: Spans) -> Spans:
    filled = [each for each in sets if each]
    return filled[0] if len(filled) == 1 else normal(span for each in filled for span in each)


def intersection(a: Spans, b: Spans) -> Spans:
    if a == b:
        return a
    if len(a) == 1 and len(b) == 1:
        low, high = max(a[0][0], b[0][0]), min(a[0][1], b[0][1])
        return ((low, high),) if low <= high else NOTHING
    found: list[Span] = []
    left, right = 0, 0
    while left < len(a) and right < len(b):
        low, high = max(a[left][0], b[right][0]), min(a[left][1], b[right][1])
        if low <= high:
            found.append((low, high))
        if a[left][1] < b[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)


def difference(a: Spans, b: Spans) -> Spans:
    found: list[Span] = []
    for low, high in a:
        start = low
        for first, last in b:
            if last < start or first > high:
                continue
            if first > start:
                found.append((start, first - 1))
            start = last + 1
        if start <= high:
            found.append((start, high))
    return tuple(found)


def covers(a: Spans, b: Spans) -> bool:
    """Whether `a` holds all of `b`."""
    if a == b or not b:
        return True
    if len(a) == 1:
        return a[0][0] <= b[0][0] and b[-1][1] <= a[0][1]
    if len(b) == 1:
        low, high = b[0]
        return any(first <= low and high <= last for first, last in a)
    return intersection(a, b) == b
