"""Speaks to the GraphQL and sign-in routes as a browser or a token does, in this process and over ASGI."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, cast
from uuid import UUID

import httpx
from litestar import Litestar
from litestar.datastructures import State

from orderloom.graphql.app import graphql_controller
from orderloom.identity.commands import people, sessions
from orderloom.identity.contracts import Actor, AddPerson, Role
from orderloom.identity.queries import cookie_name
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.main.auth_routes import routes
from orderloom.main.errors import HANDLERS
from orderloom.platform.db import Database
from orderloom.platform.live import Live

ORIGIN = "http://orderloom.test"


class Herald:
    """Tells watchers in this process after each commit; work is run by the test itself."""

    def __init__(self, live: Live) -> None:
        self.live = live

    def nudge(self, lanes: Any) -> None:
        pass

    def publish(self, messages: Any) -> None:
        self.live.publish(messages)


def app_on(database: Database, live: Live) -> Litestar:
    database.herald = Herald(live)
    return Litestar(
        route_handlers=[*graphql_controller(), *routes],
        state=State({"database": database, "live": live}),
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
    )


class Caller:
    """One person's browser, or one token."""

    def __init__(self, app: Litestar, *, cookie: str | None = None, token: str | None = None) -> None:
        self.app = app
        headers = {"origin": ORIGIN} | ({"authorization": f"Bearer {token}"} if token else {})
        cookies = {cookie_name(): cookie} if cookie else {}
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(cast(Any, app)), base_url=ORIGIN, headers=headers, cookies=cookies
        )

    async def __aenter__(self) -> "Caller":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def post(self, query: str, variables: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
        body = json.dumps({"query": query, "variables": variables})
        given = {"content-type": "application/json", **headers}
        return await self.http.post("/graphql", content=body, headers=given)

    async def answer(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The whole answer; the request itself was accepted."""
        response = await self.post(query, variables)
        assert response.status_code == 200, response.text
        return json.loads(response.content)

    async def data(self, query: str, variables: dict[str, Any] | None = None) -> Any:
        """The data of an answer without errors."""
        answer = await self.answer(query, variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    @asynccontextmanager
    async def stream(self, query: str, variables: dict[str, Any] | None = None) -> AsyncGenerator["Stream"]:
        """A running subscription, as server-sent events."""
        body = json.dumps({"query": query, "variables": variables})
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        headers = {
            "host": "orderloom.test",
            "origin": ORIGIN,
            "content-type": "application/json",
            "accept": "text/event-stream",
            **({"cookie": cookies} if cookies else {}),
            **{key: value for key, value in self.http.headers.items() if key == "authorization"},
        }
        stream = Stream(self.app, body, headers)
        try:
            yield stream
        finally:
            await stream.close()


class Stream:
    """Drives the application by ASGI itself, since httpx waits for the end of a response."""

    def __init__(self, app: Litestar, body: bytes, headers: dict[str, str], path: str = "/graphql") -> None:
        self.chunks: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.status: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._left, self._body = asyncio.Event(), [body]
        scope: Any = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("orderloom.test", 80),
        }
        self._task = asyncio.create_task(self._serve(app, scope))

    async def _serve(self, app: Litestar, scope: Any) -> None:
        serve = cast(Any, app)
        await serve(scope, self._receive, self._send)
        await self.chunks.put(None)

    async def _receive(self) -> Any:
        if self._body:
            return {"type": "http.request", "body": self._body.pop(), "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status.set_result(message["status"])
        elif message.get("body"):
            await self.chunks.put(message["body"])

    async def next(self) -> dict[str, Any] | None:
        """The next result; None when the stream has completed."""
        while True:
            chunk = await asyncio.wait_for(self.chunks.get(), 20)
            if chunk is None or chunk.startswith(b"event: complete"):
                return None
            assert b"\r" not in chunk
            if chunk.startswith(b"event: next\ndata: "):
                return json.loads(chunk.removeprefix(b"event: next\ndata: "))

    async def close(self) -> None:
        self._left.set()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


async def signed_in(
    database: Database, app: Litestar, *roles: Role, account_id: UUID | None = None, group_ids: tuple[UUID, ...] = ()
) -> Caller:
    """The browser of a new person with these roles."""
    login = f"p-{new_id().hex}"
    async with database.unit_of_work() as uow:
        person_id = await people.add_person(
            uow,
            Actor.system("test"),
            AddPerson(
                login=login,
                name=login,
                password_hash=None,
                roles=roles,
                account_id=account_id,
                group_ids=group_ids,
            ),
        )
        opened = await sessions.open_session(uow, person_id, login, 1)
    return Caller(app, cookie=opened.secret)
