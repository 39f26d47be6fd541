"""Plans that grow: starts and ends that wait for others, waits, pins, and what only some kinds of task have."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
_IDS = postgresql.ARRAY(sa.Uuid())
_OF_STEPS: tuple[tuple[str, sa.types.TypeEngine[object], str | None], ...] = (
    ("on_start", _IDS, None),
    ("on_end", _IDS, None),
    ("ends_after", sa.BigInteger(), "0"),
    ("answered_at", postgresql.TIMESTAMP(timezone=True), None),
    ("details", _JSON, None),
)


def upgrade() -> None:
    for name, kind, default in _OF_STEPS:
        op.add_column("plan_step", sa.Column(name, kind, server_default=default, nullable=default is None))
    op.add_column("plan", sa.Column("pins", _JSON, nullable=True))
    op.add_column("plan", sa.Column("waits", sa.BigInteger(), server_default="0", nullable=False))
    op.execute("UPDATE plan_step SET key = 'deferral.' || id WHERE kind = 'gate.deferral'")
    op.drop_index("ix_plan_step_order_id_domain_order_id", table_name="plan_step")
    op.create_index("uq_plan_step_address", "plan_step", ["order_id", "domain_order_id", "key", "visit"], unique=True)
    op.create_table(
        "plan_wait",
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("correlation", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_plan_wait")),
    )
    op.create_index(op.f("ix_plan_wait_order_id"), "plan_wait", ["order_id"])
    op.create_index("ix_plan_wait_event", "plan_wait", ["event", "correlation"])


def downgrade() -> None:
    op.drop_table("plan_wait")
    op.drop_index("uq_plan_step_address", table_name="plan_step")
    op.create_index("ix_plan_step_order_id_domain_order_id", "plan_step", ["order_id", "domain_order_id"])
    op.execute("UPDATE plan_step SET key = 'deferral' WHERE kind = 'gate.deferral'")
    op.drop_column("plan", "waits")
    op.drop_column("plan", "pins")
    for name, _, _ in reversed(_OF_STEPS):
        op.drop_column("plan_step", name)
