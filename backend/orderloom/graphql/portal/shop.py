"""What is sold to this visitor: shelves, offerings with pictures and prices, and what a choice of them costs."""

from collections.abc import Iterable
from decimal import Decimal

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot, Charge
from orderloom.catalog.contracts import Offering as Sold
from orderloom.catalog.contracts.configuration import Browse, Offered
from orderloom.catalog.queries import whole_catalog
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.money import Money
from orderloom.graphql.portal.lines import ChosenLine, chosen_lines
from orderloom.graphql.portal.visiting import own_account
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.text import chosen
from orderloom.identity.contracts import Permission
from orderloom.ordering.commands.configuring import offers
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import OrderPreview, PreviewOrder
from orderloom.ordering.contracts.configuring import BrowseOffers
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader

CHANNEL = "portal"
PICTURES = "/files/images"


@strawberry.type
class Shelf:
    """A category."""

    key: str
    name: str


@strawberry.type
class Picture:
    url: str
    words: str


@strawberry.type
class ListPrice:
    """`kind`: one_time, recurring or usage; `period`: month, quarter or year."""

    kind: str
    period: str | None
    amount: Money
    name: str


@strawberry.type
class PartOffered:
    """An offering that can be part of a bundle, with how often it is there at least and at most."""

    key: str
    name: str
    minimum: int


@strawberry.type
class OfferedItem:
    """`reason` says why it can't be had when it is not `available`."""

    key: str
    name: str
    description: str
    shelves: list[str]
    pictures: list[Picture]
    prices: list[ListPrice]
    parts: list[PartOffered]
    needs_place: bool
    available: bool
    reason: str | None


@strawberry.type
class QuotedCharge:
    kind: str
    period: str | None
    name: str
    total: Money


@strawberry.type
class QuotedLine:
    number: str
    parent_number: str | None
    offering: str
    name: str
    quantity: Decimal
    charges: list[QuotedCharge]


@strawberry.type
class TermsOfSale:
    key: str
    version: int
    name: str
    text: str


@strawberry.type
class Quote:
    """Prices as they would be ordered now, and all that keeps the lines from being ordered."""

    lines: list[QuotedLine]
    one_time_total: Money
    recurring_total: Money
    problems: list[Problem]
    terms: list[TermsOfSale]


@strawberry.type
class ShopQueries:
    @query(Permission.CATALOG_READ)
    async def shelves(self, info: Info) -> list[Shelf]:
        """Categories that have something for this visitor."""
        async with info.context.reader() as reader:
            snapshot = await whole_catalog(reader, info.context.actor)
            found = [one for one in await _found(reader, info.context, Browse()) if one.eligible]
        used = {key for one in found if (sold := snapshot.offering(one.offering)) for key in sold.categories}
        known = sorted(snapshot.categories.values(), key=lambda one: (one.sequence, one.key))
        return [Shelf(key=one.key, name=chosen(one.name, info.context.locale)) for one in known if one.key in used]

    @query(Permission.CATALOG_READ)
    async def offerings(self, info: Info, search: str = "", shelf: str | None = None) -> list[OfferedItem]:
        """What this visitor can have, by name."""
        account = await own_account(info.context)
        async with info.context.reader() as reader:
            snapshot = await whole_catalog(reader, info.context.actor)
            found = await _found(reader, info.context, Browse(search=search, category=shelf))
        return [_item(info, snapshot, account, one) for one in found if one.eligible]

    @query(Permission.CATALOG_READ)
    async def offering(self, info: Info, key: str) -> OfferedItem | None:
        """One that can be had, or that can't, with the reason."""
        account = await own_account(info.context)
        async with info.context.reader() as reader:
            snapshot = await whole_catalog(reader, info.context.actor)
            found = await _found(reader, info.context, Browse(everything=True))
        wanted = next((one for one in found if one.offering == key), None)
        return _item(info, snapshot, account, wanted) if wanted else None

    @query(Permission.ORDER_CAPTURE)
    async def quote(self, info: Info, lines: list[ChosenLine]) -> Quote:
        """What these lines cost, without keeping them."""
        account = await own_account(info.context)
        async with info.context.reader() as reader:
            wanted = PreviewOrder(account_id=account.id, lines=chosen_lines(lines))
            preview = await preview_order(reader, info.context.actor, wanted)
            snapshot = await whole_catalog(reader, info.context.actor)
        return quoted(info.context.locale, snapshot, preview)


async def _found(reader: Reader, context: Context, wanted: Browse) -> tuple[Offered, ...]:
    assert context.actor.account_id is not None
    asked = BrowseOffers(account_id=context.actor.account_id, channel=CHANNEL, wanted=wanted)
    return await offers(reader, context.actor, asked)


def _item(info: Info, snapshot: CatalogSnapshot, account: Account, offered: Offered) -> OfferedItem:
    locale, sold = info.context.locale, snapshot.offerings[offered.offering]
    return OfferedItem(
        key=sold.key,
        name=chosen(sold.name, locale),
        description=chosen(sold.description, locale),
        shelves=list(sold.categories),
        pictures=_pictures(snapshot, sold, locale),
        prices=_prices(snapshot, sold, account.currency, locale),
        parts=_parts(snapshot, sold, locale),
        needs_place=_needs_place(snapshot, sold),
        available=offered.eligible,
        reason=None if offered.eligible else chosen(offered.reason, locale) or None,
    )


def _pictures(snapshot: CatalogSnapshot, sold: Sold, locale: str) -> list[Picture]:
    return [
        Picture(url=f"{PICTURES}/{snapshot.images[one.image].sha256}", words=chosen(one.words, locale))
        for one in sold.pictures
        if one.image in snapshot.images
    ]


def _prices(snapshot: CatalogSnapshot, sold: Sold, currency: str, locale: str) -> list[ListPrice]:
    """The list prices of it and of what is always part of it; what is paid in the end is in the quote."""
    always = (snapshot.offering(child.offering) for child in sold.children if child.minimum > 0)
    inside = [price for part in always if part for price in _prices(snapshot, part, currency, locale)]
    return [*_own_prices(sold, currency, locale), *inside]


def _own_prices(sold: Sold, currency: str, locale: str) -> list[ListPrice]:
    return [
        ListPrice(
            kind=one.charge_type.value,
            period=one.period.value if one.period else None,
            amount=Money(amount=one.amount, currency=one.currency),
            name=chosen(one.name, locale),
        )
        for one in sold.prices
        if one.currency == currency and one.price_list is None and one.amount > 0
    ]


def _parts(snapshot: CatalogSnapshot, sold: Sold, locale: str) -> list[PartOffered]:
    found = [(child, snapshot.offering(child.offering)) for child in sold.children]
    return [
        PartOffered(key=part.key, name=chosen(part.name, locale), minimum=child.minimum)
        for child, part in found
        if part is not None
    ]


def _needs_place(snapshot: CatalogSnapshot, sold: Sold) -> bool:
    parts = (snapshot.offering(child.offering) for child in sold.children)
    return sold.needs_site or any(_needs_place(snapshot, part) for part in parts if part)


def quoted(locale: str, snapshot: CatalogSnapshot, preview: OrderPreview) -> Quote:
    terms = [snapshot.terms[key] for key in preview.terms if key in snapshot.terms]
    return Quote(
        lines=[
            QuotedLine(
                number=line.number,
                parent_number=line.parent,
                offering=line.offering,
                name=name_in(snapshot, line.offering, locale),
                quantity=line.quantity,
                charges=charges(line.charges, locale),
            )
            for line in preview.lines
        ],
        one_time_total=Money(amount=preview.one_time_total, currency=preview.currency),
        recurring_total=Money(amount=preview.recurring_total, currency=preview.currency),
        problems=as_problems(preview.problems),
        terms=[
            TermsOfSale(key=one.key, version=one.version, name=chosen(one.name, locale), text=chosen(one.text, locale))
            for one in terms
        ],
    )


def charges(given: Iterable[Charge], locale: str) -> list[QuotedCharge]:
    return [
        QuotedCharge(
            kind=str(one.charge_type),
            period=str(one.period) if one.period else None,
            name=chosen(one.name, locale),
            total=Money(amount=one.amount, currency=one.currency),
        )
        for one in given
    ]


def name_in(snapshot: CatalogSnapshot, offering: str, locale: str) -> str:
    sold = snapshot.offering(offering)
    return chosen(sold.name, locale) if sold else offering
