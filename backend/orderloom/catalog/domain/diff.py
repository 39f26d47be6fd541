"""What differs between two states of an entity, field by field, lists by the names of their items."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from orderloom.catalog.contracts import FieldChange
from orderloom.catalog.domain.snapshot import Entity
from orderloom.kernel.json import to_builtins

UNTOLD = frozenset({"version"})
_NAMES = ("key", "id", "offering", "image", "value", "above", "from_month")


def entity_changes(before: Entity | None, after: Entity | None) -> tuple[FieldChange, ...]:
    """By plain data, so that defaults left out and written down are the same. None: it is not there."""
    was, now = ({} if one is None else cast("dict[str, Any]", to_builtins(one)) for one in (before, after))
    return tuple(
        change
        for name in dict.fromkeys((*was, *now))
        if name not in UNTOLD
        for change in _fields(was.get(name), now.get(name), name)
    )


def _fields(before: Any, after: Any, path: str) -> Iterator[FieldChange]:
    if before == after or (_empty(before) and _empty(after)):
        return
    pair = _pair(before, after)
    if pair is None:
        yield FieldChange(path=path, before=before, after=after)
        return
    was, now = pair
    told = False
    for key in dict.fromkeys((*was, *now)):
        for change in _fields(was.get(key), now.get(key), f"{path}.{key}"):
            told = True
            yield change
    if not told:
        yield FieldChange(path=path, before=before, after=after)


def _empty(value: Any) -> bool:
    return value is None or value in ("", (), [], {})


def _pair(before: Any, after: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    """Both by name, where they can be compared part by part."""
    if isinstance(before, dict) and isinstance(after, dict):
        return cast("dict[str, Any]", before), cast("dict[str, Any]", after)
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        lists = cast("Sequence[Any]", before), cast("Sequence[Any]", after)
        for name in _NAMES:
            if any(lists) and all(_named(one, name) for one in lists):
                return _by_name(lists[0], name), _by_name(lists[1], name)
    return None


def _named(items: Sequence[Any], name: str) -> bool:
    names = [str(cast("dict[str, Any]", one).get(name)) for one in items if isinstance(one, dict) and name in one]
    return len(names) == len(items) == len(set(names))


def _by_name(items: Sequence[Any], name: str) -> dict[str, Any]:
    return {str(one[name]): one for one in items}
