"""Turns each approved order line into a tree of domain orders, at once or as its facts arrive.

Tables: domain_order, domain_order_link, deferral, deferral_wait, decomposition.
Events: decomposition.order_decomposed.v1, decomposition.deferral_resolved.v1.
"""
