"""The facts about a buyer that rules of the catalog read: account, order so far, channel, installed products."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.catalog.contracts.configuration import Installed, SaleFacts
from orderloom.catalog.queries.configuring import looks_at_installed
from orderloom.inventory import queries as inventory
from orderloom.kernel import json
from orderloom.ordering.contracts import NewLine
from orderloom.ordering.store.losing import as_installed
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, Site
from orderloom.platform.db import Reader


class Buyer(msgspec.Struct, frozen=True, kw_only=True):
    """Who buys, by which way; `order` is what rules read of the order so far."""

    account: Account
    channel: str | None = None
    order: Mapping[str, Any] = {}


async def sale_facts(reader: Reader, snapshot: CatalogSnapshot, buyer: Buyer, offerings: Iterable[str]) -> SaleFacts:
    """What rules read besides the lines. Installed products are read only where a rule counts them."""
    return (await facts_of_sales(reader, snapshot, [(buyer, tuple(offerings))]))[0]


async def facts_of_sales(
    reader: Reader, snapshot: CatalogSnapshot, sales: Sequence[tuple[Buyer, Sequence[str]]]
) -> list[SaleFacts]:
    """As `sale_facts`, for each buyer with what they buy; in one statement, or none."""
    counted = {buyer.account.id for buyer, sold in sales if looks_at_installed(snapshot, sold)}
    installed: dict[UUID, tuple[Installed, ...]] = {}
    if counted:
        found = await inventory.installed_by_account(reader, counted)
        installed = {account: tuple(as_installed(one) for one in items) for account, items in found.items()}
    return [
        SaleFacts(
            account=json.to_builtins(buyer.account),
            order={**buyer.order, "channel": buyer.channel, "currency": buyer.account.currency},
            channel=buyer.channel,
            installed=installed.get(buyer.account.id, ()),
            now=reader.now,
        )
        for buyer, _ in sales
    ]


async def places_of(reader: Reader, account: Account, lines: Sequence[NewLine]) -> dict[UUID, Site]:
    """The sites of the account that the lines name."""
    ids = {line.site_id for line in lines if line.site_id is not None}
    found = await parties.sites_by_id(reader, ids) if ids else {}
    return {one.id: one for one in found.values() if one.account_id == account.id}
