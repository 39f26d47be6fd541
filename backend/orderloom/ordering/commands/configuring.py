"""Configures and browses for an account: brings the facts about buyer, places and installed products to the catalog."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import LEFT_OPEN, CatalogSnapshot, LinePrice, LineToCheck, LineToPrice, Sale
from orderloom.catalog.contracts.configuration import (
    Configuration,
    ConfiguredLine,
    Installed,
    Offered,
    SaleFacts,
    Selection,
)
from orderloom.catalog.queries import configuring as selling
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory import queries as inventory
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.quote import account_in_reach
from orderloom.ordering.contracts import NewLine
from orderloom.ordering.contracts.configuring import BrowseOffers, ConfiguredOrder, ConfigureOrder, estimator
from orderloom.ordering.domain.lines import totals
from orderloom.ordering.domain.refusals import refuse
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, Site
from orderloom.platform.db import Reader

MOST_LINES = 2_000


@query(Permission.ORDER_CAPTURE)
async def configure_order(reader: Reader, actor: Actor, asked: ConfigureOrder) -> ConfiguredOrder:
    """What the lines come to by the rules, what they cost, and what would keep them from being submitted. Nothing is
    kept."""
    refuse(unacceptable(asked))
    if len(asked.lines) > MOST_LINES:
        raise Invalid(f"At most {MOST_LINES:,} lines are configured at once.", path=("lines",))
    account = await account_in_reach(reader, actor, asked.account_id, Permission.ORDER_CAPTURE)
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    places = await places_of(reader, account, asked.lines)
    buyer = Buyer(account=account, channel=asked.channel, order=asked.order)
    facts = await sale_facts(reader, snapshot, buyer, [line.offering for line in asked.lines])
    lines = tuple(_chosen(line, place, places) for place, line in enumerate(asked.lines))
    found = selling.configure(snapshot, Selection(lines=lines, fresh=asked.fresh), facts)
    prices, unpriced = await _priced(reader, snapshot, found, account.currency, facts)
    one_time, recurring = totals(prices)
    told = estimator() if asked.estimate else None
    sold = [key for one in found.lines if (key := _specification(snapshot, one)) is not None]
    return ConfiguredOrder(
        configuration=found,
        prices=prices,
        currency=account.currency,
        one_time_total=one_time,
        recurring_total=recurring,
        problems=(*found.problems, *_unsited(found), *unpriced),
        estimate=await told.estimate(reader, sold, account.id) if told and sold else None,
    )


@query(Permission.ORDER_CAPTURE)
async def offers(reader: Reader, actor: Actor, asked: BrowseOffers) -> tuple[Offered, ...]:
    """What can be sold to the account, and what can't with the reason."""
    refuse(unacceptable(asked))
    account = await account_in_reach(reader, actor, asked.account_id, Permission.ORDER_CAPTURE)
    sites = await parties.sites_by_id(reader, [asked.site_id]) if asked.site_id else {}
    site = sites.get(asked.site_id) if asked.site_id else None
    if asked.site_id and (site is None or site.account_id != account.id):
        raise Invalid("The account has no such site.", path=("site_id",))
    facts = SaleFacts(
        account=json.to_builtins(account), order={"channel": asked.channel}, channel=asked.channel, now=reader.now
    )
    place = json.to_builtins(site) if site else asked.wanted.site
    wanted = msgspec.structs.replace(asked.wanted, site=place)
    return await selling.eligible_offerings(reader, actor, facts, wanted)


class Buyer(msgspec.Struct, frozen=True, kw_only=True):
    """Who buys, by which way; `order` is what rules read of the order so far."""

    account: Account
    channel: str | None = None
    order: Mapping[str, Any] = {}


async def sale_facts(reader: Reader, snapshot: CatalogSnapshot, buyer: Buyer, offerings: Iterable[str]) -> SaleFacts:
    """What rules read besides the lines. Installed products are read only where a rule counts them."""
    account = buyer.account
    installed: tuple[Installed, ...] = ()
    if selling.looks_at_installed(snapshot, offerings):
        installed = tuple(
            Installed(
                specification=one.specification,
                quantity=one.quantity,
                site=str(one.site_id) if one.site_id else None,
                characteristics=one.characteristics,
            )
            for one in await inventory.installed_products(reader, account.id)
        )
    return SaleFacts(
        account=json.to_builtins(account),
        order={**buyer.order, "channel": buyer.channel, "currency": account.currency},
        channel=buyer.channel,
        installed=installed,
        now=reader.now,
    )


async def places_of(reader: Reader, account: Account, lines: Sequence[NewLine]) -> dict[UUID, Site]:
    """The sites of the account that the lines name."""
    ids = {line.site_id for line in lines if line.site_id is not None}
    found = await parties.sites_by_id(reader, ids) if ids else {}
    return {one.id: one for one in found.values() if one.account_id == account.id}


def _chosen(line: NewLine, place: int, sites: Mapping[UUID, Site]) -> LineToCheck:
    site = sites.get(line.site_id) if line.site_id else None
    return LineToCheck(
        number=line.number or str(place + 1),
        offering=line.offering,
        parent=line.parent,
        quantity=line.quantity,
        characteristics=line.characteristics,
        action=line.action.value,
        site=json.to_builtins(site) if site else {},
    )


async def _priced(
    reader: Reader, snapshot: CatalogSnapshot, found: Configuration, currency: str, facts: SaleFacts
) -> tuple[tuple[LinePrice, ...], tuple[Problem, ...]]:
    lines = tuple(_to_price(one) for one in found.lines)
    sale = Sale(account=facts.account, order=facts.order, channel=facts.channel)
    try:
        matrices = await catalog.matrices(reader, snapshot, [line.offering for line in lines])
        return catalog.price_lines(snapshot, lines, currency, matrices, sale=sale), ()
    except DomainError as unpriced:
        return (), unpriced.problems


def _to_price(line: ConfiguredLine) -> LineToPrice:
    """What a rule takes away gets no default back."""
    gone = {one.key: LEFT_OPEN for one in line.questions if one.value is None}
    return LineToPrice(
        number=line.number,
        offering=line.offering,
        parent=line.parent,
        quantity=line.quantity if line.quantity.is_finite() and line.quantity > 0 else Decimal(0),
        characteristics={**gone, **line.characteristics},
        site=line.site_facts,
    )


def _unsited(found: Configuration) -> Iterable[Problem]:
    for index, one in enumerate(found.lines):
        if one.needs_site and one.site is None:
            name = one.name.get("en", one.offering)
            yield Problem("ordering.site_missing", f"{name} needs a site.", ("lines", index, "site_id"))


def _specification(snapshot: CatalogSnapshot, line: ConfiguredLine) -> str | None:
    sold = snapshot.specification_of(line.offering)
    return sold.key if sold else None
