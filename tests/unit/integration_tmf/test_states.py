"""TMF622's names of states, as the table of interfaces gives them."""

import pytest

from orderloom.integration.tmf.selection import alternatives, chosen
from orderloom.integration.tmf.tmf622.states import state_name, states_called, urgency
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
    assert state in states_called(state_name(state))


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


def test_attributes_are_chosen_by_path() -> None:
    resource = {"id": "1", "href": "/1", "@type": "T", "a": {"b": 1, "c": 2}, "d": [{"e": 1, "f": 2}], "g": 3}
    always = {"id": "1", "href": "/1", "@type": "T"}
    assert chosen(resource, None) == resource
    assert chosen(resource, "none") == always
    assert chosen(resource, "a.b,d.e") == {**always, "a": {"b": 1}, "d": [{"e": 1}]}
    assert chosen(resource, "a,a.b,g.x,nothing") == {**always, "a": {"b": 1, "c": 2}, "g": 3}


def test_a_comma_means_or_and_quotes_are_dropped() -> None:
    assert alternatives("a, 'b' ,\"c\"") == ["a", "b", "c"]
