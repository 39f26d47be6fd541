"""Which states of a request may follow which: the only place that says so."""

from collections import deque

from orderloom.kernel.errors import InvalidTransition
from orderloom.kernel.lifecycle import Lifecycle
from orderloom.requests.contracts import RequestState

_S = RequestState

REQUEST = Lifecycle(
    "request",
    {
        _S.OPEN: frozenset({_S.IN_PROGRESS}),
        _S.IN_PROGRESS: frozenset({_S.AWAITING_CUSTOMER, _S.RESOLVED}),
        _S.AWAITING_CUSTOMER: frozenset({_S.IN_PROGRESS, _S.RESOLVED}),
        _S.RESOLVED: frozenset({_S.CLOSED, _S.IN_PROGRESS}),
        _S.CLOSED: frozenset(),
    },
)


def way(before: RequestState, after: RequestState) -> tuple[RequestState, ...]:
    """The states to pass through, `after` at last: answering an open request takes it in hand on the way.

    Empty when it is there already. Raises `InvalidTransition` when no way leads there.
    """
    ways: deque[tuple[RequestState, ...]] = deque([()])
    seen = {before}
    while ways:
        passed = ways.popleft()
        at = passed[-1] if passed else before
        if at is after:
            return passed
        for following in sorted(REQUEST.moves[at] - seen):
            seen.add(following)
            ways.append((*passed, following))
    raise InvalidTransition(
        f"A request can't go from {before.value} to {after.value}.",
        path=("state",),
        details={"from": before.value, "to": after.value},
    )
