"""Which names policy tables and the rules of the catalog may read, by their keys."""

from collections.abc import Mapping

from orderloom.language.feel.typing import DATE_TIME, STRING, ContextOf, Type
from orderloom.language.scopes import asked
from orderloom.language.scopes.configured import CONFIGURING
from orderloom.language.scopes.inputs import ANYTHING, INPUTS
from orderloom.language.scopes.ordered import ACCOUNT, ORDER, SITE, SOLD
from orderloom.language.scopes.values import ACTION


def _asked(names: Mapping[str, Type]) -> ContextOf:
    """A policy knows the moment, too, since its rows may be valid for a time."""
    return ContextOf({**names, "now": DATE_TIME})


_WHOSE = {"order": asked.PLANNED_ORDER.type, "account": asked.PLANNED_ACCOUNT.type}
_PLANNED = {"specification": asked.DOMAIN_ORDER_SPECIFICATION.type, "action": ACTION, **_WHOSE}
_PLANNED_TASK = {**_PLANNED, "task": asked.PLANNED_TASK.type}
_WATCHED = {"specification": SOLD.type, "action": ACTION, **_WHOSE}
_FAULTY = {"error": asked.ERROR.type, "task": asked.FAULTY_TASK.type, "order": asked.FAULTY_ORDER.type}
_TOLD = {"event": STRING, "order": asked.TOLD_ORDER.type, "account": ACCOUNT.type}
_RULE = {
    "line": asked.RULE_LINE.type,
    "order": asked.RULE_ORDER.type,
    "account": ACCOUNT.type,
    "site": SITE.type,
    "source": asked.RULE_NODE.type,
}
_PRICED = {
    "line": asked.PRICED_LINE.type,
    "bundle": asked.BUNDLE_LINE.type,
    "site": SITE.type,
    "account": ACCOUNT.type,
    "order": asked.PRICED_ORDER.type,
}
RULES: Mapping[str, ContextOf] = {
    "catalog.rule": ContextOf(_RULE),
    "catalog.mapping": ContextOf({**_RULE, "target": asked.RULE_NODE.type}),
    "catalog.price": ContextOf(_PRICED),
    **CONFIGURING,
}
"""The scopes of the catalog's relationship rules, attribute mappings, and prices."""

_PRIORITIES = ("priority-customer", "priority-specification", "priority-order-type", "priority-urgency")
POLICIES: Mapping[str, ContextOf] = {
    "order-enrichment": INPUTS["order_line"],
    "order-approval": INPUTS["order"],
    **dict.fromkeys(_PRIORITIES, INPUTS["order_line"]),
    **dict.fromkeys(("fulfillment-product", "fulfillment-service", "fulfillment-resource"), _asked(_PLANNED)),
    **dict.fromkeys(("task-duration", "task-assignment"), _asked(_PLANNED_TASK)),
    "quantity-decrease": _asked(
        {"specification": asked.DECREASED_SPECIFICATION.type, "order": asked.PLANNED_ORDER.type}
    ),
    "fallout": _asked(_FAULTY),
    "jeopardy-enablement": _asked(_WATCHED),
    "jeopardy-line": _asked({**_WATCHED, "line": asked.LATE_LINE.type}),
    "jeopardy-task": _asked({"task": asked.LATE_TASK.type, **_WHOSE}),
    "notification": _asked(_TOLD),
    "order-intake": _asked({"channel": STRING, "account": asked.PLANNED_ACCOUNT.type}),
    "header-tasks": _asked({"moment": STRING, "order": ORDER.type, "account": ACCOUNT.type}),
    "pricing-tax": _asked({**_PRICED, "charge": asked.TAXED_CHARGE.type}),
    "price-adjustment-limit": _asked({"role": STRING, "account": ACCOUNT.type, "order": asked.PRICED_ORDER.type}),
    "request-handling": _asked({"request": asked.ASKED_FOR.type, "account": asked.ASKING_ACCOUNT.type}),
    "publish-approval": _asked({"definition": asked.DEFINITION.type}),
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
