"""Orchestration: turns domain orders into planned tasks and releases them as their dependencies close.

Owns the tables plan, plan_step and form. Publishes task_failed, task_closed and plan_closed. A plan is a set of steps
with counters: closing a step counts its successors down, and a step that reaches zero opens or fires.
"""
