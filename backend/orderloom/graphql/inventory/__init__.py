"""Installed products, contracts and entitlements in the graph."""
