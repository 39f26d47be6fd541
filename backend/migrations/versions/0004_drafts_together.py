"""Drafts that several people work on, a second person's consent, and definitions that are retired.

Steps go on being written while their index is made. It comes first: what fails half-way is begun anew.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TIME = postgresql.TIMESTAMP(timezone=True)
_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
_CONSENT = (
    ("requested_by", sa.Text()),
    ("requested_by_id", sa.Uuid()),
    ("requested_at", _TIME),
    ("approved_by", sa.Text()),
    ("declined", sa.Text()),
)


def upgrade() -> None:
    with op.get_context().autocommit_block():
        _drop_step_index()
        op.create_index(
            "ix_plan_step_flow",
            "plan_step",
            ["flow_version_id", "order_id"],
            postgresql_where=sa.text("entry"),
            postgresql_concurrently=True,
        )
    op.add_column("flow_definition", sa.Column("retired_at", _TIME, nullable=True))
    op.add_column("flow_definition", sa.Column("retired_by", sa.Text(), nullable=True))
    for name, kind in _CONSENT:
        op.add_column("flow_version", sa.Column(name, kind, nullable=True))
    _draft_index("state IN ('draft', 'in_review')")
    op.create_table(
        "flow_draft_revision",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("content", _JSON, nullable=False),
        sa.Column("layout", _JSON, nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("saved_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["flow_version.id"],
            name=op.f("fk_flow_draft_revision_version_id_flow_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "revision", name=op.f("pk_flow_draft_revision")),
    )
    op.create_table(
        "flow_presence",
        sa.Column("definition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("editing", sa.Boolean(), nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["definition_id"], ["flow_definition.id"], name=op.f("fk_flow_presence_definition_id_flow_definition")
        ),
        sa.PrimaryKeyConstraint("definition_id", "person_id", name=op.f("pk_flow_presence")),
    )
    op.create_index(
        "uq_flow_presence_editor", "flow_presence", ["definition_id"], unique=True, postgresql_where=sa.text("editing")
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        _drop_step_index()
    op.drop_table("flow_presence")
    op.drop_table("flow_draft_revision")
    op.execute("UPDATE flow_version SET state = 'draft' WHERE state = 'in_review'")
    _draft_index("state = 'draft'")
    for name, _ in reversed(_CONSENT):
        op.drop_column("flow_version", name)
    op.drop_column("flow_definition", "retired_by")
    op.drop_column("flow_definition", "retired_at")


def _drop_step_index() -> None:
    op.drop_index("ix_plan_step_flow", table_name="plan_step", postgresql_concurrently=True, if_exists=True)


def _draft_index(condition: str) -> None:
    op.drop_index("uq_flow_version_draft", table_name="flow_version")
    op.create_index(
        "uq_flow_version_draft", "flow_version", ["definition_id"], unique=True, postgresql_where=sa.text(condition)
    )
