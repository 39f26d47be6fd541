"""What states and actions are called in TMF622, and back."""

from orderloom.ordering.contracts import LineAction, OrderState

S = OrderState
_STATES = {
    S.DRAFT: "acknowledged",
    S.SUBMITTED: "acknowledged",
    S.ENRICHING: "acknowledged",
    S.ENRICHMENT_ON_HOLD: "acknowledged",
    S.AWAITING_APPROVAL: "acknowledged",
    S.REJECTED: "rejected",
    S.ACKNOWLEDGED: "inProgress",
    S.SCHEDULED: "inProgress",
    S.IN_PROGRESS: "inProgress",
    S.REVISING: "inProgress",
    S.AWAITING_INFORMATION: "pending",
    S.ON_HOLD: "held",
    S.ASSESSING_CANCELLATION: "assessingCancellation",
    S.CANCELING: "pendingCancellation",
    S.CANCELED: "cancelled",
    S.COMPLETED: "completed",
    S.FAILED: "failed",
}
PARTIAL = "partial"
WAITING = "held"
TOLD = frozenset({*_STATES.values(), PARTIAL})
"""The states of the standard."""
_V5 = {S.DRAFT: "draft", S.ACKNOWLEDGED: "inProgress.accepted", S.SCHEDULED: "inProgress.accepted"}
_ACTIONS = {
    "add": LineAction.ADD,
    "modify": LineAction.MODIFY,
    "change": LineAction.MODIFY,
    "delete": LineAction.DISCONNECT,
    "disconnect": LineAction.DISCONNECT,
    "noChange": LineAction.NO_CHANGE,
    "no-change": LineAction.NO_CHANGE,
    "suspend": LineAction.SUSPEND,
    "resume": LineAction.RESUME,
}
_CALLED = {
    LineAction.ADD: "add",
    LineAction.MODIFY: "modify",
    LineAction.SUSPEND: "modify",
    LineAction.RESUME: "modify",
    LineAction.DISCONNECT: "delete",
    LineAction.NO_CHANGE: "noChange",
}
_URGENCIES = {"0": "critical", "1": "high", "2": "normal", "3": "low", "4": "low"}
PRIORITIES = {"critical": "0", "high": "1", "medium": "2", "low": "4"}


def state_name(state: OrderState, *, partial: bool = False, version: str = "v4", of_item: bool = False) -> str:
    """Items know no states of version 5's own."""
    if state is S.COMPLETED and partial:
        return PARTIAL
    return _V5.get(state, _STATES[state]) if version == "v5" and not of_item else _STATES[state]


def states_called(name: str, version: str = "v4") -> frozenset[OrderState]:
    """The order's states that TMF622 calls `name`; none when it knows no such state."""
    if name == PARTIAL:
        return frozenset({S.COMPLETED})
    return frozenset(state for state in S if state in _STATES and state_name(state, version=version) == name)


def action_called(name: str) -> LineAction | None:
    return _ACTIONS.get(name)


def action_name(action: LineAction) -> str:
    return _CALLED[action]


def urgency(priority: str | None) -> str:
    """TMF622 counts from 0, the highest, to 4."""
    return _URGENCIES.get((priority or "").strip(), "normal")
