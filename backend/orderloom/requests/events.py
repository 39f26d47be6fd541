"""Facts about requests. `subject` is the request."""

from typing import ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class RequestRaised(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "requests.request_raised.v1"
    account_id: UUID
    order_id: UUID | None = None


class RequestSaid(Event, frozen=True, kw_only=True):
    """One side said something to the other; internal notes are not announced."""

    name: ClassVar[str] = "requests.request_said.v1"
    message_id: UUID
    from_customer: bool


class RequestMoved(Event, frozen=True, kw_only=True):
    """The request is in another state; one a transaction, however many it passed through."""

    name: ClassVar[str] = "requests.request_moved.v1"
    public: ClassVar[bool] = True
    before: str
    after: str
