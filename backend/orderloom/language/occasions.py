"""What happens outside of flows that one may be started by or wait for, by the names that contexts announce it with."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from orderloom.language.graph import InputType

EVENTS: Mapping[str, InputType] = {
    "catalog.catalog_released.v1": "any",
    "decomposition.attention_settled.v1": "order",
    "decomposition.deferral_resolved.v1": "order",
    "decomposition.domain_orders_moved.v1": "order",
    "decomposition.fault_found.v1": "order",
    "decomposition.fault_resolved.v1": "order",
    "decomposition.items_picked.v1": "order",
    "decomposition.order_decomposed.v1": "order",
    "fallout.fallout_closed.v1": "fallout",
    "fallout.fallout_opened.v1": "fallout",
    "flows.definition_published.v1": "any",
    "flows.definition_retired.v1": "any",
    "inventory.products_changed.v1": "any",
    "orchestration.plan_closed.v1": "order",
    "orchestration.task_failed.v1": "task",
    "orchestration.task_recovered.v1": "order",
    "ordering.order_amended.v1": "order",
    "ordering.order_approved.v1": "order",
    "ordering.order_canceled.v1": "order",
    "ordering.order_completed.v1": "order",
    "ordering.order_enriched.v1": "order",
    "ordering.order_held.v1": "order",
    "ordering.order_rejected.v1": "order",
    "ordering.order_released.v1": "order",
    "ordering.order_state_changed.v1": "order",
    "ordering.order_submitted.v1": "order",
    "ordering.rule_unmet.v1": "order",
    "parties.party_changed.v1": "any",
    "platform.work_failed.v1": "any",
    "requests.request_moved.v1": "any",
    "requests.request_raised.v1": "any",
    "requests.request_said.v1": "any",
}
"""Each event with the record that it is about, which is what a flow started by it works on."""

EXTERNAL = "external."
EventName = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+\.[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", max_length=100)]


def is_event(name: str) -> bool:
    """Whether something can happen by this name: one of ours, or any `external.<name>` that a system reports."""
    return name in EVENTS or (name.startswith(EXTERNAL) and len(name) > len(EXTERNAL))
