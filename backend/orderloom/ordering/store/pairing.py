"""Rules between products, looked at again after capture: what orders do not meet of them as things are now."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, LineToCheck
from orderloom.catalog.contracts.configuration import SaleFacts
from orderloom.catalog.queries.configuring import checked_lines, looks_at_installed
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem, ItemState
from orderloom.kernel import json
from orderloom.ordering.contracts import LineState, Order, OrderLine, UnmetRule
from orderloom.ordering.store import orders as store
from orderloom.ordering.store.losing import Taken, as_installed, may_take, taken_by, unmet_by_loss
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

REQUIRES = "catalog.requires"
CODES = frozenset({REQUIRES, "catalog.excludes"})
CALLED_OFF = frozenset({LineState.CANCELED, LineState.FAILED, LineState.REJECTED})


async def unmet_rules(reader: Reader, orders: Sequence[Order], *, closing: bool = False) -> list[UnmetRule]:
    """What lines and installed products of these orders do not meet of requires and excludes. Lines that were called
    off count no more; what an order itself installed counts as its lines. What it ends or lowers may not be required by
    products that stay. Free where no rule speaks of them. An order that is `closing` needs what is required to be
    there: on its way from another order is not enough."""
    snapshots = {one: await catalog.snapshot(reader, one) for one in {order.catalog_release_id for order in orders}}
    ruled = {order.id: order for order in orders if snapshots[order.catalog_release_id].compatibility}
    if not ruled:
        return []
    lines = _spoken_of(await store.lines_of(reader, ruled), ruled, snapshots)
    if not lines:
        return []
    losing = {key: group for key, group in lines.items() if may_take(snapshots[ruled[key].catalog_release_id], group)}
    taken = await taken_by(reader, ruled, losing)
    installed = await _installed(reader, [ruled[one] for one in lines], (lines, snapshots), losing)
    accounts = await parties.accounts_by_id(reader, {ruled[one].account_id for one in lines})
    ids = {line.site_id for group in lines.values() for line in group} | {
        one.site_id for key in losing for one in installed.get(key, ())
    }
    sites = await _sites(reader, ids - {None})
    found: list[UnmetRule] = []
    for order_id, own in lines.items():
        order = ruled[order_id]
        facts = SaleFacts(
            account=json.to_builtins(accounts[order.account_id]),
            order={"channel": order.channel, "currency": order.currency},
            channel=order.channel,
            now=reader.now,
        )
        items = installed.get(order_id, [])
        there = [one for one in items if not closing or one.state is not ItemState.PENDING_INSTALL]
        case = Case(snapshots[order.catalog_release_id], own, sites, facts, taken.get(order_id, Taken()))
        found += await asyncio.to_thread(_unmet_of, case, items, there)
    return found


class Case(msgspec.Struct, frozen=True):
    """One order whose lines rules speak of, with what it takes away."""

    snapshot: CatalogSnapshot
    lines: Sequence[OrderLine]
    sites: Mapping[UUID, dict[str, Any]]
    facts: SaleFacts
    taken: Taken


async def _sites(reader: Reader, ids: Iterable[UUID | None]) -> dict[UUID, dict[str, Any]]:
    wanted = {one for one in ids if one is not None}
    found = await parties.sites_by_id(reader, wanted) if wanted else {}
    return {key: json.to_builtins(one) for key, one in found.items()}


def _unmet_of(case: Case, items: Sequence[InventoryItem], there: Sequence[InventoryItem]) -> list[UnmetRule]:
    """What is excluded is looked for among all `items`, what is required among those that are `there`."""
    missed = _unmet(case, items)
    if len(there) < len(items):
        missed = [one for one in missed if one.code != REQUIRES]
        missed += [one for one in _unmet(case, there) if one.code == REQUIRES]
    if case.taken.losses:
        sites = {str(key): one for key, one in case.sites.items()}
        missed += unmet_by_loss(case.snapshot, case.lines, case.taken, case.facts, (there, sites))
    return missed


def _spoken_of(
    lines: Iterable[OrderLine], orders: Mapping[UUID, Order], snapshots: Mapping[UUID, CatalogSnapshot]
) -> dict[UUID, list[OrderLine]]:
    """The lines that count, of orders one of whose products a rule is about."""
    own: dict[UUID, list[OrderLine]] = {}
    for line in lines:
        if line.state not in CALLED_OFF and line.offering is not None:
            own.setdefault(line.order_id, []).append(line)
    rules = {key: snapshots[one.catalog_release_id] for key, one in orders.items()}
    return {
        key: group
        for key, group in own.items()
        if any(line.specification in rules[key].compatibility for line in group) or may_take(rules[key], group)
    }


async def _installed(
    reader: Reader,
    orders: Sequence[Order],
    about: tuple[Mapping[UUID, Sequence[OrderLine]], Mapping[UUID, CatalogSnapshot]],
    losing: Collection[UUID],
) -> dict[UUID, list[InventoryItem]]:
    """By order, what its account has besides what the order itself brought."""
    lines, snapshots = about
    looking = [
        order
        for order in orders
        if order.id in losing
        or looks_at_installed(snapshots[order.catalog_release_id], [line.offering or "" for line in lines[order.id]])
    ]
    if not looking:
        return {}
    items = await inventory.installed_by_account(reader, {order.account_id for order in looking})
    return {order.id: [one for one in items.get(order.account_id, ()) if one.order_id != order.id] for order in looking}


def _unmet(case: Case, installed: Sequence[InventoryItem]) -> list[UnmetRule]:
    """What lines change counts as they say, and what they end no more."""
    lines, sites = case.lines, case.sites
    about = {line.product_id for line in lines} | case.taken.gone
    beside = tuple(as_installed(one) for one in installed if one.id not in about)
    facts = msgspec.structs.replace(case.facts, installed=beside)
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
        for problem in checked_lines(case.snapshot, checked, facts).problems
        if problem.code in CODES and isinstance(place := problem.path[1], int) and (line := lines[place])
    ]
