"""Fields: the fields of one's own that process admins add to accounts, orders, lines and tasks. Owns the table of their
definitions; their values lie with the records that have them. Publishes no events."""
