"""Configuring and browsing for an account: answers without keeping anything."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts.configuration import Browse
from orderloom.graphql.catalog.configuring_shapes import conflicts_of, lines_of, price_of, words_in
from orderloom.graphql.catalog.configuring_types import Configured, PromisedDateEstimate
from orderloom.graphql.catalog.types import Offering, offering_in
from orderloom.graphql.context import Info
from orderloom.graphql.enums import LineAction
from orderloom.graphql.gate import query
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.present import shape
from orderloom.graphql.problems import as_problems
from orderloom.graphql.scalars import JSON, as_object
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission
from orderloom.ordering.commands import selling
from orderloom.ordering.commands.configuring import configure_order, offers
from orderloom.ordering.contracts import NewLine
from orderloom.ordering.contracts.configuring import BrowseOffers, ConfiguredOrder, ConfigureOrder


@strawberry.input
class SelectedLineInput:
    """`answers` are the buyer's own, by characteristic; what is left out gets its default."""

    number: str
    offering: str
    parent_number: str | None = None
    action: LineAction = LineAction.ADD
    quantity: Decimal = Decimal(1)
    site_id: strawberry.ID | None = None
    answers: JSON | None = None


@strawberry.input
class ConfigureInput:
    """Bundles in `fresh` were just added and get their default parts."""

    account_id: strawberry.ID
    lines: list[SelectedLineInput]
    fresh: list[str] = strawberry.field(default_factory=list)
    channel: str = "workspace"
    price_list: str | None = None
    requested_completion: datetime | None = None
    estimate: bool = False


@strawberry.type
class OfferedProduct:
    """An offering, and where it can't be had, why."""

    offering: Offering
    eligible: bool
    reason: str | None
    code: str | None


@strawberry.type
class NamedWay:
    """A sales channel or a price list: its key, and its name in the viewer's language."""

    key: str
    name: LocalisedText


@strawberry.type
class WaysToSell:
    channels: list[NamedWay]
    price_lists: list[NamedWay]


@strawberry.type
class ConfiguringQueries:
    @query(Permission.ORDER_CAPTURE)
    async def configure(self, info: Info, input: ConfigureInput) -> Configured:
        """What a selection comes to by the rules of the catalog, with ways out of every conflict, and its price."""
        async with info.context.reader() as reader:
            found = await configure_order(reader, info.context.actor, asked_of(input))
        return configured(found, info.context.locale)

    @query(Permission.ORDER_CAPTURE)
    async def ways_to_sell(self, info: Info, account_id: strawberry.ID, channel: str = "workspace") -> WaysToSell:
        """By which channels one may sell to an account, and which price lists it may have by one of them: the usual
        one first."""
        async with info.context.reader() as reader:
            account = row_id(account_id, "Account", "accountId")
            found = await selling.ways_to_sell(reader, info.context.actor, account, channel)
        return WaysToSell(
            channels=[NamedWay(key=one.key, name=localised(one.name)) for one in found.channels],
            price_lists=[NamedWay(key=one.key, name=localised(one.name)) for one in found.price_lists],
        )

    @query(Permission.ORDER_CAPTURE)
    async def eligible_offerings(
        self,
        info: Info,
        account_id: strawberry.ID,
        site_id: strawberry.ID | None = None,
        channel: str = "workspace",
        category: str | None = None,
        search: str | None = None,
    ) -> list[OfferedProduct]:
        """What can be sold to an account, at a place of it; then what can't, with the reason."""
        asked = BrowseOffers(
            account_id=row_id(account_id, "Account", "accountId"),
            site_id=optional_row(site_id, "Site", "siteId"),
            channel=channel,
            wanted=Browse(search=search or "", category=category),
        )
        say = words_in(info.context.locale)
        async with info.context.reader() as reader:
            snapshot = await catalog.whole_catalog(reader, info.context.actor)
            found = await offers(reader, info.context.actor, asked)
        return [
            OfferedProduct(
                offering=offering_in(snapshot, one.offering),
                eligible=one.eligible,
                reason=say(one.reason) or None,
                code=one.code,
            )
            for one in found
        ]


def asked_of(given: ConfigureInput) -> ConfigureOrder:
    wanted = given.requested_completion
    order: dict[str, Any] = {"requested_completion": wanted.isoformat()} if wanted else {}
    return ConfigureOrder(
        account_id=row_id(given.account_id, "Account", "accountId"),
        lines=tuple(_line(one) for one in given.lines),
        fresh=tuple(given.fresh),
        channel=given.channel,
        price_list=given.price_list or None,
        order=order,
        estimate=given.estimate,
    )


def _line(one: SelectedLineInput) -> NewLine:
    return NewLine(
        offering=one.offering,
        number=one.number,
        parent=one.parent_number,
        action=one.action,
        quantity=one.quantity,
        site_id=optional_row(one.site_id, "Site", "siteId"),
        characteristics=as_object(one.answers, "answers") if one.answers is not None else {},
    )


def configured(found: ConfiguredOrder, locale: str) -> Configured:
    say = words_in(locale)
    return Configured(
        lines=lines_of(found.configuration, say),
        conflicts=conflicts_of(found.configuration, say),
        problems=as_problems(found.problems),
        unsettled=list(found.configuration.unsettled),
        price=price_of(found, say),
        promised_date_estimate=shape(PromisedDateEstimate, found.estimate) if found.estimate else None,
    )
