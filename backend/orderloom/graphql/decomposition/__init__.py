"""Domain orders and deferrals in the graph."""
