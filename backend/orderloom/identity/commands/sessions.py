"""Signing in and out. The password was compared before, outside of any transaction."""

import secrets
from datetime import timedelta
from uuid import UUID

from orderloom.identity.access import open_door
from orderloom.identity.contracts import OpenedSession
from orderloom.identity.domain.people import normal_login
from orderloom.identity.domain.secrets import secret_hash
from orderloom.identity.domain.throttle import subjects
from orderloom.identity.store import sessions as store
from orderloom.platform.db import AuditEntry, UnitOfWork


@open_door("there is no actor before sign-in; the caller has compared the password")
async def open_session(uow: UnitOfWork, person_id: UUID, login: str, hours: int) -> OpenedSession:
    """A session with a fresh id, never one that the browser brought along."""
    secret = secrets.token_urlsafe(32)
    expires_at = uow.now + timedelta(hours=hours)
    await store.open_session(uow, secret_hash(secret), person_id, expires_at)
    await store.forget_failures(uow, subjects(normal_login(login), "")[0])
    uow.audit(AuditEntry(subject_type="person", subject_id=person_id, action="person.signed_in"))
    return OpenedSession(secret=secret, person_id=person_id, expires_at=expires_at)


@open_door("there is no actor when sign-in fails")
async def count_failure(uow: UnitOfWork, login: str, address: str) -> None:
    await store.count_failure(uow, subjects(normal_login(login), address))


@open_door("whoever has the cookie may end its session")
async def close_session(uow: UnitOfWork, secret: str) -> None:
    await store.close_session(uow, secret_hash(secret))


@open_door("the person was just found by a live session")
async def note_presence(uow: UnitOfWork, person_id: UUID) -> None:
    await store.saw(uow, person_id)
