"""Which definitions a list shows, in which order, and page by page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.contracts.catalogue import (
    DefinitionFilter,
    DefinitionOrder,
    DefinitionPage,
    DefinitionSort,
    Facets,
    ListedDefinition,
    Status,
)
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
Place = tuple[str | int, str]


def page(found: Iterable[ListedDefinition], order: DefinitionOrder, after: str | None, first: int) -> DefinitionPage:
    """`after` is a cursor of the page before: it names a place in the order, whatever has changed there since."""
    placed = sorted(((_place(each, order), each) for each in found), key=lambda pair: pair[0], reverse=order.descending)
    start = _read(after, order) if after is not None else None
    rest = [pair for pair in placed if start is None or _beyond(pair[0], start, descending=order.descending)]
    kept = rest[:first]
    return DefinitionPage(
        definitions=tuple(each for _, each in kept),
        cursors=tuple(_cursor(place, order) for place, _ in kept),
        has_more=len(rest) > first,
        total=len(placed),
    )


def _beyond(place: Place, start: Place, *, descending: bool) -> bool:
    return place < start if descending else place > start


def name_in(words: dict[str, str], language: str) -> str:
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


_VALUES: dict[DefinitionSort, Callable[[ListedDefinition, str], Any]] = {
    DefinitionSort.NAME: lambda each, language: name_in(each.name, language).casefold(),
    DefinitionSort.KEY: lambda each, _: each.key,
    DefinitionSort.KIND: lambda each, _: each.kind,
    DefinitionSort.CHANGED: lambda each, _: (each.changed_at or _NEVER).isoformat(),
    DefinitionSort.LAST_RUN: lambda each, _: (each.last_run.at if each.last_run else _NEVER).isoformat(),
    DefinitionSort.FAILED: lambda each, _: each.failed,
    DefinitionSort.USED: lambda each, _: each.used,
    DefinitionSort.OWNER: lambda each, _: (each.owner or "").casefold(),
}


def _place(each: ListedDefinition, order: DefinitionOrder) -> Place:
    return _VALUES[order.by](each, order.language), each.key


def _cursor(place: Place, order: DefinitionOrder) -> str:
    return urlsafe_b64encode(json.dumps([order.by.value, *place])).decode().rstrip("=")


def _read(after: str, order: DefinitionOrder) -> Place:
    wanted = int if order.by in (DefinitionSort.FAILED, DefinitionSort.USED) else str
    try:
        by, value, key = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (ValueError, TypeError, NotBase64, msgspec.DecodeError):
        by, value, key = None, None, None
    if by != order.by.value or not isinstance(value, wanted) or not isinstance(key, str):
        raise Invalid("This is no cursor of this list.", path=("after",))
    return value, key


def matching(found: Iterable[ListedDefinition], where: DefinitionFilter) -> list[ListedDefinition]:
    words = where.search.casefold().split()
    return [each for each in found if _holds(each, where) and _has(each, words)]


def _holds(each: ListedDefinition, where: DefinitionFilter) -> bool:
    return all(
        (
            not where.kinds or each.kind in where.kinds,
            not where.statuses or any(status in where.statuses for status in each.statuses),
            not where.tags or any(tag in where.tags for tag in each.tags),
            where.owner_id is None or each.owner_id == where.owner_id,
            not where.failing or each.failed > 0,
            not where.for_me or (each.review is not None and each.review.mine),
        )
    )


def _has(each: ListedDefinition, words: Sequence[str]) -> bool:
    """Every word of the search stands somewhere in the names, the key or the tags."""
    text = " ".join((each.key, *each.name.values(), *each.tags)).casefold()
    return all(word in text for word in words)


def facets(found: Sequence[ListedDefinition]) -> Facets:
    owners: Counter[tuple[UUID, str]] = Counter(
        (each.owner_id, each.owner or "") for each in found if each.owner_id is not None
    )
    return Facets(
        kinds=Counter(each.kind for each in found),
        statuses=Counter[Status](status for each in found for status in each.statuses),
        tags=Counter(tag for each in found for tag in each.tags),
        owners=owners,
        for_me=sum(each.review is not None and each.review.mine for each in found),
    )
