"""What people do with requests."""

from orderloom.requests.commands.desk import assign_requests, claim_request, close_request, reopen_request
from orderloom.requests.commands.desk import resolve_request as resolve_request
from orderloom.requests.commands.thread import raise_request, reply_to_request

__all__ = [
    "assign_requests",
    "claim_request",
    "close_request",
    "raise_request",
    "reopen_request",
    "reply_to_request",
    "resolve_request",
]
