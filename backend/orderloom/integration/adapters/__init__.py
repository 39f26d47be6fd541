"""Adapters: carry the calls of automated tasks to external systems, which are described as data.

Owns the table connection. A task names an operation as `connection.operation`.
"""
