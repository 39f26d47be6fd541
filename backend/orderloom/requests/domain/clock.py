"""Until when a request is to be resolved, in working time. The clock stands while the customer has the word."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from orderloom.requests.contracts import LIVE, CustomerRequest, RequestState
from orderloom.requests.domain.promise import USUAL_TIME


class WorkingTime(NamedTuple):
    """`after` a moment so much work is done; `between` two moments so much can be done."""

    after: Callable[[datetime, timedelta], datetime]
    between: Callable[[datetime, datetime], timedelta]


def set_clock(request: CustomerRequest, state: RequestState, now: datetime, hours: WorkingTime) -> CustomerRequest:
    """The request in its new state, with its clock stopped, going on or wound up anew. Its time is not negative."""
    if state is RequestState.AWAITING_CUSTOMER or state not in LIVE:
        left = _left(request.due_at, now, hours) if request.due_at else request.seconds_left
        return msgspec.structs.replace(request, state=state, due_at=None, seconds_left=left)
    if request.due_at is not None:
        return msgspec.structs.replace(request, state=state)
    ended = request.state not in LIVE
    left = None if ended else request.seconds_left
    due_at = hours.after(now, promised(request) if left is None else timedelta(seconds=left))
    return msgspec.structs.replace(request, state=state, due_at=due_at, seconds_left=None)


def _left(due_at: datetime, now: datetime, hours: WorkingTime) -> int:
    return int(hours.between(now, due_at).total_seconds()) if due_at > now else 0


def promised(request: CustomerRequest) -> timedelta:
    """The whole time that it was given when it was raised."""
    return USUAL_TIME if request.promised_seconds is None else timedelta(seconds=request.promised_seconds)


def is_overdue(request: CustomerRequest, now: datetime) -> bool:
    return request.due_at is not None and request.due_at < now
