"""Use cases that write: decompose, resume, and what orchestration reports of domain orders."""

from orderloom.decomposition.commands.decompose import decompose_orders
from orderloom.decomposition.commands.progress import cancel_domain_orders, set_states, update_characteristics
from orderloom.decomposition.commands.resume import drop_deferral, resume_deferrals

__all__ = [
    "cancel_domain_orders",
    "decompose_orders",
    "drop_deferral",
    "resume_deferrals",
    "set_states",
    "update_characteristics",
]
