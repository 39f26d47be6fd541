"""The types that fields of records share: texts of which all values are known, and texts that write something else."""

from orderloom.language.feel.typing import ContextOf, ListOf, Text

CHARACTERISTICS = ContextOf(open=True, name="characteristics")
OBJECT = ContextOf(open=True)
OBJECTS = ListOf(OBJECT)
ID = Text(holds="id")
MOMENT = Text(holds="date_time")
PRIORITY = Text(("critical", "high", "medium", "low"))
URGENCY = Text(("critical", "high", "normal", "low"))
ACTION = Text(("add", "modify", "disconnect", "suspend", "resume", "no_change"))
ENRICHMENT = Text(("none", "running", "done", "failed"))
ACCOUNT_KIND = Text(("consumer", "business"))
ACCOUNT_STATUS = Text(("prospect", "active", "suspended", "closed"))
KIND = Text(("product", "service", "resource"))
ASKED_KIND = Text(("issue", "change", "question", "service"))
SUBTYPE = Text(("cfs", "rfs", "physical", "logical"))
ORDER_KIND = Text(("customer", "service"))
ORDER_STATE = Text(
    (
        *("draft", "submitted", "enriching", "enrichment_on_hold", "awaiting_approval", "acknowledged", "rejected"),
        *("scheduled", "in_progress", "on_hold", "awaiting_information", "revising", "assessing_cancellation"),
        *("canceling", "completed", "canceled", "failed"),
    )
)
DOMAIN_ORDER_STATE = Text(
    ("draft", "qualified", "scheduled", "in_progress", "on_hold", "closed_complete", "canceling", "canceled")
)
TASK_STATE = Text(
    (
        *("planned", "open", "in_progress", "on_hold", "awaiting_information", "failed", "closed_complete"),
        *("skipped", "canceled"),
    )
)
FALLOUT_STATE = Text(
    ("open", "in_progress", "on_hold", "awaiting_information", "resolved", "closed_complete", "canceled")
)
FALLOUT_TYPE = Text(
    ("billing", "inventory_allocation", "provisioning", "connectivity", "data", "configuration", "other")
)
