"""Decisions of parties, pure."""
