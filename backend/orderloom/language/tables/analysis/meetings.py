"""Which boxes meet which: one bit mask of boxes for each, cut down axis by axis."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from orderloom.language.tables.analysis.spans import Span, Spans

_LEAF = 16
_FEW = 4
"""So few places are kept as they are, more of them as a mask."""


def meeting(queries: Sequence[tuple[Spans, ...]], members: Sequence[tuple[Spans, ...]]) -> list[int]:
    """For each query the members that it has a point in common with, as bits by place."""
    everyone = (1 << len(members)) - 1
    found = [everyone] * len(queries)
    for axis in range(len(members[0]) if members else 0):
        _narrow(found, [query[axis] for query in queries], [member[axis] for member in members])
    return found


def _narrow(found: list[int], queries: Sequence[Spans], members: Sequence[Spans]) -> None:
    """One axis. A mask is used as soon as it is known: all of them together would be large."""
    if len(set(members)) == 1 and all(query == members[0] and query for query in queries):
        return
    asking: dict[Span, list[int]] = {}
    parts = {place: 0 for place, spans in enumerate(queries) if len(spans) != 1}
    for place, spans in enumerate(queries):
        for span in spans:
            asking.setdefault(span, []).append(place)
    for span, mask in _masks(sorted(asking), members):
        for place in asking[span]:
            if place in parts:
                parts[place] |= mask
            else:
                found[place] &= mask
    for place, mask in parts.items():
        found[place] &= mask


def _masks(spans: Sequence[Span], members: Sequence[Spans]) -> Iterator[tuple[Span, int]]:
    """For each span the members that meet it: those that are open where it begins, and those that begin within."""
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for place, each in enumerate(members):
        for low, high in each:
            begins.setdefault(low, []).append(place)
            ends.setdefault(high + 1, []).append(place)
    later = Beginnings(begins)
    events = sorted(begins.keys() | ends.keys())
    active, at = 0, 0
    for low, group in groupby(spans, key=lambda span: span[0]):
        while at < len(events) and events[at] <= low:
            active &= ~_mask(ends.get(events[at], ()))
            active |= _mask(begins.get(events[at], ()))
            at += 1
        for span in group:
            yield span, active | later.within(low + 1, span[1])


def _mask(places: Iterable[int]) -> int:
    found = 0
    for place in places:
        found |= 1 << place
    return found


class Beginnings:
    """The members that begin in a stretch: masks joined in a tree above small leaves."""

    def __init__(self, begins: dict[int, list[int]]) -> None:
        self._at = sorted(begins)
        self._begun = [begins[at] if len(begins[at]) < _FEW else _mask(begins[at]) for at in self._at]
        self._leaves = -(-len(self._at) // _LEAF) or 1
        self._tree = [0] * (2 * self._leaves)
        for leaf in range(self._leaves):
            self._tree[self._leaves + leaf] = self._some(leaf * _LEAF, leaf * _LEAF + _LEAF)
        for place in range(self._leaves - 1, 0, -1):
            self._tree[place] = self._tree[2 * place] | self._tree[2 * place + 1]

    def within(self, low: int, high: int) -> int:
        """Of all that begin from `low` to `high`."""
        first, last = bisect_left(self._at, low), bisect_right(self._at, high)
        first_leaf, last_leaf = -(-first // _LEAF), last // _LEAF
        if first_leaf >= last_leaf:
            return self._some(first, last)
        edges = self._some(first, first_leaf * _LEAF) | self._some(last_leaf * _LEAF, last)
        return edges | self._joined(first_leaf, last_leaf)

    def _some(self, first: int, last: int) -> int:
        found = 0
        for begun in self._begun[first:last]:
            found |= begun if isinstance(begun, int) else _mask(begun)
        return found

    def _joined(self, first: int, last: int) -> int:
        """Of the leaves from `first` up to but without `last`."""
        found = 0
        first, last = first + self._leaves, last + self._leaves
        while first < last:
            if first & 1:
                found |= self._tree[first]
                first += 1
            if last & 1:
                last -= 1
                found |= self._tree[last]
            first, last = first // 2, last // 2
        return found


def bits_of(mask: int) -> list[int]:
    """The places of the bits that are set, from the lowest."""
    found: list[int] = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
