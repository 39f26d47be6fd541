"""Requests of customers with their threads, and the sites that embed the portal."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_MOMENT = postgresql.TIMESTAMP(timezone=True)
_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
_TEXTS = postgresql.ARRAY(sa.Text())


def upgrade() -> None:
    op.execute("CREATE SEQUENCE request_number START WITH 1001")
    op.create_table(
        "customer_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            server_default=sa.text("'REQ' || lpad(nextval('request_number')::text, 7, '0')"),
            nullable=False,
        ),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.Uuid(), nullable=True),
        sa.Column("raised_by_name", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", _MOMENT, nullable=True),
        sa.Column("seconds_left", sa.BigInteger(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("resolved_at", _MOMENT, nullable=True),
        sa.Column("closed_at", _MOMENT, nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_request")),
        sa.UniqueConstraint("number", name=op.f("uq_customer_request_number")),
    )
    op.create_index("ix_customer_request_account_id_id", "customer_request", ["account_id", "id"])
    op.create_index("ix_customer_request_order_id", "customer_request", ["order_id"])
    op.create_index(
        "ix_customer_request_live",
        "customer_request",
        ["id"],
        postgresql_where=sa.text("state IN ('open', 'in_progress', 'awaiting_customer')"),
    )
    op.create_table(
        "request_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("from_customer", sa.Boolean(), nullable=False),
        sa.Column("internal", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["customer_request.id"],
            name=op.f("fk_request_message_request_id_customer_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_message")),
    )
    op.create_index("ix_request_message_request_id_id", "request_message", ["request_id", "id"])
    _portals()


def _portals() -> None:
    op.create_table(
        "portal_integration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("origins", _TEXTS, nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("algorithms", _TEXTS, nullable=False),
        sa.Column("account_claim", sa.Text(), nullable=False),
        sa.Column("jwks", _JSON, nullable=True),
        sa.Column("sealed_secrets", _TEXTS, server_default="{}", nullable=False),
        sa.Column("theme", _JSON, nullable=False),
        sa.Column("disabled", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("last_used_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_integration")),
        sa.UniqueConstraint("key", name=op.f("uq_portal_integration_key")),
    )
    op.create_table(
        "portal_session",
        sa.Column("id_hash", sa.Text(), nullable=False),
        sa.Column("integration_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["integration_id"],
            ["portal_integration.id"],
            name=op.f("fk_portal_session_integration_id_portal_integration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_portal_session")),
    )
    op.create_index("ix_portal_session_expires_at", "portal_session", ["expires_at"])
    op.create_index("ix_portal_session_integration_id", "portal_session", ["integration_id"])
    op.create_table(
        "portal_token_used",
        sa.Column("integration_id", sa.Uuid(), nullable=False),
        sa.Column("jti_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["integration_id"],
            ["portal_integration.id"],
            name=op.f("fk_portal_token_used_integration_id_portal_integration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("integration_id", "jti_hash", name=op.f("pk_portal_token_used")),
    )
    op.create_index("ix_portal_token_used_expires_at", "portal_token_used", ["expires_at"])


def downgrade() -> None:
    for table in ("portal_token_used", "portal_session", "portal_integration", "request_message", "customer_request"):
        op.drop_table(table)
    op.execute("DROP SEQUENCE request_number")
