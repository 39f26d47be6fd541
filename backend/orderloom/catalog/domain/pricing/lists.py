"""Which price list a customer has, and which prices of an offering it leaves."""

from collections.abc import Iterable
from datetime import datetime

from orderloom.catalog.contracts import CatalogSnapshot, Lifecycle, Offering, Price, PriceList, Sale
from orderloom.kernel.errors import DomainError, Kind


class PriceListRefused(DomainError):
    """The price list that was asked for is unknown, of another currency, or not for this customer, channel or day."""

    kind = Kind.INVALID
    code = "catalog.price_list"


def price_list_for(
    snapshot: CatalogSnapshot, currency: str, sale: Sale, now: datetime | None = None
) -> PriceList | None:
    """The list that was asked for by name, or of those that fit the one of the lowest rank; None is the standard
    list. Raises `PriceListRefused`."""
    if sale.price_list is not None:
        return _named(snapshot, currency, sale, now)
    return next(iter(price_lists_for(snapshot, currency, sale, now)), None)


def price_lists_for(
    snapshot: CatalogSnapshot, currency: str, sale: Sale, now: datetime | None = None
) -> list[PriceList]:
    """All that fit this customer, channel and day, the one of the lowest rank first."""
    fitting = [
        one
        for one in snapshot.price_lists.values()
        if one.currency == currency and one.lifecycle is Lifecycle.PUBLISHED and _fits(one, sale, now)
    ]
    return sorted(fitting, key=lambda one: (one.rank, one.key))


def _named(snapshot: CatalogSnapshot, currency: str, sale: Sale, now: datetime | None) -> PriceList:
    found = snapshot.price_lists.get(sale.price_list or "")
    if found is None or found.lifecycle is not Lifecycle.PUBLISHED:
        raise PriceListRefused(f"There is no price list {sale.price_list!r}.", path=("price_list",))
    if found.currency != currency:
        message = f"The price list {found.name['en']} is in {found.currency}; this customer pays in {currency}."
        raise PriceListRefused(message, path=("price_list",), details={"currency": found.currency})
    if not _fits(found, sale, now):
        message = f"The price list {found.name['en']} is not for this customer, channel or day."
        raise PriceListRefused(message, path=("price_list",))
    return found


def _fits(one: PriceList, sale: Sale, now: datetime | None) -> bool:
    names = {sale.account.get("number"), sale.account.get("external_id")} - {None}
    return (
        valid_at(one.valid_from, one.valid_until, now)
        and (not one.segments or sale.account.get("segment") in one.segments)
        and (not one.accounts or not names.isdisjoint(one.accounts))
        and (not one.channels or sale.channel in one.channels)
    )


def valid_at(since: datetime | None, until: datetime | None, now: datetime | None) -> bool:
    """`until` is the first moment at which it is not valid any more."""
    return now is None or ((since is None or since <= now) and (until is None or now < until))


def prices_of(sold: Offering, currency: str, chosen: PriceList | None, now: datetime | None) -> list[Price]:
    """Those of the list, and those of the standard list whose keys it does not price; in the order of the offering."""
    valid = [
        one
        for one in sold.prices
        if one.currency == currency and valid_at(one.valid_from, one.valid_until, now) and _in_reach(one, chosen)
    ]
    special = _keys(one for one in valid if one.price_list is not None)
    return [one for one in valid if one.price_list is not None or one.key not in special]


def _in_reach(price: Price, chosen: PriceList | None) -> bool:
    return price.price_list is None or (chosen is not None and price.price_list == chosen.key)


def _keys(prices: Iterable[Price]) -> set[str]:
    return {one.key for one in prices}
