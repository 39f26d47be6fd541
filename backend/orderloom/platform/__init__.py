"""The machines every context stands on: database, work rows, timers, queue, live updates, settings, telemetry.

Tables owned: event, work, timer, audit, idempotency. Events published: platform.work_failed.v1.
"""
