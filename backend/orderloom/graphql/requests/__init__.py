"""Requests of customers in the graph."""
