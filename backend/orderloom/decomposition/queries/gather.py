"""Gathers what decomposing a set of orders reads, in a constant number of statements."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.decomposition.queries.having import decreases, installed, trees_of
from orderloom.inventory.contracts import ProductTree
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.ordering.contracts import Order, OrderLine, OrderWithLines
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

MOST_CACHED = 16
_compiled: OrderedDict[UUID, CompiledCatalog] = OrderedDict()
_READ = ("number", "channel", "priority", "urgency", "currency", "external_id", "description", "custom")


class BrokenRelease(DomainError):
    """A release that should never have been published."""

    code = "decomposition.broken_release"


async def compiled_catalog(reader: Reader, release_id: UUID) -> CompiledCatalog:
    """A release prepared once a process."""
    found = _compiled.get(release_id)
    if found is None:
        found = _compiled[release_id] = _prepared(await catalog.snapshot(reader, release_id))
        if len(_compiled) > MOST_CACHED:
            _compiled.popitem(last=False)
    return found


def _prepared(snapshot: CatalogSnapshot) -> CompiledCatalog:
    try:
        return CompiledCatalog(snapshot)
    except Exception as error:
        raise BrokenRelease(f"This release of the catalog can't be read: {type(error).__name__}: {error}") from error


async def to_decompose(
    reader: Reader, orders: Iterable[OrderWithLines], catalogs: Iterable[CompiledCatalog]
) -> list[OrderToDecompose]:
    """Accounts and sites are loaded only when some expression reads them."""
    whole = list(orders)
    names = frozenset[str]().union(*(one.names for one in catalogs))
    accounts: Mapping[UUID, Any] = {}
    sites: Mapping[UUID, Any] = {}
    if "account" in names:
        accounts = await parties.accounts_by_id(reader, {one.order.account_id for one in whole})
    if "site" in names:
        sites = await parties.sites_by_id(reader, {line.site_id for one in whole for line in one.lines if line.site_id})
    trees = await trees_of(reader, whole)
    return [
        OrderToDecompose(
            id=one.order.id,
            account_id=one.order.account_id,
            facts=_order_facts(one.order),
            account=_facts(accounts.get(one.order.account_id)),
            lines=tuple(
                _line(line, _facts(sites.get(line.site_id)) if line.site_id else {}, trees) for line in one.lines
            ),
            decrease=await decreases(reader, one, trees),
        )
        for one in whole
    ]


def _order_facts(order: Order) -> dict[str, Any]:
    return {name: getattr(order, name) for name in _READ}


def _facts(found: msgspec.Struct | None) -> dict[str, Any]:
    return json.to_builtins(found) if found is not None else {}


def _line(line: OrderLine, site: dict[str, Any], trees: Mapping[UUID, ProductTree]) -> LineToDecompose:
    tree = trees.get(line.product_id) if line.product_id is not None else None
    return LineToDecompose(
        id=line.id,
        number=line.number,
        offering=line.offering,
        specification=line.specification,
        action=line.action.value,
        quantity=line.quantity,
        parent_id=line.parent_line_id,
        site_id=line.site_id,
        site=site,
        characteristics=line.characteristics,
        custom=line.custom,
        installed=installed(tree, line.order_id) if tree is not None else None,
    )
