"""Who pays and who takes delivery, notes, templates, orders on their way in, and files."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_MOMENT = postgresql.TIMESTAMP(timezone=True)
_HEADER = ("purchase_order", "payment_reference", "language")
_PARTIES = ("billing_account_id", "billing_contact_id", "delivery_contact_id")


def _json() -> postgresql.JSONB:
    return postgresql.JSONB(none_as_null=True, astext_type=sa.Text())


def upgrade() -> None:
    for name in _HEADER:
        op.add_column("customer_order", sa.Column(name, sa.Text(), nullable=True))
    for name in _PARTIES:
        op.add_column("customer_order", sa.Column(name, sa.Uuid(), nullable=True))
    op.add_column("customer_order", sa.Column("billing_address", _json(), nullable=True))
    op.add_column(
        "customer_order",
        sa.Column("accepted_terms", _json(), server_default=sa.text("'[]'::jsonb"), nullable=False),
    )
    op.add_column("order_line", sa.Column("requested_completion", _MOMENT, nullable=True))
    _notes_and_templates()
    _intakes()
    _files()


def _notes_and_templates() -> None:
    op.create_table(
        "order_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["customer_order.id"], name=op.f("fk_order_note_order_id_customer_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_note")),
    )
    op.create_index(op.f("ix_order_note_order_id_id"), "order_note", ["order_id", "id"], unique=False)
    op.create_table(
        "order_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("content", _json(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_template")),
    )
    op.create_index(op.f("ix_order_template_account_id"), "order_template", ["account_id"], unique=False)


def _intakes() -> None:
    op.create_table(
        "order_intake",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("lines_done", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("content", _json(), nullable=True),
        sa.Column("actor", _json(), nullable=False),
        sa.Column("problems", _json(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("started_at", _MOMENT, nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_intake")),
    )
    op.create_index(op.f("ix_order_intake_created_at_id"), "order_intake", ["created_at", "id"], unique=False)


def _files() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("uploaded_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_noun_subject_id_id"), "attachment", ["noun", "subject_id", "id"], unique=False)
    op.create_table(
        "attachment_chunk",
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_attachment_chunk_attachment_id_attachment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attachment_id", "position", name=op.f("pk_attachment_chunk")),
    )


def downgrade() -> None:
    for table in ("attachment_chunk", "attachment", "order_intake", "order_template", "order_note"):
        op.drop_table(table)
    op.drop_column("order_line", "requested_completion")
    for name in ("accepted_terms", "billing_address", *_PARTIES, *_HEADER):
        op.drop_column("customer_order", name)
