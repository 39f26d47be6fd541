"""The names that tables and flows read: order, line, account, site."""

from typing import Any

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.kernel import json
from orderloom.ordering.contracts import Order, OrderLine
from orderloom.parties.contracts import Account, Site

_HIDDEN = ("extensions", "charges", "payment_reference", "accepted_terms", "adjustments")


def order_scope(order: Order, lines: int) -> dict[str, Any]:
    return {**_plain(order), "line_count": lines}


def line_scope(line: OrderLine, snapshot: CatalogSnapshot) -> dict[str, Any]:
    """The line's fields, with its specification and offering as objects that have a key and a category."""
    specification = snapshot.specifications.get(line.specification or "")
    offering = snapshot.offerings.get(line.offering or "")
    return {
        **_plain(line),
        "specification": {
            "key": line.specification,
            "category": specification.category if specification else None,
        },
        "offering": {"key": line.offering, "category": offering.category if offering else None},
    }


def plain_order(order: Order) -> dict[str, Any]:
    """The order's own fields."""
    return _plain(order)


def scope_of(
    order: dict[str, Any], line: dict[str, Any] | None, account: Account | None, site: Site | None
) -> dict[str, Any]:
    return {
        "order": order,
        "line": line,
        "account": json.to_builtins(account),
        "site": json.to_builtins(site),
    }


def _plain(value: Order | OrderLine) -> dict[str, Any]:
    plain: dict[str, Any] = json.to_builtins(value)
    for name in _HIDDEN:
        plain.pop(name, None)
    return plain
