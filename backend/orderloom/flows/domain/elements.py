"""The parts of a document that have a name of their own, so that two people's changes can be told apart by it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from orderloom.flows.contracts import Json

Path = tuple[str, ...]
ORDER: Final = "<order>"
NOUNS: Final = {
    "nodes": "node",
    "edges": "edge",
    "variables": "variable",
    "notes": "note",
    "groups": "group",
}
_NAMES = ("id", "key", "to", "port")


class Absent:
    """What is not there, as opposed to null."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


def shown(value: Any) -> Any:
    """A value as people are told it: what is not there is null."""
    return None if value is ABSENT else value


def same(one: Any, other: Any) -> bool:
    """Equal as JSON: `true` is not 1, as Python has it."""
    if isinstance(one, bool) or isinstance(other, bool) or one is ABSENT or other is ABSENT:
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def identity(lists: Iterable[Sequence[Any]]) -> str | None:
    """The field by which the items of all these lists can be told apart, if there is one."""
    given = list(lists)
    for name in _NAMES:
        if all(_tells_apart(name, items) for items in given):
            return name
    return None


def _tells_apart(name: str, items: Sequence[Any]) -> bool:
    found = [cast(Json, item).get(name) for item in items if isinstance(item, dict)]
    return len(found) == len(items) and all(isinstance(each, str) for each in found) and len(set(found)) == len(found)


def by_name(items: Sequence[Any], name: str) -> dict[str, Json]:
    return {item[name]: item for item in items}


def place(path: Sequence[str]) -> tuple[str, str | None, str]:
    """Where a path leads to: the noun of the part, its name (none for the document itself), the field inside."""
    if len(path) > 1 and path[0] in NOUNS and path[1] != ORDER:
        return NOUNS[path[0]], path[1], ".".join(path[2:])
    return "document", None, ".".join(path)
