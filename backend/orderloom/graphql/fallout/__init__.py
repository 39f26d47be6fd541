"""Fallouts in the graph."""
