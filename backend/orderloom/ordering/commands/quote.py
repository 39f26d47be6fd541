"""Checks and prices lines against the current catalog: the same way for a preview, a draft and a submission."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, LinePrice
from orderloom.catalog.contracts.configuration import SaleFacts
from orderloom.catalog.queries import Matrices
from orderloom.catalog.queries import configuring as selling
from orderloom.identity.access import query, require, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.facts import Buyer, facts_of_sales
from orderloom.ordering.commands.filling import fill_header, fill_lines, own_sheet, unfilled
from orderloom.ordering.commands.products import Having, having
from orderloom.ordering.contracts import NewLine, OrderKind, OrderPreview, PreviewLine, PreviewOrder
from orderloom.ordering.domain import checks, terms
from orderloom.ordering.domain.agreeing import NOTHING, Agreed, agreed_of, sale_of, still_met
from orderloom.ordering.domain.capture import Placed, arrange
from orderloom.ordering.domain.lines import to_price, totals
from orderloom.ordering.domain.products import check_products, check_states, over_installed
from orderloom.ordering.domain.refusals import UnknownAccount, refuse
from orderloom.ordering.store import orders as store
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, Contact, Site
from orderloom.platform.db import Reader

WORKSPACE = "workspace"


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Lines in their places with their prices, or what is wrong with them. Nothing is priced while there are problems
    that keep lines from their place."""

    release_id: UUID
    snapshot: CatalogSnapshot
    currency: str
    placed: tuple[Placed, ...]
    prices: tuple[LinePrice, ...]
    problems: tuple[Problem, ...]
    agreed: Agreed = NOTHING


async def account_in_reach(reader: Reader, actor: Actor, account_id: UUID, permission: Permission) -> Account:
    """The account; to whom it is out of reach it does not exist."""
    reach = scope(actor, "order", permission)
    account = (await parties.accounts_by_id(reader, [account_id])).get(account_id)
    if account is None or not (reach.kind == "all" or account_id in reach.ids):
        raise UnknownAccount("There is no such account.", path=("account_id",))
    return account


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one account to check and price. `draft` leaves out the problems that a draft may have; `spread` adds
    default children to childless bundles. `agreed` is what holds for the prices beside the catalog."""

    account: Account
    lines: Sequence[NewLine]
    draft: bool
    spread: bool = True
    agreed: Agreed = NOTHING


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What quotes read of the database, for all that is asked together."""

    snapshot: CatalogSnapshot
    sites: Mapping[UUID, Site]
    contacts: Mapping[UUID, Contact]
    matrices: Matrices


async def quote(
    reader: Reader,
    account: Account,
    lines: Sequence[NewLine],
    *,
    draft: bool,
    spread: bool = True,
    agreed: Agreed = NOTHING,
) -> Quote:
    """The quote of one order; see `Asked`."""
    return (await quotes(reader, [Asked(account=account, lines=lines, draft=draft, spread=spread, agreed=agreed)]))[0]


async def quotes(reader: Reader, asked: Sequence[Asked]) -> list[Quote]:
    """One for each that is asked, in the same few statements however many there are."""
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    had = [await having(reader, one.account.id, one.lines, submitted=not one.draft) for one in asked]
    asked = [
        msgspec.structs.replace(one, lines=over_installed(one.lines, own.items, snapshot)) if own.items else one
        for one, own in zip(asked, had, strict=True)
    ]
    arranged = [arrange(one.lines, snapshot, spread=one.spread, kind=one.agreed.kind) for one in asked]
    sold = [tuple(dict.fromkeys(one.offering.key for one in placed if one.offering)) for placed, _ in arranged]
    sites, contacts = await _places(reader, [line for one in asked for line in one.lines])
    matrices = await catalog.matrices(reader, snapshot, dict.fromkeys(key for keys in sold for key in keys))
    buyers = [Buyer(account=one.account, channel=one.agreed.channel) for one in asked]
    facts = await facts_of_sales(reader, snapshot, list(zip(buyers, sold, strict=True)))
    known = _Known(snapshot=snapshot, sites=sites, contacts=contacts, matrices=matrices)
    return [
        _quoted(known, one, placed, (*problems, *_unfit(one, placed, own)), fact)
        for one, (placed, problems), fact, own in zip(asked, arranged, facts, had, strict=True)
    ]


def _unfit(asked: Asked, placed: Sequence[Placed], had: Having) -> Iterator[Problem]:
    yield from check_products(placed, had.items)
    if not asked.draft:
        yield from check_states(placed, had.items, had.running)


def _quoted(
    known: _Known, asked: Asked, placed: tuple[Placed, ...], problems: tuple[Problem, ...], facts: SaleFacts
) -> Quote:
    account, agreed = asked.account, asked.agreed
    sites = {key: one for key, one in known.sites.items() if one.account_id == account.id}
    contacts = {key: one for key, one in known.contacts.items() if one.account_id == account.id}
    found = [*problems, *checks.check_places(placed, sites, contacts)]
    if not problems and agreed.kind is OrderKind.SERVICE:
        found += checks.at_input(placed, _unserviceable(known.snapshot, placed), draft=asked.draft)
        found += () if asked.draft else checks.check_complete(placed)
    elif not problems:
        checked = selling.checked_lines(known.snapshot, checks.to_check(placed, sites), facts)
        found += checks.at_input(placed, checked.problems, draft=asked.draft)
        placed = checks.completed(placed, checked)
        found += () if asked.draft else checks.check_complete(placed)
    prices: tuple[LinePrice, ...] = ()
    if not found:
        try:
            agreed = still_met(agreed, placed)
            lines, sale = to_price(placed, sites), sale_of(account, agreed)
            prices = catalog.price_lines(known.snapshot, lines, account.currency, known.matrices, sale)
        except DomainError as unpriced:
            found += checks.at_input(placed, unpriced.problems, draft=asked.draft)
    return Quote(
        release_id=known.snapshot.release_id,
        snapshot=known.snapshot,
        currency=account.currency,
        placed=placed,
        prices=prices,
        problems=tuple(found),
        agreed=agreed,
    )


def _unserviceable(snapshot: CatalogSnapshot, placed: Sequence[Placed]) -> list[Problem]:
    """What is wrong with services as they are asked for."""
    return [
        problem
        for index, one in enumerate(placed)
        if one.specification is not None
        for problem in catalog.check_specified(
            snapshot, one.specification.key, one.line.quantity, one.characteristics, ("lines", index)
        )
    ]


async def _places(reader: Reader, lines: Iterable[NewLine]) -> tuple[dict[UUID, Site], dict[UUID, Contact]]:
    site_ids: set[UUID] = set()
    contact_ids: set[UUID] = set()
    for line in lines:
        site_ids |= {line.site_id} if line.site_id is not None else set()
        contact_ids |= {line.contact_id} if line.contact_id is not None else set()
    sites = await parties.sites_by_id(reader, site_ids) if site_ids else {}
    contacts = await parties.contacts_by_id(reader, contact_ids) if contact_ids else {}
    return sites, contacts


@query(Permission.ORDER_CAPTURE)
async def preview_order(reader: Reader, actor: Actor, preview: PreviewOrder) -> OrderPreview:
    """Prices as far as they can be told; problems are those that a submission would meet."""
    refuse(unacceptable(preview))
    account = await account_in_reach(reader, actor, preview.account_id, Permission.ORDER_CAPTURE)
    own = await own_sheet(reader)
    custom, problems = fill_header(own, actor, preview.custom, None)
    lines, found = fill_lines(own, actor, preview.lines)
    problems = (*problems, *found, *(unfilled(own, actor, custom, lines) if not (problems or found) else ()))
    agreed = await _agreed(reader, actor, preview)
    strict = await quote(reader, account, lines, draft=False, agreed=agreed)
    priced = strict if not strict.problems else await quote(reader, account, lines, draft=True, agreed=agreed)
    one_time, recurring = totals(priced.prices)
    charges = {price.number: price.charges for price in priced.prices}
    return OrderPreview(
        lines=tuple(
            PreviewLine(
                number=one.number,
                parent=one.parent,
                offering=one.offering.key,
                quantity=one.line.quantity,
                characteristics=one.characteristics,
                charges=charges.get(one.number, ()),
            )
            for one in priced.placed
            if one.offering is not None
        ),
        currency=account.currency,
        one_time_total=one_time,
        recurring_total=recurring,
        problems=(*strict.problems, *problems),
        terms=terms.needed(priced.placed, priced.snapshot),
    )


async def _agreed(reader: Reader, actor: Actor, preview: PreviewOrder) -> Agreed:
    """What was agreed for the draft that the lines belong to; nothing where it is out of reach or another account's.
    The channel and the list that are given go before the draft's."""
    given = {"channel": preview.channel, "price_list": preview.price_list}
    asked = {name: value for name, value in given.items() if value is not msgspec.UNSET}
    if asked.get("price_list") is not None:
        require(actor, Permission.PRICE_ADJUST)
    return msgspec.structs.replace(await _of_draft(reader, actor, preview), **asked)


async def _of_draft(reader: Reader, actor: Actor, preview: PreviewOrder) -> Agreed:
    if preview.order_id is None:
        return Agreed(channel=WORKSPACE)
    found = await store.orders_by_id(reader, [preview.order_id])
    within = found and store.reaches(found[0], scope(actor, "order", Permission.ORDER_READ))
    return agreed_of(found[0]) if within and found[0].account_id == preview.account_id else NOTHING
