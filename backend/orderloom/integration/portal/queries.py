"""Which sites may embed the portal, and whoever a visit stands for."""

from hashlib import sha256

from orderloom.identity import access
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission, Role
from orderloom.integration.portal import store
from orderloom.integration.portal.contracts import Integration, PortalVisitor
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Database, Reader

SECRET_PREFIX = "olp_"  # noqa: S105 - only marks a visit as ours


@query(Permission.PORTAL_MANAGE)
async def integrations(reader: Reader, actor: Actor) -> list[Integration]:
    return await store.integrations(reader)


@query(Permission.PORTAL_MANAGE)
async def integration(reader: Reader, actor: Actor, key: str) -> Integration | None:
    return None if unacceptable(key) else await store.by_key(reader, key)


@open_door("a browser asks who may frame the page, before anybody is known")
async def place(reader: Reader, key: str, host: str) -> Integration | None:
    """The integration, when pages of this host may embed it."""
    found = None if unacceptable((key, host)) else await store.by_key(reader, key)
    return found if found is not None and not found.disabled and host in found.origins else None


@open_door("it tells who acts")
async def visitor(reader: Reader, secret: str) -> PortalVisitor | None:
    """Whoever a visit that goes on stands for: a customer of one account, and nothing else."""
    if not secret.startswith(SECRET_PREFIX):
        return None
    row = await store.visit(reader, secret_hash(secret))
    if row is None:
        return None
    actor = access.actor(row["actor_id"], row["name"], (Role.CUSTOMER,), account_id=row["account_id"])
    return PortalVisitor(actor=actor, name=row["name"], email=row["email"], expires_at=row["expires_at"])


@query(Permission.PORTAL_USE)
async def own_email(reader: Reader, actor: Actor) -> str | None:
    """The address that the site gave for this visitor, for those who come by one."""
    return await store.email_of(reader, actor.id) if actor.id is not None else None


@open_door("it tells who acts")
async def visitor_of(database: Database, authorization: str | None) -> PortalVisitor | None:
    """Whoever comes with this `Authorization`; None when it is not that of a visit that goes on."""
    scheme, _, secret = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not secret.startswith(SECRET_PREFIX):
        return None
    async with database.reader() as reader:
        return await visitor(reader, secret.strip())


def secret_hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
