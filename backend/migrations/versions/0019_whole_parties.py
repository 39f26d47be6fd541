"""Accounts, contacts and sites whole: kinds, states, addresses, roles; calendars; and words by which accounts are found.

Only columns that PostgreSQL adds without touching a row: 0024 fills and indexes them without a lock.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
_TIME = postgresql.TIMESTAMP(timezone=True)
_NOTHING = sa.text("'{}'::jsonb")


def upgrade() -> None:
    _calendars()
    _accounts()
    _contacts()
    _sites()
    for table in ("account", "contact"):
        op.add_column(table, sa.Column("words", sa.Text(), server_default="", nullable=False))


def _calendars() -> None:
    op.create_table(
        "business_calendar",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.Column("hours", _JSON, nullable=False),
        sa.Column("holidays", _JSON, nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_calendar")),
        sa.UniqueConstraint("key", name=op.f("uq_business_calendar_key")),
    )


def _accounts() -> None:
    for column in (
        sa.Column("kind", sa.Text(), server_default="business", nullable=False),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column("tax_id", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("billing_address", _JSON, nullable=True),
        sa.Column("service_address", _JSON, nullable=True),
        sa.Column("extensions", _JSON, server_default=_NOTHING, nullable=False),
        sa.Column("updated_at", _TIME, server_default=sa.text("now()"), nullable=False),
    ):
        op.add_column("account", column)
    op.create_foreign_key(op.f("fk_account_parent_id_account"), "account", "account", ["parent_id"], ["id"])


def _contacts() -> None:
    for column in (
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("preferred", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("extensions", _JSON, server_default=_NOTHING, nullable=False),
        sa.Column("created_at", _TIME, server_default=sa.text("now()"), nullable=False),
    ):
        op.add_column("contact", column)


def _sites() -> None:
    for column in (
        sa.Column("latitude", sa.Numeric(), nullable=True),
        sa.Column("longitude", sa.Numeric(), nullable=True),
        sa.Column("calendar_id", sa.Uuid(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
    ):
        op.add_column("site", column)
    op.create_foreign_key(
        op.f("fk_site_calendar_id_business_calendar"), "site", "business_calendar", ["calendar_id"], ["id"]
    )


def downgrade() -> None:
    for table in ("contact", "account"):
        op.drop_column(table, "words")
    op.drop_constraint(op.f("fk_site_calendar_id_business_calendar"), "site")
    _drop("site", "version", "active", "calendar_id", "longitude", "latitude")
    _drop("contact", "created_at", "extensions", "version", "active", "preferred", "role")
    op.drop_constraint(op.f("fk_account_parent_id_account"), "account")
    _drop(
        "account",
        *("updated_at", "extensions", "service_address", "billing_address"),
        *("parent_id", "language", "tax_id", "status", "kind"),
    )
    op.drop_table("business_calendar")


def _drop(table: str, *columns: str) -> None:
    for column in columns:
        op.drop_column(table, column)
