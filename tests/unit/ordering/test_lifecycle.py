"""The state machine of orders against the table of the specification."""

import pytest

from orderloom.kernel.errors import InvalidTransition
from orderloom.ordering.contracts import LineState, OrderState
from orderloom.ordering.domain.lifecycle import LINE, ORDER

TERMINAL = {OrderState.COMPLETED, OrderState.CANCELED, OrderState.FAILED}
SOME = [
    ("draft", "submitted", True),
    ("draft", "acknowledged", False),
    ("submitted", "enriching", True),
    ("enriching", "acknowledged", False),
    ("enrichment_on_hold", "enriching", True),
    ("awaiting_approval", "acknowledged", True),
    ("rejected", "draft", True),
    ("acknowledged", "on_hold", False),
    ("acknowledged", "canceling", True),
    ("scheduled", "on_hold", True),
    ("in_progress", "canceled", False),
    ("in_progress", "completed", True),
    ("on_hold", "in_progress", True),
    ("on_hold", "completed", False),
    ("canceling", "canceled", True),
    ("completed", "in_progress", False),
]


def test_every_state_has_its_moves_and_three_are_final() -> None:
    assert set(ORDER.moves) == set(OrderState)
    assert ORDER.terminal == TERMINAL


def test_lines_move_as_their_order_does() -> None:
    assert set(LINE.moves) == set(LineState)
    assert all(
        {after.value for after in ORDER.moves[state]} == {after.value for after in LINE.moves[LineState(state.value)]}
        for state in OrderState
    )


@pytest.mark.parametrize(("before", "after", "allowed"), SOME)
def test_only_the_moves_of_the_table_exist(before: str, after: str, allowed: bool) -> None:
    assert ORDER.allows(OrderState(before), OrderState(after)) is allowed
    if not allowed:
        with pytest.raises(InvalidTransition) as refusal:
            ORDER.check(OrderState(before), OrderState(after))
        assert refusal.value.problems[0].details == {"from": before, "to": after}


def test_whatever_is_not_final_leads_to_an_end() -> None:
    ends = set(TERMINAL)
    while more := {state for state in OrderState if ORDER.moves[state] & ends} - ends:
        ends |= more
    assert ends == set(OrderState)
