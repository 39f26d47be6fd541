"""Files of orders on their way in: jobs, the file in pieces, its rows, the orders they make, and templates of columns."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
_TIME = postgresql.TIMESTAMP(timezone=True)
_NONE = sa.text("0")


def upgrade() -> None:
    _jobs()
    _contents()
    op.create_table(
        "import_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("header", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("mapping", _JSON, nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("updated_at", _TIME, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_template")),
        sa.UniqueConstraint("name", name=op.f("uq_import_template_name")),
    )


def _jobs() -> None:
    op.create_table(
        "import_job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("layout", _JSON, nullable=False),
        sa.Column("mapping", _JSON, nullable=True),
        sa.Column("whole", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("submit", sa.Boolean(), server_default=sa.false(), nullable=False),
        *(
            sa.Column(name, sa.BigInteger(), server_default=_NONE, nullable=False)
            for name in ("rows", "bad_rows", "orders", "bad_orders", "checked", "made", "known", "failed", "round")
        ),
        sa.Column("problems", _JSON, nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("acting", _JSON, nullable=True),
        sa.Column("created_at", _TIME, server_default=sa.text("now()"), nullable=False),
        sa.Column("started_at", _TIME, nullable=True),
        sa.Column("ended_at", _TIME, nullable=True),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_job")),
    )
    op.create_index(op.f("ix_import_job_created_at_id"), "import_job", ["created_at", "id"], unique=False)
    op.create_index(op.f("ix_import_job_sha256"), "import_job", ["sha256"], unique=False)
    op.create_table(
        "import_piece",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_job.id"], name=op.f("fk_import_piece_job_id_import_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "position", name=op.f("pk_import_piece")),
    )


def _contents() -> None:
    op.create_table(
        "import_row",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("cells", _JSON, nullable=False),
        sa.Column("problems", _JSON, nullable=True),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_job.id"], name=op.f("fk_import_row_job_id_import_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "number", name=op.f("pk_import_row")),
    )
    op.create_index(op.f("ix_import_row_job_id_unit"), "import_row", ["job_id", "unit"], unique=False)
    op.create_index(
        op.f("ix_import_row_bad"),
        "import_row",
        ["job_id", "number"],
        unique=False,
        postgresql_where=sa.text("problems IS NOT NULL"),
    )
    op.create_table(
        "import_order",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_job.id"], name=op.f("fk_import_order_job_id_import_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "unit", name=op.f("pk_import_order")),
        sa.UniqueConstraint("job_id", "key", name=op.f("uq_import_order_job_id_key")),
    )
    op.create_index(
        op.f("ix_import_order_job_id_state_unit"), "import_order", ["job_id", "state", "unit"], unique=False
    )


def downgrade() -> None:
    for table in ("import_template", "import_order", "import_row", "import_piece", "import_job"):
        op.drop_table(table)
