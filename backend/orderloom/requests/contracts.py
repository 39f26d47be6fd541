"""Requests as the other contexts see them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class RequestState(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    AWAITING_CUSTOMER = "awaiting_customer"
    RESOLVED = "resolved"
    CLOSED = "closed"


LIVE = (RequestState.OPEN, RequestState.IN_PROGRESS, RequestState.AWAITING_CUSTOMER)
"""States in which somebody still has something to do or to say."""


class RequestKind(StrEnum):
    """What it is about: something is wrong, something is to change, a question, or help that is wanted."""

    ISSUE = "issue"
    CHANGE = "change"
    QUESTION = "question"
    SERVICE = "service"


class CustomerRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`due_at` is when it should be resolved; while the customer has the word it is None and `seconds_left` kept.

    Seconds are of working time at `site_id`, or where no site is known. `priority` is that of the order it is about.
    `contact_email` is where answers go to, in `language`, when whoever raised it is no person here.
    """

    id: UUID
    number: str
    account_id: UUID
    order_id: UUID | None
    line_id: UUID | None
    product_id: UUID | None
    kind: RequestKind
    state: RequestState
    title: str
    raised_by: UUID | None
    raised_by_name: str
    group_id: UUID | None
    assignee_id: UUID | None
    due_at: datetime | None
    seconds_left: int | None
    resolution: str | None
    created_at: datetime
    updated_at: datetime
    resolved_at: datetime | None
    closed_at: datetime | None
    version: int
    site_id: UUID | None = None
    priority: str | None = None
    promised_seconds: int | None = None
    contact_email: str | None = None
    language: str | None = None


class RequestMessage(msgspec.Struct, frozen=True, kw_only=True):
    """What one side said; an `internal` one is a note that customers never see."""

    id: UUID
    request_id: UUID
    author_id: UUID | None
    author_name: str
    from_customer: bool
    internal: bool
    text: str
    created_at: datetime


class RequestFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All given conditions hold. `search` looks in number, title and the name of who raised it."""

    states: tuple[RequestState, ...] = ()
    kinds: tuple[RequestKind, ...] = ()
    mine: bool = False
    unassigned: bool = False
    overdue: bool = False
    order_id: UUID | None = None
    account_id: UUID | None = None
    search: str | None = None


class RequestPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `requests`; one is the `after` of the page that follows its request."""

    requests: tuple[CustomerRequest, ...]
    cursors: tuple[str, ...]
    has_more: bool


class RaiseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`order_id` and `line_id` say what it is about, or `product_id` what is installed; a `key` can be repeated.
    `email` is where the customer wants to be written to; a contact of the order or the account when it is left out."""

    account_id: UUID
    kind: RequestKind
    title: str
    text: str
    order_id: UUID | None = None
    line_id: UUID | None = None
    product_id: UUID | None = None
    email: str | None = None
    language: str | None = None
    key: str | None = None


class ReplyToRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`awaits` says that the customer has the word now; an `internal` note changes nothing else."""

    request_id: UUID
    text: str
    internal: bool = False
    awaits: bool = True
    key: str | None = None


class MoveRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Input of claim, resolve, close and reopen. `text` is told to the other side; resolving and reopening need it."""

    request_id: UUID
    version: int | None = None
    text: str | None = None


class AssignRequests(msgspec.Struct, frozen=True, kw_only=True):
    request_ids: tuple[UUID, ...]
    person_id: UUID | None = None
    group_id: UUID | None = None
