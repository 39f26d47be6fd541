"""Jeopardy: will an order be late? Owns no table and publishes no event yet."""
