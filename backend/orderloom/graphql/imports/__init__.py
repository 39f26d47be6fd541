"""Files of orders on their way in, in the graph."""
