"""What TMF630 lets a reader choose: attributes, a page, an order, and conditions."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from orderloom.kernel.errors import Invalid, Problem

ALWAYS = ("id", "href", "@type")
LONGEST_PAGE = 100
FURTHEST_OFFSET = 100_000
RESERVED = frozenset({"fields", "offset", "limit", "sort"})


class Page(msgspec.Struct, frozen=True, kw_only=True):
    offset: int
    limit: int


def page_of(query: Mapping[str, str]) -> Page:
    """`limit` beyond the longest page is shortened to it."""
    offset = _whole(query, "offset", 0, FURTHEST_OFFSET)
    return Page(offset=offset, limit=min(_whole(query, "limit", 50, 1_000_000), LONGEST_PAGE))


def _whole(query: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most):
        problem = Problem("tmf.bad_paging", f"{name} is a whole number from 0 to {most}.", (name,))
        raise Invalid.of([problem])
    return int(text)


def chosen(resource: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The attributes asked for; `none` leaves the ones that are always there. Dots lead into objects and lists."""
    if fields is None:
        return dict(resource)
    wanted = [field.strip().split(".") for field in fields.split(",") if field.strip() not in ("", "none")]
    picked = _pick(resource, wanted)
    return {**{name: resource[name] for name in ALWAYS if name in resource}, **picked}


def _pick(value: Mapping[str, Any], wanted: Sequence[Sequence[str]]) -> dict[str, Any]:
    picked: dict[str, Any] = {}
    for name in dict.fromkeys(path[0] for path in wanted):
        if name not in value:
            continue
        deeper = [path[1:] for path in wanted if path[0] == name]
        whole = any(not path for path in deeper)
        picked[name] = value[name] if whole else _inside(value[name], deeper)
    return picked


def _inside(value: Any, wanted: Sequence[Sequence[str]]) -> Any:
    if isinstance(value, list):
        return [_inside(one, wanted) for one in cast(list[Any], value)]
    return _pick(cast(Mapping[str, Any], value), wanted) if isinstance(value, dict) else value


def alternatives(text: str) -> list[str]:
    """A comma means or; quotes around a value are no part of it."""
    return [one.strip().strip("\"'") for one in text.split(",")]
