"""Which order last lowered the quantity of an installed product, for rules that count what is left."""

from collections.abc import Sequence

from alembic import op

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.execute("ALTER TABLE inventory_item ADD COLUMN lowered_by_order_id uuid")


def downgrade() -> None:
    op.execute("ALTER TABLE inventory_item DROP COLUMN lowered_by_order_id")
