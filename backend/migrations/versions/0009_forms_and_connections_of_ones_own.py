"""Forms and connections that people edit, and how the last calls of an operation went."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_MOMENT = postgresql.TIMESTAMP(timezone=True)
_CONTENT = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())


def upgrade() -> None:
    for table in ("form", "connection"):
        op.add_column(table, sa.Column("version", sa.BigInteger(), server_default="1", nullable=False))
        op.add_column(table, sa.Column("edited_by", sa.Uuid(), nullable=True))
        op.add_column(table, sa.Column("removed_at", _MOMENT, nullable=True))
    op.create_table(
        "form_version",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("content", _CONTENT, nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("key", "version", name=op.f("pk_form_version")),
    )
    op.execute(
        "INSERT INTO form_version (key, version, content, created_at) SELECT key, 1, content, updated_at FROM form"
    )
    op.create_table(
        "operation_call",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("milliseconds", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("transient", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("tried", sa.Boolean(), server_default="false", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation_call")),
    )
    op.create_index("ix_operation_call_operation_id", "operation_call", ["operation", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_operation_call_operation_id", table_name="operation_call")
    op.drop_table("operation_call")
    op.drop_table("form_version")
    for table in ("form", "connection"):
        op.drop_column(table, "removed_at")
        op.drop_column(table, "edited_by")
        op.drop_column(table, "version")
