"""Accounts, sites and contacts in the graph."""
