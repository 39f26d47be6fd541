"""How often the rows of tables answered, and files on their way in or out."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "flow_table_hit",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("hits", sa.BigInteger(), nullable=False),
        sa.Column("last_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("version_id", "row_id", name=op.f("pk_flow_table_hit")),
    )
    op.create_table(
        "file_ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("subject", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_ticket")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_file_ticket_secret_hash")),
    )
    op.create_index(op.f("ix_file_ticket_expires_at"), "file_ticket", ["expires_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_file_ticket_expires_at"), table_name="file_ticket")
    op.drop_table("file_ticket")
    op.drop_table("flow_table_hit")
