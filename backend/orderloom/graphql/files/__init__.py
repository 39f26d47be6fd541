"""Files that people attach, in the graph."""
