"""Which boxes meet which: one bit mask of boxes for each, cut down axis by axis."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from orderloom.language.tables.analysis.spans import Span, Spans

_LEAF = 16


def meeting(queries: Sequence[tuple[Spans, ...]], members: Sequence[tuple[Spans, ...]]) -> list[int]:
    """For each query the members that it has a point in common with, as bits by place."""
    everyone = (1 << len(members)) - 1
    found = [everyone] * len(queries)
    for axis in range(len(members[0]) if members else 0):
        _narrow(found, [query[axis] for query in queries], [member[axis] for member in members])
    return found


def _narrow(found: list[int], queries: Sequence[Spans], members: Sequence[Spans]) -> None:
    if len(set(members)) == 1 and all(query == members[0] and query for query in queries):
        return
    wanted = {span for spans in set(queries) for span in spans}
    masks = _masks(sorted(wanted), members)
    merged: dict[Spans, int] = {}
    for place, spans in enumerate(queries):
        mask = merged.get(spans)
        if mask is None:
            mask = 0
            for span in spans:
                mask |= masks[span]
            merged[spans] = mask
        found[place] &= mask


def _masks(spans: Sequence[Span], members: Sequence[Spans]) -> dict[Span, int]:
    """For each span the members that meet it: those that are open where it begins, and those that begin within."""
    bits = [1 << place for place in range(len(members))]
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    for place, each in enumerate(members):
        for low, high in each:
            begins[low] = begins.get(low, 0) | bits[place]
            ends[high] = ends.get(high, 0) | bits[place]
    later = Beginnings(begins)
    events = sorted(begins.keys() | ends.keys())
    masks: dict[Span, int] = {}
    active, ended, at = 0, 0, 0
    for low, group in groupby(spans, key=lambda span: span[0]):
        while at < len(events) and events[at] <= low:
            if ended:
                active &= ~ended
            active |= begins.get(events[at], 0)
            ended = ends.get(events[at], 0)
            at += 1
        now = active & ~ended if at and events[at - 1] < low else active
        for span in group:
            masks[span] = now | later.within(low + 1, span[1])
    return masks


class Beginnings:
    """The members that begin in a stretch: masks joined in a tree above small leaves."""

    def __init__(self, begins: dict[int, int]) -> None:
        self._at = sorted(begins)
        self._masks = [begins[at] for at in self._at]
        self._leaves = -(-len(self._at) // _LEAF) or 1
        self._tree = [0] * (2 * self._leaves)
        for place, mask in enumerate(self._masks):
            self._tree[self._leaves + place // _LEAF] |= mask
        for place in range(self._leaves - 1, 0, -1):
            self._tree[place] = self._tree[2 * place] | self._tree[2 * place + 1]

    def within(self, low: int, high: int) -> int:
        """Of all that begin from `low` to `high`."""
        first, last = bisect_left(self._at, low), bisect_right(self._at, high)
        first_leaf, last_leaf = -(-first // _LEAF), last // _LEAF
        if first_leaf >= last_leaf:
            return self._some(first, last)
        return (
            self._some(first, first_leaf * _LEAF)
            | self._joined(first_leaf, last_leaf)
            | self._some(last_leaf * _LEAF, last)
        )

    def _some(self, first: int, last: int) -> int:
        found = 0
        for mask in self._masks[first:last]:
            found |= mask
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
