"""Reads files of orders row by row, however large they are: what they are is told from their bytes."""
