"""The catalog in the graph."""
