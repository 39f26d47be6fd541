"""Reads files strictly: what other readers pass over in silence, such as a key given twice, is a problem here."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn, cast

from orderloom.kernel.errors import DomainError, Kind, Problem

MAX_BYTES = 16_000_000
Path = tuple[str | int, ...]


class Unreadable(DomainError):
    """`details` of a problem has line and column, where there are any."""

    code = "flows.unreadable"


class FileTooLarge(DomainError):
    kind = Kind.TOO_LARGE
    code = "flows.file_too_large"


class _Doubled(dict[str, Any]):
    """An object that gives some keys more than once."""

    keys_twice: tuple[str, ...] = ()


def read_json(data: bytes) -> Any:
    """The plain data of a JSON text, with exact decimals."""
    if len(data) > MAX_BYTES:
        raise FileTooLarge(f"A file has at most {MAX_BYTES // 1_000_000} MB.")
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise Unreadable(f"The text is not UTF-8 at byte {error.start}.") from error
    except json.JSONDecodeError as error:
        details = {"line": error.lineno, "column": error.colno}
        raise Unreadable(f"{error.msg} at line {error.lineno}, column {error.colno}.", details=details) from error
    except RecursionError as error:
        raise Unreadable("The text is nested too deeply.") from error
    except ValueError as error:
        raise Unreadable(f"{error}.") from error
    doubled = tuple(_doubled(found, ()))
    if doubled:
        raise Unreadable.of(doubled)
    return found


def _refuse(constant: str) -> NoReturn:
    raise Unreadable(f"{constant} is no number of JSON.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled, seen = _Doubled(made), set[str]()
    doubled.keys_twice = tuple(dict.fromkeys(key for key, _ in pairs if key in seen or seen.add(key)))
    return doubled


def _doubled(value: Any, path: Path) -> Iterator[Problem]:
    if isinstance(value, _Doubled):
        for key in value.keys_twice:
            yield Problem(Unreadable.code, f"The key {key!r} is given more than once.", (*path, key))
    if isinstance(value, dict):
        for key, item in cast(dict[str, Any], value).items():
            yield from _doubled(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast(list[Any], value)):
            yield from _doubled(item, (*path, index))
