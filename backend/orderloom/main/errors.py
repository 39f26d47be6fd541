"""How errors leave by HTTP where a route has no error body of its own: refusals as problems, bugs masked by a trace."""

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from orderloom.kernel.errors import DomainError, Kind
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
_log = telemetry.log(__name__)


def _answer(status: int, code: str, message: str, path: tuple[str | int, ...] = ()) -> Response[Any]:
    return _problems(status, [{"code": code, "message": message, "path": list(path)}])


def _problems(status: int, problems: list[dict[str, Any]]) -> Response[Any]:
    body = {"problems": problems, "traceId": telemetry.current_trace()}
    headers = {"retry-after": "2"} if status == STATUS[Kind.UNAVAILABLE] else {}
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def refused(_: Request[Any, Any, Any], error: DomainError) -> Response[Any]:
    said = [{"code": p.code, "message": p.message, "path": list(p.path)} for p in error.problems]
    return _problems(STATUS[error.kind], said)


def http_error(_: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    codes = {400: "invalid", 401: "unauthenticated", 403: "denied", 404: "missing", 405: "method", 413: "too_large"}
    return _answer(error.status_code, codes.get(error.status_code, "refused"), error.detail)


def unexpected(_: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A bug, or a machine that is away. Neither its text nor its place leaves the house."""
    if is_passing(error):
        return _answer(503, "unavailable", "The service can't take this now. Try again in a moment.")
    _log.exception("unexpected error", exc_info=error)
    return _answer(500, "internal", "Something went wrong on our side. The trace id finds it in our logs.")


HANDLERS: ExceptionHandlersMap = {DomainError: refused, HTTPException: http_error, Exception: unexpected}  # pyright: ignore[reportAssignmentType]
