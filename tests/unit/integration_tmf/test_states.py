"""TMF622's names of states, as the table of interfaces gives them."""

import pytest

from orderloom.integration.tmf.orders.states import state_name, states_called, urgency
from orderloom.ordering.contracts import OrderState

TABLE = {
    "draft": ("acknowledged", "draft"),
    "submitted": ("acknowledged", "acknowledged"),
    "enriching": ("acknowledged", "acknowledged"),
    "enrichment_on_hold": ("acknowledged", "acknowledged"),
    "awaiting_approval": ("acknowledged", "acknowledged"),
    "rejected": ("rejected", "rejected"),
    "acknowledged": ("inProgress", "inProgress.accepted"),
    "scheduled": ("inProgress", "inProgress.accepted"),
    "in_progress": ("inProgress", "inProgress"),
    "revising": ("inProgress", "inProgress"),
    "awaiting_information": ("pending", "pending"),
    "on_hold": ("held", "held"),
    "assessing_cancellation": ("assessingCancellation", "assessingCancellation"),
    "canceling": ("pendingCancellation", "pendingCancellation"),
    "canceled": ("cancelled", "cancelled"),
    "completed": ("completed", "completed"),
    "failed": ("failed", "failed"),
}


@pytest.mark.parametrize("state", list(OrderState))
def test_every_state_has_a_name_in_both_versions(state: OrderState) -> None:
    assert (state_name(state), state_name(state, version="v5")) == TABLE[state.value]
    for version in ("v4", "v5"):
        assert state in states_called(state_name(state, version=version), version)


def test_a_partly_completed_order_is_partial() -> None:
    assert state_name(OrderState.COMPLETED, partial=True) == "partial"
    assert states_called("partial") == {OrderState.COMPLETED}
    assert states_called("lost") == frozenset()


def test_priorities_count_down_from_zero() -> None:
    assert [urgency(one) for one in ("0", "1", "2", "3", "4", None, "high")] == [
        "critical",
        "high",
        "normal",
        "low",
        "low",
        "normal",
        "normal",
    ]
