"""Targets whose quantity is summed over several sources: made once no source in the scope can come any more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from orderloom.decomposition.domain.rules import Hope, Unset, judge
from orderloom.decomposition.domain.tree import Tree
from orderloom.decomposition.domain.waiting import Case

Key = tuple[str, object, str]
"""A scope, the place that it is, and the target's specification."""


class Sums:
    """Sources that are decided, by what they add to."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._ready: dict[Key, list[Case]] = {}

    def __bool__(self) -> bool:
        return bool(self._ready)

    @property
    def targets(self) -> Iterable[str]:
        return (key[2] for key in self._ready)

    def add(self, case: Case) -> None:
        self._ready.setdefault(self._key(case), []).append(case)

    def take_complete(self, undecided: Iterable[Case]) -> list[list[Case]]:
        """The sources of each sum to which nothing undecided can add."""
        held = self._held(undecided, [case for cases in self._ready.values() for case in cases])
        return [self._ready.pop(key) for key in list(self._ready) if key not in held]

    def take_incomplete(self, waiting: Iterable[Case]) -> Iterator[tuple[list[Case], tuple[Unset, ...]]]:
        """The sources of the others, with what they wait for; the caller defers them before it asks for more."""
        while self._ready:
            held = self._held(waiting, ())
            keys = [key for key in self._ready if key in held]
            assert keys, "sums wait for each other"
            for key in keys:
                yield self._ready.pop(key), tuple(dict.fromkeys(one for case in held[key] for one in case.unset))

    def freed(self, waiting: Iterable[Case], hope: Hope) -> list[Case]:
        """Sources that waited for others which were given up meanwhile."""
        idle, decided = list[Case](), list[Case]()
        for case in waiting:
            ready = case.edge.is_sum and judge(case.node, case.edge, hope).create is not None
            (decided if ready else idle).append(case)
        held = self._held(idle, decided)
        return [case for case in decided if self._key(case) not in held]

    def _held(self, undecided: Iterable[Case], decided: Iterable[Case]) -> dict[Key, list[Case]]:
        """What each sum waits for: its own undecided sources, and whatever may still make one."""
        held: defaultdict[Key, list[Case]] = defaultdict(list)
        for case in undecided:
            if case.edge.is_sum:
                held[self._key(case)].append(case)
            self._note_what_it_may_make(case, held)
        for case in decided:
            self._note_what_it_may_make(case, held)
        return held

    def _note_what_it_may_make(self, case: Case, held: defaultdict[Key, list[Case]]) -> None:
        targets = self._tree.catalog.adds_to[case.edge.target.key]
        if targets:
            for scope, place in self._tree.places(case.node):
                for target in targets:
                    held[scope, place, target].append(case)

    def _key(self, case: Case) -> Key:
        key = self._tree.scope_key(case.node, case.edge)
        assert key is not None
        return key
