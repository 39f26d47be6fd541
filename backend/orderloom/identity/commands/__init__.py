"""What changes people, groups, sessions and tokens."""
