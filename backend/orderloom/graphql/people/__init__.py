"""People and groups in the graph."""
