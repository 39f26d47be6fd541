"""Use cases that write: definitions, and the runs of flows."""
