"""What a set of boxes leaves open of a larger box: the space cut axis by axis, coarse pieces first."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from orderloom.language.tables.analysis.spans import Span, Spans, covers, intersection, normal, union

Box = tuple[Spans, ...]
_MOST_WAITING = 500
"""With more parts than that, one is taken to its end before the next."""


class Budget:
    """Steps that are left. `spent` once there were too few."""

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.spent = False

    def take(self, steps: int) -> bool:
        """False where the steps no longer suffice."""
        self.left -= steps
        self.spent = self.spent or self.left < 0
        return not self.spent


class _Part(msgspec.Struct, frozen=True):
    """A box of the space, the members that may cover some of it, and the axes that were not cut yet."""

    box: Box
    members: tuple[int, ...]
    axes: tuple[int, ...]


def uncovered(space: Box, members: Sequence[Box], budget: Budget, deep: bool = False) -> Iterator[Box]:
    """Boxes, none of which has a point in common with another or with a member; together they are all that is open.

    With `deep` one is found fast, else large ones come first. Stops when the budget is spent.
    """
    if not all(space):
        return
    waiting = deque([_Part(space, tuple(range(len(members))), tuple(range(len(space))))])
    while waiting:
        part = waiting.pop() if deep or len(waiting) > _MOST_WAITING else waiting.popleft()
        if not budget.take(1 + len(part.members) * len(part.axes)):
            return
        if not part.members:
            yield part.box
            continue
        whole = {axis: [covers(members[place][axis], part.box[axis]) for place in part.members] for axis in part.axes}
        if not part.axes or any(all(each) for each in zip(*whole.values(), strict=True)):
            continue
        axis = min(part.axes, key=lambda each: sum(whole[each]))
        for each in _cut(part, axis, members, whole[axis], budget):
            if each.members:
                waiting.append(each)
            else:
                yield each.box


def _cut(part: _Part, axis: int, members: Sequence[Box], whole: Sequence[bool], budget: Budget) -> Iterator[_Part]:
    """The part in slices along an axis, one for each set of members; what lies apart may be one slice."""
    everywhere = tuple(place for place, each in zip(part.members, whole, strict=True) if each)
    others = [place for place, each in zip(part.members, whole, strict=True) if not each]
    slices: dict[tuple[int, ...], list[Span]] = {}
    for active, spans in _slices(part.box[axis], others, [members[place][axis] for place in others], budget):
        slices.setdefault(active, []).extend(spans)
    axes = tuple(each for each in part.axes if each != axis)
    for active, spans in slices.items():
        box = (*part.box[:axis], normal(spans), *part.box[axis + 1 :])
        yield _Part(box, (*active, *everywhere), axes)


def _slices(
    space: Spans, places: Sequence[int], sets: Sequence[Spans], budget: Budget
) -> Iterator[tuple[tuple[int, ...], Spans]]:
    starts: dict[int, list[int]] = {}
    stops: dict[int, list[int]] = {}
    borders = {bound for low, high in space for bound in (low, high + 1)}
    for place, spans in zip(places, sets, strict=True):
        for low, high in intersection(spans, space):
            starts.setdefault(low, []).append(place)
            stops.setdefault(high + 1, []).append(place)
    order = sorted(borders | starts.keys() | stops.keys())
    active: dict[int, None] = {}
    for low, after in pairwise(order):
        for place in stops.get(low, ()):
            active.pop(place, None)
        active |= dict.fromkeys(starts.get(low, ()))
        inside = intersection(((low, after - 1),), space)
        if inside:
            if not budget.take(1 + len(active)):
                return
            yield tuple(sorted(active)), inside


def merged(boxes: Sequence[Box]) -> list[Box]:
    """The same space in fewer boxes: two that differ on one axis alone become one."""
    found = list(dict.fromkeys(boxes))
    while True:
        before = len(found)
        for axis in range(len(found[0]) if found else 0):
            groups: dict[Box, list[Spans]] = {}
            for box in found:
                groups.setdefault((*box[:axis], *box[axis + 1 :]), []).append(box[axis])
            found = [(*rest[:axis], union(*spans), *rest[axis:]) for rest, spans in groups.items()]
        if len(found) == before:
            return found
