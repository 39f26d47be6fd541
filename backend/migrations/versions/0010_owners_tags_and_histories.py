"""Owners and tags of definitions, and the ways to the last runs of a flow and to its steps that failed.

Runs and steps go on being written while their indexes are made. They come first: what fails half-way is begun anew.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


_INDEXES = (
    ("ix_flow_run_flow", "flow_run", ["flow_key", "id"], None),
    ("ix_flow_run_failed", "flow_run", ["flow_key", "id"], "state = 'failed'"),
    ("ix_plan_step_troubled", "plan_step", ["flow_version_id"], "error IS NOT NULL"),
)


def upgrade() -> None:
    with op.get_context().autocommit_block():
        for name, table, columns, condition in _INDEXES:
            op.drop_index(name, table_name=table, postgresql_concurrently=True, if_exists=True)
            where = sa.text(condition) if condition else None
            op.create_index(name, table, columns, postgresql_where=where, postgresql_concurrently=True)
    op.add_column("flow_definition", sa.Column("owner", sa.Text(), nullable=True))
    op.add_column("flow_definition", sa.Column("owner_id", sa.Uuid(), nullable=True))
    tags = sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("flow_definition", tags)


def downgrade() -> None:
    op.drop_index("ix_plan_step_troubled", table_name="plan_step")
    op.drop_index("ix_flow_run_failed", table_name="flow_run")
    op.drop_index("ix_flow_run_flow", table_name="flow_run")
    op.drop_column("flow_definition", "tags")
    op.drop_column("flow_definition", "owner_id")
    op.drop_column("flow_definition", "owner")
