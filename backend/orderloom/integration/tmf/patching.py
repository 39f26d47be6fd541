"""Changes to a resource: merge patch, JSON patch, and JSON patch whose paths pick members of lists by a query."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import unquote

from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Invalid, Kind, Problem

MERGE = frozenset({"application/json", "application/merge-patch+json"})
OPERATIONS = "application/json-patch+json"
QUERIED = "application/json-patch-query+json"
MOST_OPERATIONS = 1000
_INDEX = re.compile(r"0|[1-9]\d{0,6}\Z")


class CannotPatch(DomainError):
    """An operation does not fit the resource as it is; nothing was changed."""

    kind = Kind.CONFLICT
    code = "tmf.patch_conflict"


def merged(target: Any, patch: Any) -> Any:
    """RFC 7396: null removes."""
    if not isinstance(patch, dict):
        return patch
    found: dict[str, Any] = dict(cast(dict[str, Any], target)) if isinstance(target, dict) else {}
    for name, value in cast(dict[str, Any], patch).items():
        if value is None:
            found.pop(name, None)
        else:
            found[name] = merged(found.get(name), value)
    return found


def patched(target: Mapping[str, Any], operations: Any) -> dict[str, Any]:
    """RFC 6902, in order, all or nothing; a path may end in `?name=value` to pick members of lists."""
    if not isinstance(operations, list) or not all(isinstance(one, dict) for one in cast(list[Any], operations)):
        raise Invalid.of([Problem("tmf.bad_patch", "A JSON patch is a list of operations.", ())])
    steps = cast(list[dict[str, Any]], operations)
    if len(steps) > MOST_OPERATIONS:
        raise Invalid.of([Problem("tmf.bad_patch", f"At most {MOST_OPERATIONS} operations at once.", ())])
    document: Any = json.loads(json.dumps(target))
    for index, operation in enumerate(steps):
        document = _applied(document, operation, index)
    if not isinstance(document, dict):
        raise Invalid.of([Problem("tmf.bad_patch", "The resource must stay an object.", ())])
    return cast(dict[str, Any], document)


def _applied(document: Any, operation: Mapping[str, Any], index: int) -> Any:
    perform = _OPERATIONS.get(str(operation.get("op")))
    path = operation.get("path")
    if perform is None or not isinstance(path, str):
        raise Invalid.of([Problem("tmf.bad_patch", "An operation has an op and a path.", (index,))])
    try:
        return perform(document, operation)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        message = f"{operation['op']} {path}: there is no such place in the resource ({error})."
        raise CannotPatch(message, path=(index, "path")) from None


def _pointer(text: str) -> list[str]:
    if text == "":
        return []
    if not text.startswith("/"):
        raise ValueError("a path begins with /")
    return [step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/")]


def _places(document: Any, path: str) -> list[tuple[Any, str]]:
    """Holder and name of each place meant. With a query, lists on the way are walked, and only members that meet it,
    or whose end does, count."""
    pointer, _, query = path.partition("?")
    steps = _pointer(pointer)
    if not steps:
        raise ValueError("the whole resource can't be meant")
    if not query:
        holder = document
        for step in steps[:-1]:
            holder = _child(holder, step)
        return [(holder, steps[-1])]
    return _queried(document, steps, query)


def _queried(document: Any, steps: Sequence[str], query: str) -> list[tuple[Any, str]]:
    name, _, value = query.partition("=")
    asked = [step for step in name.replace("/", ".").split(".") if step]
    wanted = unquote(value).rpartition("/")[2] if value.startswith("/") else unquote(value)
    shared = 0
    while shared < min(len(asked) - 1, len(steps)) and asked[shared] == steps[shared]:
        shared += 1
    found = [
        (holder, key)
        for holder, key, around in _walked(document, steps, [])
        if _says(around[shared : shared + 1] if shared else around[::-1], asked[shared:], wanted)
    ]
    if not found:
        raise KeyError(query)
    return found[::-1]


def _walked(holder: Any, steps: Sequence[str], around: list[Any]) -> list[tuple[Any, str, list[Any]]]:
    """Every place that the steps lead to through lists, with the objects on the way to it."""
    if isinstance(holder, list):
        return [place for one in cast(list[Any], holder) for place in _walked(one, steps, around)]
    if not isinstance(holder, dict):
        return []
    inside: list[Any] = [*around, holder]
    value: Any = cast(dict[str, Any], holder).get(steps[0])
    if len(steps) > 1:
        return _walked(value, steps[1:], inside)
    if isinstance(value, list):
        return [(value, str(index), [*inside, member]) for index, member in enumerate(cast(list[Any], value))]
    return [(holder, steps[0], inside)]


def _says(candidates: Sequence[Any], names: Sequence[str], wanted: str) -> bool:
    """Whether the first of these objects that has the attribute has this value in it."""
    for one in candidates:
        value: Any = one
        for name in names:
            value = cast(dict[str, Any], value).get(name) if isinstance(value, dict) else None
        if value is not None:
            return str(value) == wanted
    return False


def _child(holder: Any, step: str) -> Any:
    return holder[_index(holder, step)] if isinstance(holder, list) else holder[step]


def _index(holder: list[Any], step: str) -> int:
    if not _INDEX.match(step) or int(step) >= len(holder):
        raise IndexError(step)
    return int(step)


def _add(document: Any, operation: Mapping[str, Any]) -> Any:
    value = operation["value"]
    if operation["path"] == "":
        return value
    for holder, step in _places(document, operation["path"]):
        if isinstance(holder, list):
            members = cast(list[Any], holder)
            at = len(members) if step == "-" else _insert_at(members, step)
            members.insert(at, value)
        elif isinstance(holder.get(step), list) and not isinstance(value, list):
            holder[step].append(value)
        else:
            holder[step] = value
    return document


def _insert_at(members: list[Any], step: str) -> int:
    return len(members) if step == str(len(members)) else _index(members, step)


def _remove(document: Any, operation: Mapping[str, Any]) -> Any:
    for holder, step in _places(document, operation["path"]):
        if isinstance(holder, list):
            del holder[_index(cast(list[Any], holder), step)]
        else:
            del holder[step]
    return document


def _replace(document: Any, operation: Mapping[str, Any]) -> Any:
    value = operation["value"]
    if operation["path"] == "":
        return value
    for holder, step in _places(document, operation["path"]):
        _child(holder, step)
        holder[_index(cast(list[Any], holder), step) if isinstance(holder, list) else step] = value
    return document


def _read(document: Any, path: str) -> Any:
    for step in _pointer(path):
        document = _child(document, step)
    return document


def _move(document: Any, operation: Mapping[str, Any]) -> Any:
    value = _read(document, operation["from"])
    document = _remove(document, {"path": operation["from"]})
    return _add(document, {"path": operation["path"], "value": value})


def _copy(document: Any, operation: Mapping[str, Any]) -> Any:
    value = json.loads(json.dumps(_read(document, operation["from"])))
    return _add(document, {"path": operation["path"], "value": value})


def _test(document: Any, operation: Mapping[str, Any]) -> Any:
    if _read(document, operation["path"]) != operation["value"]:
        raise ValueError("the test failed")
    return document


_OPERATIONS: Mapping[str, Callable[[Any, Mapping[str, Any]], Any]] = {
    "add": _add,
    "remove": _remove,
    "replace": _replace,
    "move": _move,
    "copy": _copy,
    "test": _test,
}
