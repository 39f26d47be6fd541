"""Parts that domain orders are composed of, what kept lines from being decomposed, and fallouts of that.

Columns that may be empty and new tables: nothing is rewritten. Indexes of tables in use are built beside their writers;
what fails half-way is begun anew.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_LIVE = "fault_id IS NOT NULL AND state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"
_OF_FALLOUT = ("fault_id", "line_id", "domain_order_id")


def upgrade() -> None:
    op.create_table(
        "domain_order_component",
        sa.Column("domain_order_id", sa.Uuid(), primary_key=True),
        sa.Column("relationship", sa.Text(), primary_key=True),
        sa.Column("order_id", sa.Uuid(), nullable=False, index=True),
        sa.Column("specification", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(), nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "decomposition_fault",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("domain_order_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("path", postgresql.JSONB(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("catalog_release_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_release_id", sa.Uuid(), nullable=True),
        if_not_exists=True,
    )
    op.create_index(
        "uq_decomposition_fault_open",
        "decomposition_fault",
        ["order_id", "line_id", "domain_order_id", "code", "path"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
        postgresql_nulls_not_distinct=True,
        if_not_exists=True,
    )
    op.create_index("ix_decomposition_fault_order_id", "decomposition_fault", ["order_id"], if_not_exists=True)
    op.add_column("deferral", sa.Column("expires_at", sa.Text(), nullable=True), if_not_exists=True)
    for name in _OF_FALLOUT:
        op.add_column("fallout", sa.Column(name, sa.Uuid(), nullable=True), if_not_exists=True)
    with op.get_context().autocommit_block():
        op.drop_index("uq_fallout_live_fault", "fallout", postgresql_concurrently=True, if_exists=True)
        op.create_index(
            "uq_fallout_live_fault",
            "fallout",
            ["fault_id"],
            unique=True,
            postgresql_where=sa.text(_LIVE),
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    op.drop_index("uq_fallout_live_fault", table_name="fallout")
    for name in _OF_FALLOUT:
        op.drop_column("fallout", name)
    op.drop_column("deferral", "expires_at")
    op.drop_table("decomposition_fault")
    op.drop_table("domain_order_component")
