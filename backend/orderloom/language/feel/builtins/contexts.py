"""Context built-ins."""

from typing import Any

from orderloom.language.feel.builtins.registry import define
from orderloom.language.feel.values import CONTEXT, STRING, kind


def _get_value(context: Any, key: Any) -> Any:
    """The value of a key, or of a list of keys that leads inwards."""
    if kind(key) is STRING:
        return context.get(key)
    value: Any = context
    for step in key:
        value = value.get(step) if kind(value) is CONTEXT and kind(step) is STRING else None
    return value if key else None


def _get_entries(context: Any) -> list[Any]:
    return [{"key": key, "value": value} for key, value in context.items()]


def _context(entries: Any) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for entry in entries:
        key: Any = entry.get("key") if kind(entry) is CONTEXT else None
        if kind(key) is not STRING or "value" not in entry or key in found:
            return None
        found[key] = entry["value"]
    return found


def _put(context: Any, key: str, value: Any) -> dict[str, Any]:
    return {**context, key: value}


def _put_inside(context: Any, keys: Any, value: Any) -> Any:
    if not keys or kind(keys[0]) is not STRING:
        return None
    if len(keys) == 1:
        return _put(context, keys[0], value)
    inner = context.get(keys[0])
    changed = _put_inside(inner, keys[1:], value) if kind(inner) is CONTEXT else None
    return None if changed is None else _put(context, keys[0], changed)


def _merge(contexts: Any) -> dict[str, Any] | None:
    if any(kind(context) is not CONTEXT for context in contexts):
        return None
    return {key: value for context in contexts for key, value in context.items()}


BUILTINS = (
    define("get value", _get_value, "m: context", "key: string"),
    define("get value", _get_value, "context: context", "keys: list"),
    define("get entries", _get_entries, "m: context", each=10),
    define("context", _context, "entries: list", each=25),
    define("context put", _put, "context: context", "key: string", "value"),
    define("context put", _put_inside, "context: context", "keys: list", "value"),
    define("context merge", _merge, "contexts: list", deep=True, each=4),
)
