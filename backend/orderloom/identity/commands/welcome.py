"""The first administrator of a fresh installation comes in by a link that works once."""

import secrets
from datetime import timedelta
from uuid import UUID

import msgspec

from orderloom.identity.access import open_door
from orderloom.identity.commands.people import add_person
from orderloom.identity.contracts import Actor, AddPerson, Role
from orderloom.identity.domain.secrets import secret_hash
from orderloom.identity.store import people, sessions
from orderloom.kernel.errors import DomainError, Kind
from orderloom.platform.db import UnitOfWork

LIFETIME = timedelta(hours=24)


class LinkSpent(DomainError):
    kind = Kind.UNAUTHENTICATED
    code = "identity.link_spent"


@open_door("only the process that starts the product calls it")
async def issue_welcome_link(uow: UnitOfWork) -> str | None:
    """The secret of a new link, in place of any earlier one; None once anyone can sign in."""
    if await people.anyone(uow):
        return None
    secret = secrets.token_urlsafe(32)
    await sessions.add_welcome_link(uow, secret_hash(secret), uow.now + LIFETIME)
    return secret


@open_door("the link is the permission, once, and only while there are no people")
async def add_first_administrator(uow: UnitOfWork, secret: str, new: AddPerson) -> UUID:
    """The id of the new process admin. Raises LinkSpent for a wrong, used or expired link."""
    if not await sessions.use_welcome_link(uow, secret_hash(secret)) or await people.anyone(uow):
        raise LinkSpent("This link was used already or has expired.")
    admin = msgspec.structs.replace(new, roles=(Role.PROCESS_ADMIN,), account_id=None)
    return await add_person(uow, Actor.system("welcome link"), admin)
