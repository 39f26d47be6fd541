"""Fallouts of the steps of flow runs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("fallout", sa.Column("run_id", sa.Uuid(), nullable=True))
    op.add_column("fallout", sa.Column("run_node", sa.Text(), nullable=True))
    op.create_index(
        "uq_fallout_live_run",
        "fallout",
        ["run_id", "run_node"],
        unique=True,
        postgresql_where=sa.text(
            "run_id IS NOT NULL AND state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"
        ),
    )


def downgrade() -> None:
    op.drop_index("uq_fallout_live_run", table_name="fallout")
    op.drop_column("fallout", "run_node")
    op.drop_column("fallout", "run_id")
