"""Inventory: what customers have. Owns inventory_item, contract and entitlement; publishes products_changed."""
