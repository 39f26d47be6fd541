"""Signing in and out by the workspace: the only routes that work without a session."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie

from orderloom.graphql.ids import global_id, optional_id
from orderloom.identity import queries
from orderloom.identity.commands import sessions, welcome
from orderloom.identity.commands.passwords import new_password
from orderloom.identity.contracts import AddPerson, OpenedSession, Person
from orderloom.identity.domain.people import LONGEST
from orderloom.identity.passwords import matches
from orderloom.kernel.errors import DomainError, Kind
from orderloom.kernel.text import unacceptable
from orderloom.main.errors import STATUS
from orderloom.platform.db import Database
from orderloom.platform.settings import settings
from orderloom.platform.telemetry import current_trace

Asking = Request[Any, Any, Any]
ROOM = 4096


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    login: Annotated[str, msgspec.Meta(max_length=200)]
    password: Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Welcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    token: Annotated[str, msgspec.Meta(max_length=200)]
    login: Annotated[str, msgspec.Meta(max_length=200)]
    name: Annotated[str, msgspec.Meta(max_length=200)]
    password: str


@post("/auth/sign-in", status_code=200, request_max_body_size=ROOM)
async def sign_in(request: Asking) -> Response[Any]:
    """200 with the person and a fresh session; 401 whatever was wrong; 429 after too many failures, counted again once
    the password was compared, so that guesses sent all at once count too."""
    database: Database = request.app.state.database
    refusal = _foreign(request)
    if refusal:
        return refusal
    asked = _read(await request.body(), SignIn)
    if asked is None:
        return _refused(400, "malformed", "Send login and password.")
    address = request.client.host if request.client else ""
    async with database.reader() as reader:
        known = await queries.credentials(reader, asked.login, address)
    if known.blocked_for:
        return _refused(429, "too_many_attempts", "Too many attempts. Try again later.", retry_after=known.blocked_for)
    right = await matches(known.password_hash, asked.password) and known.usable
    async with database.unit_of_work(actor_label=asked.login, actor_id=known.person_id) as uow:
        now = await queries.credentials(uow, asked.login, address)
        if now.blocked_for:
            return _refused(
                429, "too_many_attempts", "Too many attempts. Try again later.", retry_after=now.blocked_for
            )
        if not right or not now.usable or known.person_id is None:
            await sessions.count_failure(uow, asked.login, address)
            opened = None
        else:
            await _drop_session(uow, request)
            opened = await sessions.open_session(uow, known.person_id, asked.login, settings().session_hours)
    if opened is None:
        return _refused(401, "wrong_credentials", "Login or password is wrong.")
    return await _welcomed(database, opened)


@post("/auth/sign-out", status_code=200)
async def sign_out(request: Asking) -> Response[Any]:
    """Ends the session on the server, not only in the browser."""
    database: Database = request.app.state.database
    refusal = _foreign(request)
    if refusal:
        return refusal
    async with database.unit_of_work(actor_label="sign-out") as uow:
        await _drop_session(uow, request)
    return Response(None, status_code=204, cookies=[_cookie("", 0)])


@get("/auth/me")
async def me(request: Asking) -> Response[Any]:
    """The person of this session, or 401."""
    database: Database = request.app.state.database
    caller = await queries.caller(database, request.cookies, None)
    if caller is None or caller.person is None:
        return _refused(401, "unauthenticated", "Nobody is signed in.")
    async with database.unit_of_work(actor_label=caller.actor.name, actor_id=caller.actor.id) as uow:
        await sessions.note_presence(uow, caller.person.id)
    return _answer(_as_json(caller.person), 200)


@post("/auth/welcome", status_code=200, request_max_body_size=ROOM)
async def first_sign_in(request: Asking) -> Response[Any]:
    """Makes the first administrator by the one-time link, and signs them in."""
    database: Database = request.app.state.database
    refusal = _foreign(request)
    if refusal:
        return refusal
    asked = _read(await request.body(), Welcome)
    if asked is None:
        return _refused(400, "malformed", "Send token, login, name and password.")
    try:
        hashed = await new_password(asked.password, asked.login)
        new = AddPerson(login=asked.login, name=asked.name, password_hash=hashed, roles=())
        async with database.unit_of_work(actor_label="welcome link") as uow:
            person_id = await welcome.add_first_administrator(uow, asked.token, new)
            opened = await sessions.open_session(uow, person_id, asked.login, settings().session_hours)
    except DomainError as error:
        problem = error.problems[0]
        return _refused(STATUS[error.kind], problem.code, problem.message, path=problem.path)
    return await _welcomed(database, opened)


routes = [sign_in, sign_out, me, first_sign_in]


def _foreign(request: Asking) -> Response[Any] | None:
    """A refusal when the write comes from a page of another site, or as a form could send it."""
    if queries.is_same_origin(request.headers.get("origin"), request.headers.get("host")):
        if request.content_type[0] in ("application/json", ""):
            return None
        return _refused(415, "unsupported_media_type", "Send application/json.")
    return _refused(STATUS[Kind.DENIED], "foreign_origin", "Requests of other sites are refused.")


def _read(body: bytes, into: type[Any]) -> Any:
    try:
        read = msgspec.json.decode(body, type=into)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return None if unacceptable(read) else read


async def _drop_session(uow: Any, request: Asking) -> None:
    """The session that the browser brought along ends."""
    secret = request.cookies.get(queries.cookie_name())
    if secret:
        await sessions.close_session(uow, secret)


async def _welcomed(database: Database, opened: OpenedSession) -> Response[Any]:
    person = await _person(database, opened.person_id)
    return _answer(_as_json(person), 200, cookies=[_cookie(opened.secret, settings().session_hours * 3600)])


async def _person(database: Database, person_id: UUID) -> Person:
    async with database.reader() as reader:
        return (await queries.people_by_ids(reader, [person_id]))[person_id]


def _cookie(value: str, seconds: int) -> Cookie:
    return Cookie(
        key=queries.cookie_name(),
        value=value,
        max_age=seconds,
        path="/",
        httponly=True,
        secure=queries.is_secure(),
        samesite="lax",
    )


def _as_json(person: Person) -> dict[str, Any]:
    actor = queries.actor_of(person)
    return {
        "id": global_id("Person", person.id),
        "name": person.name,
        "login": person.login,
        "roles": sorted(person.roles),
        "accountId": optional_id("Account", person.account_id),
        "locale": person.locale,
        "permissions": sorted(actor.permissions),
    }


def _refused(
    status: int, code: str, message: str, *, path: tuple[str | int, ...] = (), retry_after: int = 0
) -> Response[Any]:
    body = {"code": code, "message": message, "path": [str(part) for part in path], "traceId": current_trace()}
    return _answer(body, status, headers={"retry-after": str(retry_after)} if retry_after else {})


def _answer(body: Any, status: int, **more: Any) -> Response[Any]:
    headers = {"cache-control": "no-store", **more.pop("headers", {})}
    return Response(body, status_code=status, media_type="application/json", headers=headers, **more)
