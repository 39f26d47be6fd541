"""Which states of an order and of a line may follow which: the only place that says so."""

from collections.abc import Mapping

from orderloom.kernel.lifecycle import Lifecycle
from orderloom.ordering.contracts import LineState, OrderState

S = OrderState

_MOVES: Mapping[OrderState, frozenset[OrderState]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.CANCELED}),
    S.SUBMITTED: frozenset({S.ENRICHING, S.AWAITING_APPROVAL, S.CANCELED}),
    S.ENRICHING: frozenset({S.ENRICHMENT_ON_HOLD, S.AWAITING_APPROVAL, S.CANCELED}),
    S.ENRICHMENT_ON_HOLD: frozenset({S.ENRICHING, S.CANCELED}),
    S.AWAITING_APPROVAL: frozenset({S.ACKNOWLEDGED, S.REJECTED, S.CANCELED}),
    S.REJECTED: frozenset({S.DRAFT}),
    S.ACKNOWLEDGED: frozenset({S.SCHEDULED, S.IN_PROGRESS, S.CANCELING}),
    S.SCHEDULED: frozenset({S.IN_PROGRESS, S.ON_HOLD, S.REVISING, S.CANCELING}),
    S.IN_PROGRESS: frozenset(
        {S.ON_HOLD, S.AWAITING_INFORMATION, S.REVISING, S.ASSESSING_CANCELLATION, S.COMPLETED, S.FAILED}
    ),
    S.ON_HOLD: frozenset({S.SCHEDULED, S.IN_PROGRESS, S.REVISING, S.ASSESSING_CANCELLATION}),
    S.AWAITING_INFORMATION: frozenset({S.IN_PROGRESS, S.REVISING, S.ASSESSING_CANCELLATION}),
    S.REVISING: frozenset({S.SCHEDULED, S.IN_PROGRESS, S.ON_HOLD, S.AWAITING_INFORMATION, S.ASSESSING_CANCELLATION}),
    S.ASSESSING_CANCELLATION: frozenset({S.CANCELING, S.IN_PROGRESS, S.ON_HOLD, S.AWAITING_INFORMATION, S.REVISING}),
    S.CANCELING: frozenset({S.CANCELED}),
    S.COMPLETED: frozenset(),
    S.CANCELED: frozenset(),
    S.FAILED: frozenset(),
}

ORDER = Lifecycle("order", _MOVES)
LINE = Lifecycle(
    "order line",
    {
        LineState(before.value): frozenset(LineState(after.value) for after in following)
        for before, following in _MOVES.items()
    },
)

EDITABLE = frozenset({S.DRAFT})
BEFORE_FULFILLMENT = frozenset({S.DRAFT, S.SUBMITTED, S.ENRICHING, S.ENRICHMENT_ON_HOLD, S.AWAITING_APPROVAL})
HOLDABLE = {S.ENRICHING: S.ENRICHMENT_ON_HOLD, S.SCHEDULED: S.ON_HOLD, S.IN_PROGRESS: S.ON_HOLD}
