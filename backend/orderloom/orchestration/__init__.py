"""Orchestration: turns domain orders into planned tasks and releases them as their dependencies close.

Owns plan, plan_step, plan_wait and form; publishes task_failed, task_recovered and plan_closed. A plan is a set of
steps with counters: closing a step counts its successors down, and a step that reaches zero opens or fires.
"""
