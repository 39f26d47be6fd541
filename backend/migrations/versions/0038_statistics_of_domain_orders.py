"""What the planner knows of domain orders: which states, layers and specifications a kind has, and how many of each.

It costs changes nothing, and tells a list that has few rows, or none, from one that has many.
"""

from collections.abc import Sequence

from alembic import op

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.execute(
        "CREATE STATISTICS IF NOT EXISTS domain_order_kinds (mcv) ON kind, state, subtype, needs_attention "
        "FROM domain_order"
    )
    op.execute(
        "CREATE STATISTICS IF NOT EXISTS domain_order_specifications (mcv) ON kind, specification, state "
        "FROM domain_order"
    )


def downgrade() -> None:
    op.execute("DROP STATISTICS IF EXISTS domain_order_specifications")
    op.execute("DROP STATISTICS IF EXISTS domain_order_kinds")
