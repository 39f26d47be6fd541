"""Who there is, who acts, and what they may be compared with at sign-in."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from orderloom.identity import access
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, ApiToken, Caller, Credentials, Group, Permission, Person, Role
from orderloom.identity.domain.people import normal_login
from orderloom.identity.domain.secrets import secret_hash
from orderloom.identity.domain.throttle import blocked_for, subjects
from orderloom.identity.store import people as store
from orderloom.identity.store import sessions
from orderloom.kernel import json
from orderloom.kernel.errors import Denied
from orderloom.platform.db import Database, Reader
from orderloom.platform.settings import settings


def actor_of(person: Person) -> Actor:
    return access.actor(person.id, person.name, person.roles, account_id=person.account_id, group_ids=person.group_ids)


def as_known(actor: Actor) -> dict[str, Any]:
    """Who asked for something that is done later, as `actor_known` finds them again."""
    known = {"id": actor.id, "name": actor.name, "kind": actor.kind, "account_id": actor.account_id}
    return json.to_builtins({**known, "roles": sorted(actor.roles)})


@open_door("it tells who acts")
async def actor_known(reader: Reader, known: Mapping[str, Any]) -> Actor:
    """A person as they are now, or a token that is still good, so that nothing is done for whoever was shut out
    meanwhile."""
    actor_id = UUID(known["id"]) if known["id"] else None
    if known["kind"] == "system":
        return Actor.system(known["name"])
    if known["kind"] == "person" and actor_id is not None:
        person = (await store.by_ids(reader, [actor_id])).get(actor_id)
        if person is None or person.disabled:
            raise Denied("Whoever asked for this may no longer sign in.")
        return actor_of(person)
    if known["kind"] == "token" and (actor_id is None or not await sessions.token_lives(reader, actor_id)):
        raise Denied("The token that asked for this is no longer good.")
    account_id = UUID(known["account_id"]) if known["account_id"] else None
    roles = [Role(role) for role in known["roles"]]
    return access.actor(actor_id, known["name"], roles, kind=known["kind"], account_id=account_id)


@open_door("it tells who acts")
async def person_by_session(reader: Reader, secret: str) -> Person | None:
    """The person of a live session; None when it ended, expired, or the person was disabled."""
    row = await sessions.person_of_session(reader, secret_hash(secret))
    person = store.as_person(row) if row else None
    return None if person is not None and person.demo and settings().env == "production" else person


@open_door("it tells who acts")
async def actor_by_token(reader: Reader, secret: str) -> Actor | None:
    """The actor that a live API token stands for."""
    token = await sessions.live_token(reader, secret_hash(secret))
    if token is None:
        return None
    return access.actor(token.id, token.name, token.roles, kind="token", account_id=token.account_id)


@open_door("it tells who acts")
async def caller(database: Database, cookies: Mapping[str, str], authorization: str | None) -> Caller | None:
    """Who sends a request with these cookies and this `Authorization`; None for nobody we know. A token goes first."""
    scheme, _, secret = (authorization or "").partition(" ")
    if scheme.lower() == "bearer":
        async with database.reader() as reader:
            acting = await actor_by_token(reader, secret.strip())
        return Caller(actor=acting) if acting else None
    cookie = cookies.get(cookie_name())
    if not cookie:
        return None
    async with database.reader() as reader:
        person = await person_by_session(reader, cookie)
    return Caller(actor=actor_of(person), person=person) if person else None


def cookie_name() -> str:
    """A `__Host-` cookie takes https; on plain http, which is for development, it has a plain name."""
    return "__Host-orderloom" if is_secure() else "orderloom"


def is_secure() -> bool:
    return settings().origin.startswith("https://")


def is_same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a browser's write came from a page of ours. Browsers always send `Origin` on a POST."""
    if origin is None or host is None:
        return False
    return origin == settings().origin or (not is_secure() and origin.partition("://")[2] == host)


@open_door("there is no actor before sign-in")
async def credentials(reader: Reader, login: str, address: str) -> Credentials:
    """What to compare a password with. A demo sign-in is unusable in production."""
    normal = normal_login(login)
    row = await sessions.credentials(reader, normal)
    failures = await sessions.failures(reader, subjects(normal, address))
    usable = row is not None and not row["disabled"] and not (row["demo"] and settings().env == "production")
    return Credentials(
        person_id=row["id"] if row else None,
        password_hash=row["password_hash"] if row else None,
        usable=usable,
        blocked_for=blocked_for(failures, reader.now),
    )


@open_door("the command line and tests look people up by login")
async def person_by_login(reader: Reader, login: str) -> Person | None:
    return await store.by_login(reader, normal_login(login))


@open_door("files name people by their logins; whoever takes them in asks for the right")
async def people_by_logins(reader: Reader, logins: Iterable[str]) -> dict[str, Person]:
    return await store.by_logins(reader, logins)


@open_door("names of people stand beside what they did; callers gate what they show")
async def people_by_ids(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Person]:
    return await store.by_ids(reader, ids)


@open_door("group names stand beside tasks; callers gate what they show")
async def groups(reader: Reader) -> tuple[Group, ...]:
    return await store.groups(reader)


@open_door("flows and policies name groups by key")
async def group_ids_by_key(reader: Reader) -> dict[str, UUID]:
    return {group.key: group.id for group in await store.groups(reader)}


@open_door("members are shown where a task or fallout is assigned; callers gate what they show")
async def members(reader: Reader, group_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    return await store.members(reader, group_ids)


@query(Permission.PERSON_MANAGE, Permission.TASK_MANAGE, Permission.FALLOUT_MANAGE, Permission.REQUEST_MANAGE)
async def people(reader: Reader, actor: Actor, search: str = "", first: int = 2_000) -> tuple[Person, ...]:
    """Those whose name or login contains `search`: for process admins, and for managers who assign work."""
    return await store.search(reader, search, first)


@query(Permission.TOKEN_MANAGE)
async def tokens(reader: Reader, actor: Actor) -> tuple[ApiToken, ...]:
    return await sessions.tokens(reader)
