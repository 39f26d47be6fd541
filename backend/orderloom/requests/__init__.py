"""Requests: what customers ask about what they ordered, and what they are answered.

Owns the tables customer_request and request_message; publishes request_raised, request_said and request_moved.
"""
