"""Use cases that write: decompose, resume, mend, and what orchestration reports of domain orders."""

from orderloom.decomposition.commands.attention import settle_attention
from orderloom.decomposition.commands.decompose import decompose_orders
from orderloom.decomposition.commands.mend import mend_fault, waive_fault
from orderloom.decomposition.commands.picking import attend_domain_order
from orderloom.decomposition.commands.progress import cancel_domain_orders, set_states, update_characteristics
from orderloom.decomposition.commands.resume import drop_deferral, expire_deferrals, resume_deferrals

__all__ = [
    "attend_domain_order",
    "cancel_domain_orders",
    "decompose_orders",
    "drop_deferral",
    "expire_deferrals",
    "mend_fault",
    "resume_deferrals",
    "set_states",
    "settle_attention",
    "update_characteristics",
    "waive_fault",
]
