"""Sites that embed the portal, visits of their customers, and used tokens, as they lie in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class PortalIntegrationRow(Base):
    """A site that embeds the portal; `jwks` are public keys, `sealed_secrets` the newest first."""

    __tablename__ = "portal_integration"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    origins: Mapped[list[str]]
    issuer: Mapped[str]
    audience: Mapped[str]
    algorithms: Mapped[list[str]]
    account_claim: Mapped[str]
    jwks: Mapped[dict[str, Any] | None]
    sealed_secrets: Mapped[list[str]] = mapped_column(server_default="{}")
    theme: Mapped[dict[str, Any]]
    disabled: Mapped[bool] = mapped_column(server_default="false")
    version: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime | None]


class PortalSessionRow(Base):
    """A visit of a customer of such a site: a quarter of an hour, of which the page keeps the secret in its memory."""

    __tablename__ = "portal_session"

    id_hash: Mapped[str] = mapped_column(primary_key=True)
    integration_id: Mapped[UUID] = mapped_column(ForeignKey("portal_integration.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    name: Mapped[str]
    email: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(index=True)


class PortalTokenUsedRow(Base):
    """A token that brought somebody in, until it would have expired: it brings nobody in again."""

    __tablename__ = "portal_token_used"

    integration_id: Mapped[UUID] = mapped_column(
        ForeignKey("portal_integration.id", ondelete="CASCADE"), primary_key=True
    )
    jti_hash: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
