"""Configures and browses for an account: brings the facts about buyer, places and installed products to the catalog."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import LEFT_OPEN, CatalogSnapshot, LinePrice, LineToCheck, LineToPrice, Sale
from orderloom.catalog.contracts.configuration import (
    Configuration,
    ConfiguredLine,
    Offered,
    SaleFacts,
    Selection,
)
from orderloom.catalog.queries import configuring as selling
from orderloom.identity.access import query, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.facts import Buyer, places_of, sale_facts
from orderloom.ordering.commands.quote import account_in_reach
from orderloom.ordering.contracts import NewLine
from orderloom.ordering.contracts.configuring import BrowseOffers, ConfiguredOrder, ConfigureOrder, estimator
from orderloom.ordering.domain.lines import totals
from orderloom.ordering.domain.refusals import refuse
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Site
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
    if asked.price_list is not None:
        require(actor, Permission.PRICE_ADJUST)
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    places = await places_of(reader, account, asked.lines)
    buyer = Buyer(account=account, channel=asked.channel, order=asked.order)
    facts = await sale_facts(reader, snapshot, buyer, [line.offering or "" for line in asked.lines])
    lines = tuple(_chosen(line, place, places) for place, line in enumerate(asked.lines))
    found = selling.configure(snapshot, Selection(lines=lines, fresh=asked.fresh), facts)
    prices, unpriced = await _priced(reader, snapshot, found, facts, asked.price_list)
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


def _chosen(line: NewLine, place: int, sites: Mapping[UUID, Site]) -> LineToCheck:
    site = sites.get(line.site_id) if line.site_id else None
    return LineToCheck(
        number=line.number or str(place + 1),
        offering=line.offering or "",
        parent=line.parent,
        quantity=line.quantity,
        characteristics=line.characteristics,
        action=line.action.value,
        site=json.to_builtins(site) if site else {},
    )


async def _priced(
    reader: Reader, snapshot: CatalogSnapshot, found: Configuration, facts: SaleFacts, price_list: str | None
) -> tuple[tuple[LinePrice, ...], tuple[Problem, ...]]:
    lines = tuple(_to_price(one) for one in found.lines)
    sale = Sale(account=facts.account, order=facts.order, channel=facts.channel, price_list=price_list)
    try:
        matrices = await catalog.matrices(reader, snapshot, [line.offering for line in lines])
        return catalog.price_lines(snapshot, lines, facts.account["currency"], matrices, sale=sale), ()
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
