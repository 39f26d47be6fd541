"""Items know by which relationship they came, what they need, and which order changes them; domain orders which item
they are about and what a manager has to decide.

Columns that may be empty or have a constant default, and a new table: nothing is rewritten under a lock. What is
installed is filled in batch by batch, each by itself, and indexes of tables in use are built beside their writers; what
fails half-way is begun anew.
"""

from collections.abc import Sequence
from typing import Any

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

_OF_ITEMS: dict[str, sa.types.TypeEngine[Any]] = {
    "relationship": sa.Text(),
    "changing_order_id": sa.Uuid(),
    "changing_domain_order_id": sa.Uuid(),
    "changing_quantity": sa.Numeric(),
    "saved_state": sa.Text(),
    "ended_at": sa.DateTime(timezone=True),
}


_BATCH = 5_000
_NOWHERE = "00000000-0000-0000-0000-000000000000"
_FILL = """
WITH batch AS (SELECT id, domain_order_id FROM inventory_item WHERE id > :after ORDER BY id LIMIT :most),
came AS (
  UPDATE inventory_item i SET relationship = d.relationship FROM batch b JOIN domain_order d ON d.id = b.domain_order_id
  WHERE i.id = b.id AND i.relationship IS NULL AND d.relationship IS NOT NULL
), needs AS (
  INSERT INTO inventory_link (source_id, target_id, type) SELECT b.id, t.id, l.type FROM batch b
  JOIN domain_order_link l ON l.source_id = b.domain_order_id
  JOIN inventory_item t ON t.domain_order_id = l.target_id ON CONFLICT DO NOTHING
)
SELECT id FROM batch ORDER BY id DESC LIMIT 1
"""


def upgrade() -> None:
    for name, kind in _OF_ITEMS.items():
        op.add_column("inventory_item", sa.Column(name, kind, nullable=True), if_not_exists=True)
    op.create_table(
        "inventory_link",
        sa.Column("source_id", sa.Uuid(), primary_key=True),
        sa.Column("target_id", sa.Uuid(), primary_key=True, index=True),
        sa.Column("type", sa.Text(), primary_key=True),
        if_not_exists=True,
    )
    for name in ("item_id", "parent_item_id"):
        op.add_column("domain_order", sa.Column(name, sa.Uuid(), nullable=True), if_not_exists=True)
    uses = sa.Column("uses", JSONB(), server_default=sa.text("'[]'::jsonb"), nullable=False)
    op.add_column("domain_order", uses, if_not_exists=True)
    op.add_column("domain_order", sa.Column("choice", JSONB(), nullable=True), if_not_exists=True)
    with op.get_context().autocommit_block():
        _fill(op.get_bind())
        _drop()
        for name, table, column, where in _INDEXES:
            op.create_index(
                name,
                table,
                [column],
                postgresql_where=sa.text(where) if where else None,
                postgresql_concurrently=True,
            )


def _fill(connection: sa.Connection) -> None:
    after: object = _NOWHERE
    while after is not None:
        after = connection.execute(sa.text(_FILL), {"after": after, "most": _BATCH}).scalar()


def _drop() -> None:
    for name, table, _, _ in _INDEXES:
        op.drop_index(name, table_name=table, postgresql_concurrently=True, if_exists=True)


def downgrade() -> None:
    with op.get_context().autocommit_block():
        _drop()
    for column in ("choice", "uses", "parent_item_id", "item_id"):
        op.drop_column("domain_order", column)
    op.drop_table("inventory_link")
    for column in reversed(_OF_ITEMS):
        op.drop_column("inventory_item", column)
