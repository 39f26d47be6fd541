"""Tasks and the picture of a running order in the graph."""
