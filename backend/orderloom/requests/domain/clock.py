"""Until when a request is to be resolved. The clock stands while the customer has the word."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from orderloom.requests.contracts import LIVE, CustomerRequest, RequestKind, RequestState

PROMISED: Mapping[RequestKind, timedelta] = {
    RequestKind.ISSUE: timedelta(hours=8),
    RequestKind.CHANGE: timedelta(hours=24),
    RequestKind.QUESTION: timedelta(hours=24),
    RequestKind.SERVICE: timedelta(hours=72),
}


def due(kind: RequestKind, raised_at: datetime) -> datetime:
    return raised_at + PROMISED[kind]


def set_clock(request: CustomerRequest, state: RequestState, now: datetime) -> CustomerRequest:
    """The request in its new state, with its clock stopped, going on or wound up anew. Its time is not negative."""
    if state is RequestState.AWAITING_CUSTOMER or state not in LIVE:
        left = int((request.due_at - now).total_seconds()) if request.due_at else request.seconds_left
        kept = max(0, left) if left is not None else None
        return msgspec.structs.replace(request, state=state, due_at=None, seconds_left=kept)
    if request.due_at is not None:
        return msgspec.structs.replace(request, state=state)
    ended = request.state not in LIVE
    left = None if ended else request.seconds_left
    due_at = now + (PROMISED[request.kind] if left is None else timedelta(seconds=left))
    return msgspec.structs.replace(request, state=state, due_at=due_at, seconds_left=None)


def is_overdue(request: CustomerRequest, now: datetime) -> bool:
    return request.due_at is not None and request.due_at < now
