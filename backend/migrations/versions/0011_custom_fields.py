"""Fields of one's own: their definitions, and a column for their values beside each record that has them.

A constant default rewrites no table: each of these changes holds its lock for a moment only, however many rows there are.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_VALUES = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())


def upgrade() -> None:
    op.create_table(
        "custom_field",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("rules", _VALUES, nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_field")),
        sa.UniqueConstraint("noun", "key", name=op.f("uq_custom_field_noun_key")),
    )
    for table in ("account", "customer_order", "order_line"):
        default = sa.text("'{}'::jsonb")
        op.add_column(table, sa.Column("custom", _VALUES, server_default=default, nullable=False))
    op.add_column("plan_step", sa.Column("custom", _VALUES, nullable=True))


def downgrade() -> None:
    for table in ("plan_step", "order_line", "customer_order", "account"):
        op.drop_column(table, "custom")
    op.drop_table("custom_field")
