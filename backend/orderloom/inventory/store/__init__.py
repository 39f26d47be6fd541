"""The only SQL of inventory: items and what was agreed, and how orders change what is installed."""

from orderloom.inventory.store.changing import begin, cancel, close, put_back
from orderloom.inventory.store.items import (
    Wanted,
    contracts,
    count,
    insert_contracts,
    insert_entitlements,
    insert_items,
    installed_by_account,
    installed_of,
    item_ids,
    items_by_id,
    items_of_domain_orders,
    items_of_orders,
    page,
    wanted,
)
from orderloom.inventory.store.trees import kin, products_in, trees

__all__ = [
    "Wanted",
    "begin",
    "cancel",
    "close",
    "contracts",
    "count",
    "insert_contracts",
    "insert_entitlements",
    "insert_items",
    "installed_by_account",
    "installed_of",
    "item_ids",
    "items_by_id",
    "items_of_domain_orders",
    "items_of_orders",
    "kin",
    "page",
    "products_in",
    "put_back",
    "trees",
    "wanted",
]
