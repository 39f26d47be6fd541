"""The price list of an order, and the prices that were agreed by hand."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())


def upgrade() -> None:
    op.add_column("customer_order", sa.Column("price_list", sa.Text(), nullable=True))
    op.add_column(
        "customer_order",
        sa.Column("adjustments", _JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
    )
    op.add_column(
        "customer_order",
        sa.Column("price_approval", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )


def downgrade() -> None:
    for name in ("price_approval", "adjustments", "price_list"):
        op.drop_column("customer_order", name)
