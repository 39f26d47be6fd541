"""Custom fields in the graph."""
