"""Sites that embed the portal, as administrators and the portal see them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor


class Algorithm(StrEnum):
    """How tokens may be signed; nothing else is looked at."""

    RS256 = "RS256"
    ES256 = "ES256"
    EDDSA = "EdDSA"
    HS256 = "HS256"


class Integration(msgspec.Struct, frozen=True, kw_only=True):
    """A site that embeds the portal. `account_claim` names the claim that holds the account's number or external id.
    `jwks` are its public keys; of its secrets only their number is known outside."""

    id: UUID
    key: str
    name: str
    origins: tuple[str, ...]
    issuer: str
    audience: str
    algorithms: tuple[Algorithm, ...]
    account_claim: str
    jwks: dict[str, Any] | None
    secrets: int
    theme: dict[str, str]
    disabled: bool
    version: int
    created_at: datetime
    last_used_at: datetime | None


class SaveIntegration(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is the one that the editor saw, None for a new one. `keys` is a JWK, a JWKS or PEM text; None keeps
    those that are there."""

    key: str
    name: str
    origins: tuple[str, ...]
    issuer: str
    audience: str
    algorithms: tuple[Algorithm, ...]
    account_claim: str = "account"
    keys: str | None = None
    theme: dict[str, str] = {}
    disabled: bool = False
    version: int | None = None


class RotateSecret(msgspec.Struct, frozen=True, kw_only=True):
    """A new secret is made; the one before it stays good unless `drop_others`. `secret` brings one's own."""

    key: str
    version: int
    secret: str | None = None
    drop_others: bool = False


class RotatedSecret(msgspec.Struct, frozen=True, kw_only=True):
    """`secret` is shown this once."""

    integration: Integration
    secret: str


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What a good token says: who it is, and whose account it is about."""

    subject: str
    account: str
    token_id: str
    expires_at: datetime
    name: str | None = None
    email: str | None = None


class OpenedPortal(msgspec.Struct, frozen=True, kw_only=True):
    """`secret` lives in the page's memory; its hash is all that is stored."""

    secret: str
    expires_at: datetime
    name: str
    account_id: UUID
    theme: dict[str, str]


class PortalVisitor(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever a portal session stands for."""

    actor: Actor
    name: str
    email: str | None
    expires_at: datetime
