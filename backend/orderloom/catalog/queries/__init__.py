"""Reads the catalog: the current release, any pinned one, and what lines of an order cost or lack."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, Lifecycle, Offering
from orderloom.catalog.domain.browsing import folded
from orderloom.catalog.domain.checking import (
    check_line,
    check_lines,
    check_specified,
    check_values,
    effective_characteristics,
)
from orderloom.catalog.domain.pricing import (
    TAX_TABLE,
    Matrices,
    Proration,
    part_of_period,
    price_differences,
    price_lines,
    price_lists_for,
    price_totals,
    rated_usage,
)
from orderloom.catalog.domain.snapshot import build_snapshot
from orderloom.catalog.store import releases as store
from orderloom.flows import queries as flows
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.platform.db import Reader

__all__ = [
    "Matrices",
    "Proration",
    "check_line",
    "check_lines",
    "check_specified",
    "check_values",
    "current_release",
    "effective_characteristics",
    "matrices",
    "offering",
    "offerings",
    "part_of_period",
    "price_differences",
    "price_lines",
    "price_lists_for",
    "price_totals",
    "rated_usage",
    "snapshot",
    "whole_catalog",
]

MOST_CACHED = 16
_snapshots: OrderedDict[UUID, CatalogSnapshot] = OrderedDict()


class NoCatalog(Missing):
    code = "catalog.none"


@open_door("orders pin the release that they were captured with")
async def current_release(reader: Reader) -> UUID:
    """Raises `NoCatalog` while nothing was imported."""
    found = await store.current(reader)
    if found is None:
        raise NoCatalog("There is no catalog yet; import one.", path=())
    return found.id


@open_door("orders, plans and inventory read the catalog that an order pinned")
async def snapshot(reader: Reader, release_id: UUID) -> CatalogSnapshot:
    """A release never changes, so each process reads it once."""
    found = _snapshots.get(release_id)
    if found is None:
        members = await store.members(reader, release_id)
        if not members and not await store.exists(reader, release_id):
            raise NoCatalog("There is no such release of the catalog.", path=("release_id",))
        found = build_snapshot(release_id, [member.entity for member in members.values()])
        _snapshots[release_id] = found
        if len(_snapshots) > MOST_CACHED:
            _snapshots.popitem(last=False)
    else:
        _snapshots.move_to_end(release_id)
    return found


@open_door("prices are computed for whoever may capture an order")
async def matrices(reader: Reader, snapshot: CatalogSnapshot, offerings: Iterable[str]) -> Matrices:
    """The tables in force that the prices of these offerings name, and the one of taxes; in one statement."""
    sold = [one for key in dict.fromkeys(offerings) if (one := snapshot.offering(key)) is not None]
    keys = {price.matrix for one in sold for price in one.prices if price.matrix is not msgspec.UNSET}
    found = await flows.tables(reader, sorted({*keys, TAX_TABLE})) if any(one.prices for one in sold) else {}
    return Matrices(now=reader.now, tables={key: table for key, (_, table) in found.items()})


@query(Permission.CATALOG_READ)
async def whole_catalog(reader: Reader, actor: Actor) -> CatalogSnapshot:
    """The current release, entire."""
    return await snapshot(reader, await current_release(reader))


@query(Permission.CATALOG_READ)
async def offerings(
    reader: Reader, actor: Actor, search: str = "", category: str | None = None, sold_alone: bool = True
) -> tuple[Offering, ...]:
    """What is sold now, by name; `search` looks in names and descriptions of all languages, and in keys, whatever
    their case and accents."""
    catalog = await snapshot(reader, await current_release(reader))
    wanted = folded(search.strip())
    found = [
        one
        for one in catalog.offerings.values()
        if _is_sold(one, reader.now)
        and (one.sold_alone or not sold_alone)
        and (category is None or category in one.categories)
        and _mentions(one, wanted)
    ]
    return tuple(sorted(found, key=lambda one: (one.name["en"], one.key)))


def _mentions(one: Offering, wanted: str) -> bool:
    texts = (one.key, *one.name.values(), *one.description.values(), *one.external_ids)
    return any(wanted in folded(text) for text in texts)


def _is_sold(one: Offering, now: datetime) -> bool:
    begun = one.valid_from is None or one.valid_from <= now
    return one.lifecycle is Lifecycle.PUBLISHED and begun and (one.valid_until is None or now < one.valid_until)


@query(Permission.CATALOG_READ)
async def offering(reader: Reader, actor: Actor, key: str) -> Offering:
    """By key or external id; raises Missing."""
    found = (await snapshot(reader, await current_release(reader))).offering(key)
    if found is None:
        raise Missing(f"There is no offering {key!r}.", path=("key",))
    return found
