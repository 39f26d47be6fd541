"""Which states of a fallout may follow which: the only place that says so."""

from orderloom.fallout.contracts import LIVE, FalloutState
from orderloom.kernel.lifecycle import Lifecycle

_S = FalloutState
_LIVE = frozenset(LIVE)

FALLOUT = Lifecycle(
    "fallout",
    {
        _S.OPEN: frozenset({_S.IN_PROGRESS, _S.RESOLVED, _S.CANCELED}),
        _S.IN_PROGRESS: frozenset({_S.ON_HOLD, _S.AWAITING_INFORMATION, _S.RESOLVED, _S.CANCELED}),
        _S.ON_HOLD: frozenset({_S.IN_PROGRESS, _S.RESOLVED, _S.CANCELED}),
        _S.AWAITING_INFORMATION: frozenset({_S.IN_PROGRESS, _S.RESOLVED, _S.CANCELED}),
        _S.RESOLVED: frozenset({_S.CLOSED_COMPLETE, _S.CANCELED}),
        _S.CLOSED_COMPLETE: frozenset(),
        _S.CANCELED: frozenset(),
    },
)
