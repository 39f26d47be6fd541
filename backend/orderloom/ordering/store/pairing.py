"""Rules between products, looked at again after capture: what orders do not meet of them as things are now."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, LineToCheck
from orderloom.catalog.contracts.configuration import Installed, SaleFacts
from orderloom.catalog.queries.configuring import checked_lines, looks_at_installed
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem, ItemState
from orderloom.kernel import json
from orderloom.ordering.contracts import LineState, Order, OrderLine, UnmetRule
from orderloom.ordering.store import orders as store
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

REQUIRES = "catalog.requires"
CODES = frozenset({REQUIRES, "catalog.excludes"})
CALLED_OFF = frozenset({LineState.CANCELED, LineState.FAILED, LineState.REJECTED})


async def unmet_rules(reader: Reader, orders: Sequence[Order], *, closing: bool = False) -> list[UnmetRule]:
    """What lines and installed products of these orders do not meet of requires and excludes. Lines that were called
    off count no more; what an order itself installed counts as its lines. Free where no rule speaks of them. An order
    that is `closing` needs what it requires to be there: on its way from another order is not enough."""
    snapshots = {one: await catalog.snapshot(reader, one) for one in {order.catalog_release_id for order in orders}}
    ruled = {order.id: order for order in orders if snapshots[order.catalog_release_id].compatibility}
    if not ruled:
        return []
    lines = _spoken_of(await store.lines_of(reader, ruled), ruled, snapshots)
    if not lines:
        return []
    accounts = await parties.accounts_by_id(reader, {ruled[one].account_id for one in lines})
    ids = {line.site_id for group in lines.values() for line in group if line.site_id is not None}
    sites = {key: json.to_builtins(one) for key, one in (await parties.sites_by_id(reader, ids)).items()} if ids else {}
    installed = await _installed(reader, [ruled[one] for one in lines], lines, snapshots)
    found: list[UnmetRule] = []
    for order_id, own in lines.items():
        order = ruled[order_id]
        items = installed.get(order_id, [])
        facts = SaleFacts(
            account=json.to_builtins(accounts[order.account_id]),
            order={"channel": order.channel, "currency": order.currency},
            channel=order.channel,
            installed=tuple(map(as_installed, items)),
            now=reader.now,
        )
        missed = await asyncio.to_thread(_unmet, snapshots[order.catalog_release_id], own, sites, facts)
        there = [one for one in items if one.state is not ItemState.PENDING_INSTALL]
        if closing and len(there) < len(items):
            strict = msgspec.structs.replace(facts, installed=tuple(map(as_installed, there)))
            again = await asyncio.to_thread(_unmet, snapshots[order.catalog_release_id], own, sites, strict)
            missed = [one for one in missed if one.code != REQUIRES] + [one for one in again if one.code == REQUIRES]
        found += missed
    return found


def _spoken_of(
    lines: Iterable[OrderLine], orders: Mapping[UUID, Order], snapshots: Mapping[UUID, CatalogSnapshot]
) -> dict[UUID, list[OrderLine]]:
    """The lines that count, of orders one of whose products a rule is about."""
    own: dict[UUID, list[OrderLine]] = {}
    for line in lines:
        if line.state not in CALLED_OFF and line.offering is not None:
            own.setdefault(line.order_id, []).append(line)
    rules = {key: snapshots[one.catalog_release_id].compatibility for key, one in orders.items()}
    return {key: group for key, group in own.items() if any(line.specification in rules[key] for line in group)}


async def _installed(
    reader: Reader,
    orders: Sequence[Order],
    lines: Mapping[UUID, Sequence[OrderLine]],
    snapshots: Mapping[UUID, CatalogSnapshot],
) -> dict[UUID, list[InventoryItem]]:
    looking = [
        order
        for order in orders
        if looks_at_installed(snapshots[order.catalog_release_id], [line.offering or "" for line in lines[order.id]])
    ]
    if not looking:
        return {}
    items = await inventory.installed_by_account(reader, {order.account_id for order in looking})
    return {order.id: [one for one in items.get(order.account_id, ()) if one.order_id != order.id] for order in looking}


def _unmet(
    snapshot: CatalogSnapshot, lines: Sequence[OrderLine], sites: Mapping[UUID, dict[str, Any]], facts: SaleFacts
) -> list[UnmetRule]:
    numbers = {line.id: line.number for line in lines}
    checked = [
        LineToCheck(
            number=line.number,
            offering=line.offering or "",
            parent=numbers.get(line.parent_line_id) if line.parent_line_id else None,
            quantity=line.quantity,
            characteristics=line.characteristics,
            action=line.action.value,
            site=sites.get(line.site_id, {}) if line.site_id else {},
        )
        for line in lines
    ]
    return [
        UnmetRule(
            order_id=line.order_id,
            line_id=line.id,
            rule=(problem.details or {})["rule"],
            code=problem.code,
            message=(problem.details or {})["words"],
        )
        for problem in checked_lines(snapshot, checked, facts).problems
        if problem.code in CODES and isinstance(place := problem.path[1], int) and (line := lines[place])
    ]


def as_installed(one: InventoryItem) -> Installed:
    return Installed(
        specification=one.specification,
        quantity=one.quantity,
        site=str(one.site_id) if one.site_id else None,
        characteristics=one.characteristics,
    )
