"""The only SQL of flows."""
