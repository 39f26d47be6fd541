"""Flows, tables and runs in the graph."""
