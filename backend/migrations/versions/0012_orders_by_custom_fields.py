"""An index of what is filled in on orders, made while orders come in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_INDEX = "ix_customer_order_custom"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(_INDEX, table_name="customer_order", postgresql_concurrently=True, if_exists=True)
        op.create_index(
            _INDEX,
            "customer_order",
            ["custom"],
            postgresql_using="gin",
            postgresql_ops={"custom": "jsonb_path_ops"},
            postgresql_where=sa.text("custom <> '{}'::jsonb"),
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(_INDEX, table_name="customer_order", postgresql_concurrently=True, if_exists=True)
