"""Flows and decision tables as data: definitions with drafts and published versions, and the runs of flows.

Tables: flow_definition, flow_version, flow_run, flow_step. Events: flows.run_finished.v1,
flows.definition_published.v1.
"""
