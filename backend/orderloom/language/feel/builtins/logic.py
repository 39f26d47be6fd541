"""Boolean built-ins. `not`, `all` and `any` are three-valued."""

from typing import Any

from orderloom.language.feel.builtins.registry import define
from orderloom.language.feel.comparison import inverse


def _all(items: Any) -> bool | None:
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


def _any(items: Any) -> bool | None:
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None


BUILTINS = (
    define("not", inverse, "negand"),
    define("all", _all, "list: list", variadic=True, each=2, keeps=False),
    define("any", _any, "list: list", variadic=True, each=2, keeps=False),
)
