"""Use cases that write orders, by stage: capture, review, progress."""
