"""Which errors reach a caller: refusals and malformed documents. All else is logged, masked, and found by its trace."""

from typing import Any

from graphql import GraphQLError

from orderloom.graphql.gate import Refused, refused
from orderloom.kernel.errors import DomainError
from orderloom.platform import telemetry
from orderloom.platform.passing import is_passing

_log = telemetry.log(__name__)


def formatted(error: GraphQLError, trace_id: str) -> dict[str, Any]:
    """The error as it is sent. What is wrong with the document or its variables may be shown as it is."""
    shown = error if isinstance(error, Refused) or _is_of_document(error) else _inner(error)
    plain: dict[str, Any]
    if shown is None and is_passing(error.original_error):
        said = "The service can't take this now. Try again in a moment."
        plain = {"message": said, "extensions": {"code": "unavailable"}}
    elif shown is None:
        _log.error("a resolver failed", path=error.path, exc_info=error.original_error)
        plain = {"message": "Something went wrong here.", "extensions": {"code": "internal"}}
    else:
        plain = {"message": shown.message, "extensions": dict(shown.extensions or {"code": "invalid_document"})}
    if error.path is not None:
        plain["path"] = list(error.path)
    if error.locations:
        plain["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    plain["extensions"]["traceId"] = trace_id
    return plain


def _is_of_document(error: GraphQLError) -> bool:
    """It points into the document and not into the answer, or no other error is behind it."""
    return error.path is None and (bool(error.nodes) or error.original_error is None)


def _inner(error: GraphQLError) -> GraphQLError | None:
    """The refusal that graphql-core wrapped to add a path; a resolver beneath the root raises it bare."""
    inner: BaseException | None = error.original_error
    while inner is not None:
        if isinstance(inner, Refused):
            return inner
        if isinstance(inner, DomainError):
            return refused(inner)
        inner = inner.original_error if isinstance(inner, GraphQLError) else None
    return None
