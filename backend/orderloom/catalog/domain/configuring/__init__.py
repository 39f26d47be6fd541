"""Configures what is sold: the rules of the catalog act on a selection until nothing changes any more."""
