"""Integrations, the visits of their customers, and the tokens that were used."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from orderloom.integration.portal.contracts import Integration, SaveIntegration
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, Row, UnitOfWork

_INTEGRATION = (
    "SELECT id, key, name, origins, issuer, audience, algorithms, account_claim,"
    " jwks, cardinality(sealed_secrets) AS secrets, theme, disabled, version, created_at, last_used_at"
    " FROM portal_integration"
)
_SAVED = "name, origins, issuer, audience, algorithms, account_claim, jwks, theme, disabled"
_VALUES = (
    ":name, CAST(:origins AS text[]), :issuer, :audience, CAST(:algorithms AS text[]), :account_claim,"
    " CAST(:jwks AS jsonb), CAST(:theme AS jsonb), :disabled"
)


def _integration(row: Row) -> Integration:
    return json.convert(dict(row), Integration)


async def integrations(reader: Reader) -> list[Integration]:
    return [_integration(row) for row in await reader.rows(f"{_INTEGRATION} ORDER BY key")]


async def by_key(reader: Reader, key: str, *, lock: bool = False) -> Integration | None:
    row = await reader.row(f"{_INTEGRATION} WHERE key = :key{' FOR UPDATE' if lock else ''}", {"key": key})
    return _integration(row) if row else None


async def sealed_secrets(reader: Reader, integration_id: UUID) -> Sequence[str]:
    found = await reader.scalar("SELECT sealed_secrets FROM portal_integration WHERE id = :id", {"id": integration_id})
    return found or ()


def _parameters(wanted: SaveIntegration, jwks: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        "key": wanted.key,
        "name": wanted.name.strip(),
        "origins": list(dict.fromkeys(wanted.origins)),
        "issuer": wanted.issuer.strip(),
        "audience": wanted.audience.strip(),
        "algorithms": [one.value for one in wanted.algorithms],
        "account_claim": wanted.account_claim,
        "jwks": None if jwks is None else json.dumps(jwks).decode(),
        "theme": json.dumps(wanted.theme).decode(),
        "disabled": wanted.disabled,
    }


async def insert(uow: UnitOfWork, wanted: SaveIntegration, jwks: Mapping[str, Any] | None) -> bool:
    """False when the key is taken."""
    done = await uow.execute(
        f"INSERT INTO portal_integration (id, key, {_SAVED}) VALUES (:id, :key, {_VALUES}) ON CONFLICT DO NOTHING",
        {"id": new_id(), **_parameters(wanted, jwks)},
    )
    return bool(done.rowcount)


async def update(uow: UnitOfWork, wanted: SaveIntegration, jwks: Mapping[str, Any] | None) -> None:
    await uow.execute(
        f"UPDATE portal_integration SET ({_SAVED}) = ROW ({_VALUES}), version = version + 1 WHERE key = :key",
        _parameters(wanted, jwks),
    )


async def keep_secrets(uow: UnitOfWork, integration_id: UUID, sealed: Sequence[str]) -> None:
    await uow.execute(
        "UPDATE portal_integration SET sealed_secrets = CAST(:sealed AS text[]), version = version + 1 WHERE id = :id",
        {"id": integration_id, "sealed": list(sealed)},
    )


async def close_visits(uow: UnitOfWork, integration_id: UUID) -> None:
    await uow.execute("DELETE FROM portal_session WHERE integration_id = :id", {"id": integration_id})


async def use_token(uow: UnitOfWork, integration_id: UUID, jti_hash: str, expires_at: datetime) -> bool:
    """Whether the token was not used before; what has expired is swept away."""
    await uow.execute("DELETE FROM portal_token_used WHERE expires_at < now() - interval '1 minute'")
    done = await uow.execute(
        "INSERT INTO portal_token_used (integration_id, jti_hash, expires_at) VALUES (:id, :hash, :expires)"
        " ON CONFLICT DO NOTHING",
        {"id": integration_id, "hash": jti_hash, "expires": expires_at},
    )
    return bool(done.rowcount)


async def open_visit(uow: UnitOfWork, row: Mapping[str, Any]) -> None:
    await uow.execute("DELETE FROM portal_session WHERE expires_at < now()")
    await uow.execute(
        "INSERT INTO portal_session (id_hash, integration_id, account_id, actor_id, name, email, expires_at)"
        " VALUES (:id_hash, :integration_id, :account_id, :actor_id, :name, :email, :expires_at)",
        dict(row),
    )
    await uow.execute(
        "UPDATE portal_integration SET last_used_at = now() WHERE id = :id", {"id": row["integration_id"]}
    )


async def visit(reader: Reader, id_hash: str) -> Row | None:
    """A visit that goes on, of an integration that is not disabled."""
    return await reader.row(
        "SELECT s.account_id, s.actor_id, s.name, s.email, s.expires_at FROM portal_session s"
        " JOIN portal_integration i ON i.id = s.integration_id"
        " WHERE s.id_hash = :hash AND s.expires_at > now() AND NOT i.disabled",
        {"hash": id_hash},
    )


async def email_of(reader: Reader, actor_id: UUID) -> str | None:
    """Of the visit that goes on for the longest."""
    return await reader.scalar(
        "SELECT email FROM portal_session WHERE actor_id = :id AND expires_at > now() ORDER BY expires_at DESC LIMIT 1",
        {"id": actor_id},
    )


async def close_visit(uow: UnitOfWork, id_hash: str) -> None:
    await uow.execute("DELETE FROM portal_session WHERE id_hash = :hash", {"hash": id_hash})
