"""Sites are let embed the portal, and their customers come in by a token that is good once."""

import secrets as random
from datetime import timedelta
from typing import Any
from uuid import uuid5

from orderloom.identity.access import command, open_door
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.portal import store
from orderloom.integration.portal.contracts import (
    Algorithm,
    Claims,
    Integration,
    OpenedPortal,
    RotatedSecret,
    RotateSecret,
    SaveIntegration,
)
from orderloom.integration.portal.domain.checks import (
    IntegrationMissing,
    KeyTaken,
    integration_problems,
    lacking,
    secret_problems,
)
from orderloom.integration.portal.domain.claims import AccountUnknown, PlaceRefused, TokenReplayed, read_claims
from orderloom.integration.portal.queries import SECRET_PREFIX, place, secret_hash
from orderloom.kernel.errors import DomainError, StaleVersion
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.sealing import seal, unseal
from orderloom.platform.settings import settings

VISIT = timedelta(minutes=15)
KEPT_SECRETS = 2


@command(Permission.PORTAL_MANAGE)
async def save_integration(uow: UnitOfWork, actor: Actor, wanted: SaveIntegration) -> Integration:
    """Lets a site embed the portal, or changes how. The visits of its customers end when it is disabled, and when
    anything changes of what let them in."""
    if problems := integration_problems(wanted, local=settings().env != "production"):
        raise DomainError.of(problems)
    from orderloom.integration.portal.signatures import algorithms_of, read_keys  # late: megabytes, and seldom needed

    before = await store.by_key(uow, wanted.key, lock=True)
    _check_version(before, wanted.version)
    jwks = read_keys(wanted.keys) if wanted.keys and wanted.keys.strip() else before.jwks if before else None
    if problems := lacking(wanted.algorithms, algorithms_of(jwks)):
        raise DomainError.of(problems)
    if before is not None:
        await store.update(uow, wanted, jwks)
    elif not await store.insert(uow, wanted, jwks):
        raise KeyTaken("There is an integration of this key already.", path=("key",))
    found = await _known(uow, wanted.key)
    if wanted.disabled or (before is not None and _way_in(before) != _way_in(found)):
        await store.close_visits(uow, found.id)
    _audit(uow, found, "portal.saved", _changes(before, found))
    return found


def _check_version(before: Integration | None, version: int | None) -> None:
    if before is None and version is not None:
        raise IntegrationMissing("There is no such integration.", path=("key",))
    if before is not None and version is None:
        raise KeyTaken("There is an integration of this key already.", path=("key",))
    if before is not None and before.version != version:
        raise StaleVersion("Somebody changed this integration meanwhile.", path=("version",))


def _way_in(integration: Integration) -> tuple[Any, ...]:
    names = ("origins", "issuer", "audience", "algorithms", "account_claim", "jwks")
    return tuple(getattr(integration, name) for name in names)


def _changes(before: Integration | None, after: Integration) -> dict[str, Any]:
    names = ("name", "origins", "issuer", "audience", "algorithms", "account_claim", "disabled")
    told = {name: [getattr(before, name) if before else None, getattr(after, name)] for name in names}
    changed = {name: _plain(pair) for name, pair in told.items() if pair[0] != pair[1]}
    return {**changed, "keys": bool(before is None or before.jwks != after.jwks)}


def _plain(pair: list[Any]) -> list[Any]:
    return [list(value) if isinstance(value, tuple) else value for value in pair]


@command(Permission.PORTAL_MANAGE)
async def rotate_secret(uow: UnitOfWork, actor: Actor, rotate: RotateSecret) -> RotatedSecret:
    """Makes a secret for HS256, which is shown this once. The one before stays good until the next one, or until
    `drop_others`, which also ends the visits that it opened."""
    found = await store.by_key(uow, rotate.key, lock=True)
    if found is None:
        raise IntegrationMissing("There is no such integration.", path=("key",))
    _check_version(found, rotate.version)
    secret = rotate.secret or random.token_urlsafe(48)
    if problems := secret_problems(secret):
        raise DomainError.of(problems)
    others = () if rotate.drop_others else await store.sealed_secrets(uow, found.id)
    await store.keep_secrets(uow, found.id, [seal(secret, f"portal:{found.key}"), *others][:KEPT_SECRETS])
    if rotate.drop_others:
        await store.close_visits(uow, found.id)
    after = await _known(uow, rotate.key)
    _audit(uow, after, "portal.secret_rotated", {"dropped": rotate.drop_others})
    return RotatedSecret(integration=after, secret=secret)


async def _known(uow: UnitOfWork, key: str) -> Integration:
    found = await store.by_key(uow, key)
    assert found is not None
    return found


def _audit(uow: UnitOfWork, integration: Integration, action: str, changes: dict[str, Any]) -> None:
    uow.audit(
        AuditEntry(
            subject_type="portal_integration",
            subject_id=integration.id,
            action=action,
            changes={"key": integration.key, **changes},
        )
    )


@open_door("the token says who comes; there is no actor before it is read")
async def open_portal(uow: UnitOfWork, key: str, host: str, token: str, former: str | None = None) -> OpenedPortal:
    """Exchanges a token for a visit of a quarter of an hour; a `former` visit of the same page ends with it."""
    integration = await place(uow, key, host)
    if integration is None:
        raise PlaceRefused("Pages of this site don't embed this portal.", path=("integration",))
    claims = await _read(uow, integration, token)
    account = await _account(uow, claims.account)
    if not await store.use_token(uow, integration.id, secret_hash(claims.token_id), claims.expires_at):
        raise TokenReplayed("This token was used before.")
    if former:
        await store.close_visit(uow, secret_hash(former))
    secret, expires_at = SECRET_PREFIX + random.token_urlsafe(32), uow.now + VISIT
    name = claims.name or account.name
    await store.open_visit(
        uow,
        {
            "id_hash": secret_hash(secret),
            "integration_id": integration.id,
            "account_id": account.id,
            "actor_id": uuid5(integration.id, f"{account.id}:{claims.subject}"),
            "name": name,
            "email": claims.email,
            "expires_at": expires_at,
        },
    )
    return OpenedPortal(secret=secret, expires_at=expires_at, name=name, account_id=account.id, theme=integration.theme)


async def _read(uow: UnitOfWork, integration: Integration, token: str) -> Claims:
    from orderloom.integration.portal.signatures import verified  # late: megabytes, and only where a portal is embedded

    sealed = await store.sealed_secrets(uow, integration.id) if Algorithm.HS256 in integration.algorithms else ()
    secrets = [unseal(one, f"portal:{integration.key}") for one in sealed]
    said = verified(token, integration, secrets)
    return read_claims(said, integration.issuer, integration.audience, integration.account_claim, uow.now)


async def _account(uow: UnitOfWork, named: str) -> Account:
    """By the number or the external id; what could be either is neither."""
    found = await parties.accounts_named(uow, named)
    if len(found) != 1:
        raise AccountUnknown("The account that the token names is not known here.")
    return found[0]
