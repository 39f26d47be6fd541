"""Where domain orders stand: what is looked for in a scope is found by place and specification."""

from collections import defaultdict
from typing import Final

from orderloom.decomposition.domain.nodes import Node

_NOWHERE: Final[tuple[Node, ...]] = ()


class _Shelf:
    """One specification in one scope. `seen` are the entries that are sorted in so far."""

    __slots__ = ("by_place", "entries", "seen")

    def __init__(self, entries: list[tuple[Node, str, object]]) -> None:
        self.entries: Final = entries
        self.by_place: Final[defaultdict[object, list[Node]]] = defaultdict(list)
        self.seen = 0

    def catch_up(self, scope: str) -> None:
        for node, where, place in self.entries[self.seen :]:
            if where == scope:
                self.by_place[place].append(node)
            elif where == "":
                self.by_place[_place(node, scope)].append(node)
        self.seen = len(self.entries)


class Places:
    """Most specifications are never looked for in most scopes: each is sorted in when it is asked for."""

    __slots__ = ("_entries", "_shelves")

    def __init__(self) -> None:
        self._entries: Final[defaultdict[str, list[tuple[Node, str, object]]]] = defaultdict(list)
        self._shelves: Final[dict[tuple[str, str], _Shelf]] = {}

    def enter(self, node: Node) -> None:
        """A domain order that stands in its own unit and bundle, at its site, and in the order."""
        self._entries[node.spec.key].append((node, "", None))

    def lend(self, node: Node, scope: str, place: object) -> None:
        """One more place where a domain order is found, after all that stand there."""
        self._entries[node.spec.key].append((node, scope, place))

    def find(self, scope: str, place: object, specification: str) -> "list[Node] | tuple[Node, ...]":
        """Those that stand there, as they came."""
        shelf = self._shelves.get((scope, specification))
        if shelf is None:
            shelf = self._shelves[scope, specification] = _Shelf(self._entries[specification])
        if shelf.seen < len(shelf.entries):
            shelf.catch_up(scope)
        return shelf.by_place.get(place, _NOWHERE)


def _place(node: Node, scope: str) -> object:
    match scope:
        case "unit":
            return node.unit
        case "bundle":
            return node.bundle
        case "site":
            return node.site
        case _:
            return None
