"""Which states of a task may follow which: the only place that says so."""

from orderloom.kernel.lifecycle import Lifecycle
from orderloom.orchestration.contracts import TaskState

_S = TaskState
_ENDS = frozenset({_S.CLOSED_COMPLETE, _S.FAILED, _S.SKIPPED, _S.CANCELED})

TASK = Lifecycle(
    "task",
    {
        _S.PLANNED: frozenset({_S.OPEN, _S.SKIPPED, _S.CANCELED}),
        _S.OPEN: _ENDS | {_S.IN_PROGRESS, _S.ON_HOLD, _S.AWAITING_INFORMATION},
        _S.IN_PROGRESS: _ENDS | {_S.OPEN, _S.ON_HOLD, _S.AWAITING_INFORMATION},
        _S.ON_HOLD: _ENDS | {_S.OPEN, _S.IN_PROGRESS},
        _S.AWAITING_INFORMATION: _ENDS | {_S.OPEN, _S.IN_PROGRESS},
        _S.FAILED: frozenset({_S.OPEN, _S.CLOSED_COMPLETE, _S.SKIPPED, _S.CANCELED}),
        _S.CLOSED_COMPLETE: frozenset(),
        _S.SKIPPED: frozenset(),
        _S.CANCELED: frozenset(),
    },
)


def sources(target: TaskState) -> tuple[str, ...]:
    """The states that may become `target`, for the condition of a set-based statement."""
    return tuple(state.value for state, following in TASK.moves.items() if target in following)
