"""Orders of services: an order has a kind, and its lines may name a specification without an offering.

A column with a constant default and a column that may be empty from now on: no table is rewritten.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE IF NOT EXISTS service_order_number START 1001")
    op.add_column(
        "customer_order", sa.Column("kind", sa.Text(), server_default="customer", nullable=False), if_not_exists=True
    )
    op.alter_column("order_line", "offering", existing_type=sa.Text(), nullable=True)
    with op.get_context().autocommit_block():
        op.drop_index("ix_customer_order_services", "customer_order", postgresql_concurrently=True, if_exists=True)
        op.create_index(
            "ix_customer_order_services",
            "customer_order",
            ["created_at", "id"],
            postgresql_where=sa.text("kind = 'service'"),
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    """Orders of services can't be told without their kind: their lines name what they asked for."""
    op.drop_index("ix_customer_order_services", "customer_order", if_exists=True)
    op.execute("UPDATE order_line SET offering = specification WHERE offering IS NULL")
    op.alter_column("order_line", "offering", existing_type=sa.Text(), nullable=False)
    op.drop_column("customer_order", "kind")
    op.execute("DROP SEQUENCE IF EXISTS service_order_number")
