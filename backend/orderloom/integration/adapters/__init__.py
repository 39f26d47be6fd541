"""Calls to external systems: a connection says where and how, an operation says what is sent and what is read.

Both are data (`orderloom.connection/1`). Owns the table `connection`; publishes no events.
"""
