"""Tables of identity: people, groups, sessions, tokens, links, and failed sign-ins. Secrets are stored hashed only."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class PersonRow(Base):
    """Someone who signs in; `login` is lower case. `password_hash` is argon2id."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    email: Mapped[str | None]
    locale: Mapped[str] = mapped_column(server_default="en")
    password_hash: Mapped[str | None]
    roles: Mapped[list[str]]
    account_id: Mapped[UUID | None] = mapped_column(index=True)
    disabled: Mapped[bool] = mapped_column(server_default="false")
    demo: Mapped[bool] = mapped_column(server_default="false")
    version: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_seen_at: Mapped[datetime | None]


class GroupRow(Base):
    __tablename__ = "people_group"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, Any]]


class GroupMemberRow(Base):
    __tablename__ = "group_member"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("people_group.id", ondelete="CASCADE"), primary_key=True)

    __table_args__ = (Index("ix_group_member_group_id", "group_id"),)


class SessionRow(Base):
    """A sign-in on the server's side; the cookie holds what `id_hash` is the SHA-256 of."""

    __tablename__ = "session"

    id_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(index=True)


class SignInFailureRow(Base):
    """Failed sign-ins of one login or one address since `since`; a success forgets the login's."""

    __tablename__ = "sign_in_failure"

    subject: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[datetime] = mapped_column(index=True)


class ApiTokenRow(Base):
    __tablename__ = "api_token"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    roles: Mapped[list[str]]
    account_id: Mapped[UUID | None]
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class WelcomeLinkRow(Base):
    """The one-time link by which the first administrator of a fresh installation comes in."""

    __tablename__ = "welcome_link"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
