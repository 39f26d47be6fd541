"""Which names policy tables and the rules of the catalog may read, by their keys."""

from collections.abc import Mapping

from orderloom.language.feel.typing import STRING, ContextOf
from orderloom.language.scopes import asked
from orderloom.language.scopes.inputs import ANYTHING, INPUTS
from orderloom.language.scopes.ordered import ACCOUNT, ORDER, SITE, SOLD
from orderloom.language.scopes.values import ACTION

_WHOSE = {"order": asked.PLANNED_ORDER.type, "account": asked.PLANNED_ACCOUNT.type}
_PLANNED = ContextOf({"specification": asked.DOMAIN_ORDER_SPECIFICATION.type, "action": ACTION, **_WHOSE})
_PLANNED_TASK = ContextOf({**_PLANNED.fields, "task": asked.PLANNED_TASK.type})
_WATCHED = {"specification": SOLD.type, "action": ACTION, **_WHOSE}
_RULE = {
    "line": asked.RULE_LINE.type,
    "order": asked.RULE_ORDER.type,
    "account": ACCOUNT.type,
    "site": SITE.type,
    "source": asked.RULE_NODE.type,
}
RULES: Mapping[str, ContextOf] = {
    "catalog.rule": ContextOf(_RULE),
    "catalog.mapping": ContextOf({**_RULE, "target": asked.RULE_NODE.type}),
    "catalog.price": ContextOf({"line": asked.PRICED_LINE.type, "site": SITE.type}),
}
"""The scopes of the catalog's relationship rules, attribute mappings, and prices."""

_PRIORITIES = ("priority-customer", "priority-specification", "priority-order-type", "priority-urgency")
POLICIES: Mapping[str, ContextOf] = {
    "order-enrichment": INPUTS["order_line"],
    "order-approval": INPUTS["order"],
    **dict.fromkeys(_PRIORITIES, INPUTS["order_line"]),
    **dict.fromkeys(("fulfillment-product", "fulfillment-service", "fulfillment-resource"), _PLANNED),
    **dict.fromkeys(("task-duration", "task-assignment"), _PLANNED_TASK),
    "fallout": ContextOf({"error": asked.ERROR.type, "task": asked.FAULTY_TASK.type, "order": asked.FAULTY_ORDER.type}),
    "jeopardy-enablement": ContextOf(_WATCHED),
    "jeopardy-line": ContextOf({**_WATCHED, "line": asked.LATE_LINE.type}),
    "jeopardy-task": ContextOf({"task": asked.LATE_TASK.type, **_WHOSE}),
    "notification": ContextOf({"event": STRING, "order": ORDER.type, "account": ACCOUNT.type}),
    "publish-approval": ContextOf({"definition": asked.DEFINITION.type}),
}
"""By the key of a policy table."""
_FAMILIES: Mapping[str, ContextOf] = {"pricing-": RULES["catalog.price"]}
"""By what the keys of a policy's tables begin with."""


def scope_of_table(key: str) -> ContextOf:
    """The names that a table may read: those of its policy, or all where only its users know."""
    found = POLICIES.get(key)
    if found is None:
        found = next((scope for start, scope in _FAMILIES.items() if key.startswith(start)), ANYTHING)
    return found
