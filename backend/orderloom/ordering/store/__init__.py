"""The only SQL of ordering: orders and lines in sets, and lists of orders."""
