"""Orders found by words of their description and by the customer's numbers, among a million."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_INDEXES = (
    "ix_customer_order_description",
    "ix_customer_order_purchase_order",
    "ix_customer_order_captured_by_created_at_id",
    "ix_customer_order_updated_at_id",
)


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    with op.get_context().autocommit_block():
        for name in _INDEXES:
            op.drop_index(name, table_name="customer_order", postgresql_concurrently=True, if_exists=True)
        op.create_index(
            "ix_customer_order_description",
            "customer_order",
            ["description"],
            postgresql_using="gin",
            postgresql_ops={"description": "gin_trgm_ops"},
            postgresql_where=sa.text("description IS NOT NULL"),
            postgresql_concurrently=True,
        )
        op.create_index(
            "ix_customer_order_purchase_order",
            "customer_order",
            ["purchase_order"],
            postgresql_where=sa.text("purchase_order IS NOT NULL"),
            postgresql_concurrently=True,
        )
        op.create_index(
            "ix_customer_order_captured_by_created_at_id",
            "customer_order",
            ["captured_by", "created_at", "id"],
            postgresql_where=sa.text("captured_by IS NOT NULL"),
            postgresql_concurrently=True,
        )
        op.create_index(
            "ix_customer_order_updated_at_id",
            "customer_order",
            ["updated_at", "id"],
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        for name in _INDEXES:
            op.drop_index(name, table_name="customer_order", postgresql_concurrently=True, if_exists=True)
    op.execute("DROP EXTENSION IF EXISTS pg_trgm")
