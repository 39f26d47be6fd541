"""Journals without a foreign key: their rows are written by the statement that writes the run."""

from collections.abc import Sequence

from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_KEY = "fk_flow_step_run_id_flow_run"


def upgrade() -> None:
    op.drop_constraint(_KEY, "flow_step", type_="foreignkey")


def downgrade() -> None:
    op.create_foreign_key(_KEY, "flow_step", "flow_run", ["run_id"], ["id"], postgresql_not_valid=True)
    op.execute(f"ALTER TABLE flow_step VALIDATE CONSTRAINT {_KEY}")
