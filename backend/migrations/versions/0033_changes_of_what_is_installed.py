"""Items know by which relationship they came, what they need, and which order changes them; domain orders which item
they are about and what a manager has to decide.

Columns that may be empty or have a constant default, and a new table: nothing is rewritten. Indexes of tables in use
are built beside their writers.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_INDEXES = (
    ("ix_inventory_item_parent_id", "inventory_item", "parent_id", None),
    ("ix_inventory_item_changing_order_id", "inventory_item", "changing_order_id", "changing_order_id IS NOT NULL"),
    (
        "ix_inventory_item_changing_domain_order_id",
        "inventory_item",
        "changing_domain_order_id",
        "changing_order_id IS NOT NULL",
    ),
    ("ix_order_line_product_id", "order_line", "product_id", "product_id IS NOT NULL"),
)

_OF_ITEMS = (
    *("ended_at", "saved_state", "changing_quantity", "changing_domain_order_id", "changing_order_id"),
    "relationship",
)


def upgrade() -> None:
    op.add_column("inventory_item", sa.Column("relationship", sa.Text(), nullable=True))
    op.add_column("inventory_item", sa.Column("changing_order_id", sa.Uuid(), nullable=True))
    op.add_column("inventory_item", sa.Column("changing_domain_order_id", sa.Uuid(), nullable=True))
    op.add_column("inventory_item", sa.Column("changing_quantity", sa.Numeric(), nullable=True))
    op.add_column("inventory_item", sa.Column("saved_state", sa.Text(), nullable=True))
    op.add_column("inventory_item", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "inventory_link",
        sa.Column("source_id", sa.Uuid(), primary_key=True),
        sa.Column("target_id", sa.Uuid(), primary_key=True, index=True),
        sa.Column("type", sa.Text(), primary_key=True),
    )
    op.add_column("domain_order", sa.Column("item_id", sa.Uuid(), nullable=True))
    op.add_column("domain_order", sa.Column("parent_item_id", sa.Uuid(), nullable=True))
    op.add_column("domain_order", sa.Column("uses", JSONB(), server_default=sa.text("'[]'::jsonb"), nullable=False))
    op.add_column("domain_order", sa.Column("choice", JSONB(), nullable=True))
    op.execute(
        "UPDATE inventory_item i SET relationship = d.relationship FROM domain_order d"
        " WHERE d.id = i.domain_order_id AND d.relationship IS NOT NULL"
    )
    op.execute(
        "INSERT INTO inventory_link (source_id, target_id, type) SELECT s.id, t.id, l.type FROM domain_order_link l"
        " JOIN inventory_item s ON s.domain_order_id = l.source_id"
        " JOIN inventory_item t ON t.domain_order_id = l.target_id ON CONFLICT DO NOTHING"
    )
    with op.get_context().autocommit_block():
        for name, table, column, where in _INDEXES:
            op.create_index(
                name,
                table,
                [column],
                postgresql_where=sa.text(where) if where else None,
                postgresql_concurrently=True,
                if_not_exists=True,
            )


def downgrade() -> None:
    for name, table, _, _ in _INDEXES:
        op.drop_index(name, table, if_exists=True)
    for column in ("choice", "uses", "parent_item_id", "item_id"):
        op.drop_column("domain_order", column)
    op.drop_table("inventory_link")
    for column in _OF_ITEMS:
        op.drop_column("inventory_item", column)
