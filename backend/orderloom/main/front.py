"""What every HTTP exchange gets, whichever route answers: a trace, security headers, the origin check, a measure."""

import asyncio
import re
import time
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urlsplit

import structlog
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from orderloom.platform import telemetry
from orderloom.platform.settings import Settings

_UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
_TRACEPARENT = re.compile(rb"^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$")
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
    "object-src 'none'"
)
_HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]
_QUIET = ("/healthz", "/readyz", "/metrics")
_log = telemetry.log(__name__)


class Front:
    """Wraps the application. `idle` lets a stopping process wait for its last answers."""

    def __init__(self, app: ASGIApp, chosen: Settings) -> None:
        self._app = app
        self._headers = list(_HEADERS)
        self._own = urlsplit(chosen.public_url).netloc
        self.in_flight = 0
        self.idle = asyncio.Event()
        self.idle.set()
        if chosen.public_url.startswith("https://"):
            self._headers.append((b"strict-transport-security", b"max-age=31536000"))

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        trace = _trace_of(headers)
        telemetry.set_trace(trace)
        if not self._same_origin(scope, headers):
            await _refuse(scope, send)
            return
        self.in_flight += 1
        self.idle.clear()
        try:
            await self._measured(scope, receive, send, trace)
        finally:
            self.in_flight -= 1
            if not self.in_flight:
                self.idle.set()

    async def _measured(self, scope: Scope, receive: Receive, send: Send, trace: str) -> None:
        started, status = time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name.lower() for name, _ in message["headers"]}
                added = [header for header in self._headers if header[0] not in given | _replaced(given)]
                message["headers"] = [*message["headers"], *added, (b"x-trace-id", trace.encode())]
            await send(message)

        await self._app(scope, receive, answer)
        if status:
            _observe(scope, status, time.perf_counter() - started)

    def _same_origin(self, scope: Scope, headers: MutableMapping[bytes, bytes]) -> bool:
        """Refuses a browser's unsafe call, or any WebSocket, that another site's page makes with our cookie."""
        origin = headers.get(b"origin", b"").decode("latin-1")
        unsafe = scope["type"] == "websocket" or scope.get("method") in _UNSAFE
        if not origin or not unsafe or b"cookie" not in headers:
            return True
        return urlsplit(origin).netloc in {self._own or None, headers.get(b"host", b"").decode("latin-1")}


def _replaced(given: set[bytes]) -> set[bytes]:
    """A page that says itself who may frame it needs no older header that would say nobody may."""
    return {b"x-frame-options"} if b"content-security-policy" in given else set()


def _trace_of(headers: MutableMapping[bytes, bytes]) -> str:
    found = _TRACEPARENT.match(headers.get(b"traceparent", b""))
    return found.group(1).decode() if found else telemetry.new_trace()


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403, "reason": "foreign origin"})
        return
    body = b'{"problems":[{"code":"foreign_origin","message":"This call comes from another site.","path":[]}]}'
    head: Any = {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"application/json")]}
    await send(head)
    last: Any = {"type": "http.response.body", "body": body, "more_body": False}
    await send(last)


def _observe(scope: Scope, status: int, seconds: float) -> None:
    route = str(scope.get("path_template") or "-")
    method = str(scope.get("method", "-"))
    telemetry.REQUESTS.labels(method, route, str(status)).observe(seconds)
    with structlog.contextvars.bound_contextvars(method=method, path=scope["path"], status=status):
        said = _log.error if status >= 500 else _log.debug if scope["path"] in _QUIET else _log.info
        said("answered", ms=round(seconds * 1000, 1))
