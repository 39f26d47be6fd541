"""Decisions about fields of one's own, pure."""
