"""The only SQL of the catalog."""
