"""Pure decisions: what an item may become, and the dates of a contract."""
