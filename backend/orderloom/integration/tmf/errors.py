"""Refusals as TM Forum error bodies: `code`, `reason`, `message`, `status`, and all problems with their paths."""

from collections.abc import Sequence
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from orderloom.integration.tmf.wording import in_words
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.platform import telemetry
from orderloom.platform.passing import is_passing

STATUS = {
    Kind.INVALID: 400,
    Kind.MISSING: 404,
    Kind.CONFLICT: 409,
    Kind.DENIED: 403,
    Kind.UNAUTHENTICATED: 401,
    Kind.UNAVAILABLE: 503,
    Kind.TOO_LARGE: 413,
}
REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    409: "Conflict",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
CODES = {
    400: "invalid",
    401: "unauthenticated",
    403: "denied",
    404: "missing",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media_type",
}
RETRY_LATER = {"retry-after": "2"}
_log = telemetry.log(__name__)


class Unauthenticated(DomainError):
    kind = Kind.UNAUTHENTICATED
    code = "unauthenticated"


def body(status: int, problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "@type": "Error",
        "code": problems[0].code,
        "reason": REASONS.get(status, "Refused"),
        "message": "; ".join(_said(problem) for problem in problems),
        "status": str(status),
        "problems": [
            {"code": problem.code, "message": problem.message, "path": in_words(problem.path)} for problem in problems
        ],
    }


def _said(problem: Problem) -> str:
    return f"{in_words(problem.path)}: {problem.message}" if problem.path else problem.message


def _answer(status: int, problems: Sequence[Problem], headers: dict[str, str] | None = None) -> Response[Any]:
    return Response(body(status, problems), status_code=status, media_type="application/json", headers=headers)


def refused(_: Request[Any, Any, Any], error: DomainError) -> Response[Any]:
    status = STATUS[error.kind]
    headers = {401: {"www-authenticate": "Bearer"}, 503: RETRY_LATER}.get(status)
    return _answer(status, error.problems, headers)


def http_error(_: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    status = error.status_code
    return _answer(status, [Problem(CODES.get(status, "refused"), error.detail)], dict(error.headers or {}))


def unexpected(_: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A bug, whose text stays in our logs under the trace that the response names; or a machine that is away."""
    if is_passing(error):
        problem = Problem("unavailable", "The service can't take this now. Try again in a moment.")
        return _answer(503, [problem], RETRY_LATER)
    _log.exception("unexpected error", exc_info=error)
    return _answer(500, [Problem("internal", f"Something went wrong here; trace {telemetry.current_trace()}.")])


HANDLERS: Any = {DomainError: refused, HTTPException: http_error, Exception: unexpected}
