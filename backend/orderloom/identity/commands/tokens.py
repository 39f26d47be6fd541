"""API tokens: shown once, stored hashed, revocable, limited to roles and, where wanted, to one account."""

import secrets
from datetime import timedelta

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, CreateToken, Permission
from orderloom.identity.domain.people import LoginTaken, OwnRoles, role_problems
from orderloom.identity.domain.secrets import TOKEN_PREFIX, secret_hash
from orderloom.identity.store import sessions as store
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.TOKEN_MANAGE)
async def create_token(uow: UnitOfWork, actor: Actor, new: CreateToken) -> str:
    """The token's secret, which can't be asked for again. A person gives a token no role that they lack."""
    _check(actor, new)
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    expires_at = uow.now + timedelta(days=new.days) if new.days is not None else None
    token_id = new_id()
    if not await store.add_token(uow, token_id, secret_hash(secret), new, expires_at):
        raise LoginTaken(f"There is a token named {new.name} already.", path=("name",))
    uow.audit(
        AuditEntry(
            subject_type="token",
            subject_id=token_id,
            action="token.created",
            changes={"name": new.name, "roles": list(new.roles)},
        )
    )
    return secret


def _check(actor: Actor, new: CreateToken) -> None:
    if not 1 <= len(new.name) <= 100 or "\0" in new.name:
        raise Invalid("A token's name has 1 to 100 characters.", path=("name",))
    if not new.roles:
        raise Invalid("A token has at least one role.", path=("roles",))
    if new.days is not None and not 1 <= new.days <= 3650:
        raise Invalid("A token lives 1 to 3650 days.", path=("days",))
    problems = role_problems(new.roles, new.account_id is not None)
    if problems:
        raise Invalid.of(problems)
    if actor.kind != "system" and set(new.roles) - actor.roles:
        raise OwnRoles("A token gets no role that its maker lacks.", path=("roles",))


@command(Permission.TOKEN_MANAGE)
async def revoke_token(uow: UnitOfWork, actor: Actor, name: str) -> None:
    """In force with the next request."""
    revoked = await store.revoke_token(uow, name)
    if revoked is None:
        raise Missing(f"There is no live token named {name}.", path=("name",))
    uow.audit(AuditEntry(subject_type="token", subject_id=revoked, action="token.revoked"))
