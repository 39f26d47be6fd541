"""Plans that grow: starts and ends that wait for others, waits, pins, and what only some kinds of task have.

Steps go on being written meanwhile: their keys change batch by batch, and their indexes are made without a lock. That
comes first: what fails half-way is begun anew.
"""

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
_BATCH = 5_000
_NOWHERE = "00000000-0000-0000-0000-000000000000"
_RENAME = """
WITH batch AS (SELECT id FROM plan_step WHERE id > :after ORDER BY id LIMIT :most),
named AS (UPDATE plan_step s SET key = {key} FROM batch b WHERE s.id = b.id AND s.kind = 'gate.deferral')
SELECT id FROM batch ORDER BY id DESC LIMIT 1
"""
_OF_STEPS: tuple[tuple[str, sa.types.TypeEngine[object], str | None], ...] = (
    ("on_start", _IDS, None),
    ("on_end", _IDS, None),
    ("ends_after", sa.BigInteger(), "0"),
    ("answered_at", postgresql.TIMESTAMP(timezone=True), None),
    ("details", _JSON, None),
)


def upgrade() -> None:
    with op.get_context().autocommit_block():
        _rename_deferrals("'deferral.' || s.id")
        _drop("uq_plan_step_address")
        op.create_index(
            "uq_plan_step_address",
            "plan_step",
            ["order_id", "domain_order_id", "key", "visit"],
            unique=True,
            postgresql_concurrently=True,
        )
        _drop("ix_plan_step_order_id_domain_order_id")
    for name, kind, default in _OF_STEPS:
        op.add_column("plan_step", sa.Column(name, kind, server_default=default, nullable=default is None))
    op.add_column("plan", sa.Column("pins", _JSON, nullable=True))
    op.add_column("plan", sa.Column("waits", sa.BigInteger(), server_default="0", nullable=False))
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
    with op.get_context().autocommit_block():
        _drop("ix_plan_step_order_id_domain_order_id")
        op.create_index(
            "ix_plan_step_order_id_domain_order_id",
            "plan_step",
            ["order_id", "domain_order_id"],
            postgresql_concurrently=True,
        )
        _drop("uq_plan_step_address")
        _rename_deferrals("'deferral'")
    op.drop_table("plan_wait")
    op.drop_column("plan", "waits")
    op.drop_column("plan", "pins")
    for name, _, _ in reversed(_OF_STEPS):
        op.drop_column("plan_step", name)


def _rename_deferrals(key: str) -> None:
    connection, after = op.get_bind(), _NOWHERE
    ask = sa.text(_RENAME.format(key=key))
    while last := connection.execute(ask, {"after": after, "most": _BATCH}).scalar():
        after = last


def _drop(index: str) -> None:
    op.drop_index(index, table_name="plan_step", postgresql_concurrently=True, if_exists=True)
