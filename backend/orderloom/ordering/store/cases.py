"""Gathers what the policies read about a set of orders, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.flows import queries as flows
from orderloom.kernel import json
from orderloom.language.tables import CompiledTable
from orderloom.ordering.contracts import Order, OrderLine
from orderloom.ordering.domain import policies
from orderloom.ordering.domain.scopes import line_scope, order_scope, scope_of
from orderloom.ordering.store import orders as store
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An order under review: `scope` is what tables read of it, `line_scopes` the same with each line."""

    order: Order
    account: Account | None
    lines: tuple[OrderLine, ...]
    scope: dict[str, Any]
    line_scopes: tuple[tuple[OrderLine, dict[str, Any]], ...]


class Policies(msgspec.Struct, frozen=True, kw_only=True):
    """The tables in force at `now`, which decides which of their rows are valid."""

    now: datetime
    enrichment: CompiledTable | None
    approval: CompiledTable | None
    priorities: tuple[CompiledTable | None, ...]
    notification: CompiledTable | None
    header: CompiledTable | None


async def load_policies(reader: Reader) -> Policies:
    """The tables in force now; one that was never published is None."""
    found = await flows.tables(reader, policies.KEYS)
    compiled = {key: table for key, (_, table) in found.items()}
    return Policies(
        now=reader.now,
        enrichment=compiled.get(policies.ENRICHMENT),
        approval=compiled.get(policies.APPROVAL),
        priorities=tuple(compiled.get(key) for key in policies.PRIORITIES),
        notification=compiled.get(policies.NOTIFICATION),
        header=compiled.get(policies.HEADER),
    )


async def gather(reader: Reader, orders: Sequence[Order]) -> list[Case]:
    lines: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in await store.lines_of(reader, [order.id for order in orders]):
        lines[line.order_id].append(line)
    accounts = await parties.accounts_by_id(reader, {order.account_id for order in orders})
    site_ids = {line.site_id for group in lines.values() for line in group if line.site_id is not None}
    sites = await parties.sites_by_id(reader, site_ids) if site_ids else {}
    snapshots = {one: await catalog.snapshot(reader, one) for one in {order.catalog_release_id for order in orders}}
    return list(_cases(orders, lines, accounts, sites, snapshots))


async def line_inputs(reader: Reader, line_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """What flows read of these lines, as they are now."""
    order_ids = await store.orders_of_lines(reader, line_ids)
    wanted = set(line_ids)
    return {
        line.id: scope
        for case in await gather(reader, await store.orders_by_id(reader, order_ids))
        for line, scope in case.line_scopes
        if line.id in wanted
    }


async def known_inputs(
    reader: Reader, orders: Sequence[Order], lines: Iterable[OrderLine], accounts: Mapping[UUID, Account]
) -> dict[UUID, dict[str, Any]]:
    """As `line_inputs`, of orders that are at hand whole; only their sites are read."""
    grouped: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in lines:
        grouped[line.order_id].append(line)
    site_ids = {line.site_id for group in grouped.values() for line in group if line.site_id is not None}
    sites = await parties.sites_by_id(reader, site_ids) if site_ids else {}
    snapshots = {one: await catalog.snapshot(reader, one) for one in {order.catalog_release_id for order in orders}}
    cases = _cases(orders, grouped, accounts, sites, snapshots)
    return {line.id: scope for case in cases for line, scope in case.line_scopes}


async def order_inputs(reader: Reader, order_ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """What flows read of these orders as a whole, as they are now."""
    found = await store.orders_by_id(reader, order_ids)
    return {case.order.id: dict(case.scope) for case in await gather(reader, found)}


def _cases(
    orders: Sequence[Order],
    lines: Mapping[UUID, Sequence[OrderLine]],
    accounts: Mapping[UUID, Account],
    sites: Mapping[UUID, Any],
    snapshots: Mapping[UUID, CatalogSnapshot],
) -> Iterator[Case]:
    for order in orders:
        own, account = lines.get(order.id, ()), accounts.get(order.account_id)
        header = scope_of(order_scope(order, len(own)), None, account, None)
        yield Case(
            order=order,
            account=account,
            lines=tuple(own),
            scope=header,
            line_scopes=tuple(
                (line, {**header, **_of_line(line, snapshots[order.catalog_release_id], sites)}) for line in own
            ),
        )


def _of_line(line: OrderLine, snapshot: CatalogSnapshot, sites: Mapping[UUID, Any]) -> dict[str, Any]:
    """The line and its site, which is read as `site` and as `line.site`."""
    site = json.to_builtins(sites.get(line.site_id)) if line.site_id else None
    return {"line": {**line_scope(line, snapshot), "site": site}, "site": site}
