"""Flows and decision tables as data: definitions with drafts and published versions, and the runs of flows.

Tables: flow_definition, flow_version, flow_draft_revision, flow_presence, flow_table_hit, flow_run, flow_step and what
runs listen to. Events: flows.run_finished.v1, flows.definition_published.v1, flows.definition_retired.v1.
"""
