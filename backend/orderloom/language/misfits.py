"""Says in plain words what keeps data from being of a shape, and where."""

import re
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import inspect

from orderloom.language.durations import DURATION_PATTERN
from orderloom.language.feel.typing.complaints import closest

Steps = tuple[str | int, ...]
_TYPES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
    "object": "an object",
    "array": "a list",
}
_FORMS = {
    DURATION_PATTERN: "Write a length of time such as PT4H or P1D.",
    r"^[a-z][a-z0-9]*([-._][a-z0-9]+)*$": "Write small letters and digits, parted by -, . or _, a letter first.",
    r"^[a-z][a-z0-9_]*$": "Write small letters, digits and _, a letter first.",
    r"^[a-z][a-z0-9-]*$": "Write small letters, digits and -, a letter first.",
    r"^[A-Za-z0-9_-]+$": "Write letters, digits, - and _.",
    r"^([01]\d|2[0-3]):[0-5]\d$": "Write a time of day such as 06:30.",
}


def misfit(data: Any, shape: type[Any]) -> tuple[str, Steps] | None:
    """The first thing that does not fit, in words and with the path to it."""
    try:
        msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `")
        steps = _steps(where)
        if missing := re.fullmatch(r"Object missing required field `(.*)`", message):
            return f"The field {missing[1]} is missing.", (*steps, missing[1])
        return _said(message, shape, steps), steps
    return None


@lru_cache(maxsize=256)
def _info(shape: type[Any]) -> Any:
    return inspect.type_info(shape)


def _steps(where: str) -> Steps:
    """The path in msgspec's `$.retry.on[2]`; `[...]` (some element of a mapping) has no name to give."""
    found = re.findall(r"\.([A-Za-z_][\w-]*)|\[(\d+)\]", where)
    return tuple(name or int(index) for name, index in found)


def _said(message: str, shape: type[Any], steps: Steps) -> str:
    if match := re.fullmatch(r"Object contains unknown field `(.*)`", message, re.DOTALL):
        near = closest(match[1], _names(_info(shape), steps, "fields"))
        return f"There is no field {match[1]} here." + (f" Did you mean {near}?" if near else "")
    if match := re.fullmatch(r"Invalid enum value (.*)", message, re.DOTALL):
        allowed = _names(_info(shape), steps, "values")
        return f"{match[1]} is not possible here" + (f"; write {_listed(allowed)}." if allowed else ".")
    if match := re.fullmatch(r"Expected `str` matching regex '(.*)'", message, re.DOTALL):
        return _FORMS.get(match[1].replace(r"\\", "\\"), f"The text does not match {match[1]}.")
    if match := re.fullmatch(r"Expected `([a-z| ]+)`, got `([a-z]+)`", message):
        return f"Expected {_typed(match[1])}, found {_typed(match[2])}."
    return f"{message}."


def _listed(words: tuple[str, ...]) -> str:
    return " or ".join(", ".join(part) for part in (words[:-1], words[-1:]) if part)


def _typed(names: str) -> str:
    return " or ".join(_TYPES.get(each, each) for each in names.split(" | "))


def _names(info: Any, steps: Steps, what: str) -> tuple[str, ...]:
    """The fields of the object, or the values of the choice, to which the steps lead."""
    if isinstance(info, inspect.Metadata):
        return _names(info.type, steps, what)
    if isinstance(info, inspect.UnionType):
        return tuple(name for each in info.types for name in _names(each, steps, what))
    if isinstance(info, inspect.StructType):
        return _of_struct(info, steps, what)
    if not steps:
        return _choices(info) if what == "values" else ()
    if isinstance(info, inspect.DictType):
        return _names(info.value_type, steps[1:], what)
    item = getattr(info, "item_type", None)
    return _names(item, steps[1:], what) if item is not None and isinstance(steps[0], int) else ()


def _of_struct(info: inspect.StructType, steps: Steps, what: str) -> tuple[str, ...]:
    if not steps:
        return tuple(each.encode_name for each in info.fields) if what == "fields" else ()
    field = next((each for each in info.fields if each.encode_name == steps[0]), None)
    return _names(field.type, steps[1:], what) if field is not None else ()


def _choices(info: Any) -> tuple[str, ...]:
    if isinstance(info, inspect.LiteralType):
        return tuple(str(each) for each in info.values)
    return tuple(str(each.value) for each in info.cls) if isinstance(info, inspect.EnumType) else ()
