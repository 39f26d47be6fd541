"""Flows and tables as files: what `orderloom flows` reads, checks, writes and tells."""
