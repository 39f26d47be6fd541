"""Runs that listen: listeners of events, waits and triggers of runs, and runs without an order.

Runs go on being written while their index is made. It comes first: what fails half-way is begun anew.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        _drop_run_index()
        op.create_index(
            "ix_flow_run_under_way",
            "flow_run",
            ["flow_key", "id"],
            postgresql_where=sa.text("state IN ('running', 'waiting', 'failed')"),
            postgresql_concurrently=True,
        )
    op.create_table(
        "event_listener",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event", "handler", name=op.f("pk_event_listener")),
    )
    op.create_table(
        "flow_wait",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("correlation", sa.Text(), nullable=True),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["flow_run.id"], name=op.f("fk_flow_wait_run_id_flow_run")),
        sa.PrimaryKeyConstraint("run_id", "node", name=op.f("pk_flow_wait")),
    )
    op.create_index(op.f("ix_flow_wait_order_id"), "flow_wait", ["order_id"])
    op.create_index("ix_flow_wait_event_correlation", "flow_wait", ["event", "correlation"])
    op.create_table(
        "flow_trigger",
        sa.Column("definition_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("every", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["definition_id"], ["flow_definition.id"], name=op.f("fk_flow_trigger_definition_id_flow_definition")
        ),
        sa.PrimaryKeyConstraint("definition_id", name=op.f("pk_flow_trigger")),
    )
    op.create_index(op.f("ix_flow_trigger_event"), "flow_trigger", ["event"])
    op.alter_column("flow_run", "order_id", existing_type=sa.Uuid(), nullable=True)
    op.add_column("flow_run", sa.Column("moved_from", sa.Uuid(), nullable=True))


def downgrade() -> None:
    with op.get_context().autocommit_block():
        _drop_run_index()
    op.drop_column("flow_run", "moved_from")
    op.execute("DELETE FROM flow_step WHERE run_id IN (SELECT id FROM flow_run WHERE order_id IS NULL)")
    op.execute("DELETE FROM flow_wait")
    op.execute("DELETE FROM flow_run WHERE order_id IS NULL")
    op.alter_column("flow_run", "order_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_table("flow_trigger")
    op.drop_table("flow_wait")
    op.drop_table("event_listener")


def _drop_run_index() -> None:
    op.drop_index("ix_flow_run_under_way", table_name="flow_run", postgresql_concurrently=True, if_exists=True)
