"""Decisions of identity, pure."""
