"""Tries prices out: what an offering would cost whom, with prices that need not be published."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from orderloom.catalog.contracts import Adjustment, CatalogSnapshot, LineToPrice, Price, PriceList, Sale
from orderloom.catalog.contracts.trying import TriedPrices, TryPrices
from orderloom.catalog.domain.document import located
from orderloom.catalog.domain.pricing import price_lines, price_list_for
from orderloom.catalog.queries import current_release, matrices, snapshot
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Missing, Problem
from orderloom.kernel.json import convert
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Reader

T = TypeVar("T")


@query(Permission.CATALOG_WRITE)
async def try_prices(reader: Reader, actor: Actor, wanted: TryPrices) -> TriedPrices:
    """What a line would cost; what keeps it from a price are problems."""
    unreadable = unacceptable(wanted)
    if unreadable:
        raise Invalid.of(unreadable)
    release = await snapshot(reader, await current_release(reader))
    if release.offering(wanted.offering) is None:
        raise Missing(f"There is no offering {wanted.offering!r}.", path=("offering",))
    try:
        tried = _with_drafts(release, wanted)
        known = await matrices(reader, tried, [wanted.offering])
        known = msgspec.structs.replace(known, now=_moment(wanted.at) or known.now)
        sale = _sale(wanted)
        chosen = price_list_for(tried, wanted.currency, sale, known.now)
        priced = price_lines(tried, _lines(wanted), wanted.currency, known, sale)
    except DomainError as refused:
        return TriedPrices(problems=refused.problems)
    return TriedPrices(charges=priced[-1].charges, price_list=chosen.key if chosen else None)


def _moment(at: datetime | None) -> datetime | None:
    if at is not None and at.tzinfo is None:
        raise Invalid("A date and time needs its time zone.", path=("at",))
    return at


def _with_drafts(release: CatalogSnapshot, wanted: TryPrices) -> CatalogSnapshot:
    sold = release.offering(wanted.offering)
    assert sold is not None
    changed = release
    if wanted.prices is not None:
        prices = _read(wanted.prices, Price, "prices")
        offerings = {**release.offerings, sold.key: msgspec.structs.replace(sold, prices=prices)}
        changed = msgspec.structs.replace(changed, offerings=offerings)
    if wanted.price_lists is not None:
        lists = {one.key: one for one in _read(wanted.price_lists, PriceList, "price_lists")}
        changed = msgspec.structs.replace(changed, price_lists={**release.price_lists, **lists})
    if wanted.adjustments is not None:
        given = _read(wanted.adjustments, Adjustment, "adjustments")
        keys = {one.key for one in given}
        every = (*(one for one in release.adjustments if one.key not in keys), *given)
        by_sequence = tuple(sorted(every, key=lambda one: one.sequence))
        changed = msgspec.structs.replace(changed, adjustments=by_sequence)
    return changed


def _read(given: Sequence[dict[str, Any]], kind: type[T], field: str) -> tuple[T, ...]:
    found: list[T] = []
    problems: list[Problem] = []
    for place, one in enumerate(given):
        try:
            found.append(convert(one, kind))
        except msgspec.ValidationError as error:
            message, path = located(error)
            problems.append(Problem("catalog.malformed", message, (field, place, *path)))
    if problems:
        raise Invalid.of(problems)
    return tuple(found)


def _sale(wanted: TryPrices) -> Sale:
    account = {"segment": wanted.segment, "number": wanted.account, "currency": wanted.currency}
    order = {"channel": wanted.channel, "currency": wanted.currency}
    return Sale(account=account, order=order, channel=wanted.channel, price_list=wanted.price_list)


def _lines(wanted: TryPrices) -> list[LineToPrice]:
    """The line, within its bundle if it is tried as a part of one."""
    site = {"country": wanted.country, "region": wanted.region}
    line = LineToPrice(
        number="2",
        offering=wanted.offering,
        parent="1" if wanted.bundle else None,
        quantity=wanted.quantity,
        characteristics=wanted.characteristics,
        site=site,
    )
    around = [LineToPrice(number="1", offering=wanted.bundle, action="no_change", site=site)] if wanted.bundle else []
    return [*around, line]
