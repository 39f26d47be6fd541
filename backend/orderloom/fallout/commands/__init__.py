"""What fallout does: opens faults, lets people mend them, and closes them when their tasks are over."""

from orderloom.fallout.commands.lifecycle import cancel_fallouts, close_recovered, open_fallouts
from orderloom.fallout.commands.mend import (
    assign_fallouts,
    cancel_fallout,
    claim_fallout,
    complete_fallout,
    raise_fallout,
    retry_fallout,
)

__all__ = [
    "assign_fallouts",
    "cancel_fallout",
    "cancel_fallouts",
    "claim_fallout",
    "close_recovered",
    "complete_fallout",
    "open_fallouts",
    "raise_fallout",
    "retry_fallout",
]
