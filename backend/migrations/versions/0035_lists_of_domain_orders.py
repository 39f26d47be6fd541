"""Domain orders in lists: when they changed last, and an index for each way in which they are sorted and filtered.

A column that may be empty: nothing is rewritten. The indexes are built beside their writers.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_CHANGED = "(COALESCE(changed_at, created_at))"
_INDEXES = (
    ("ix_domain_order_created", ("kind", "created_at", "id"), None),
    ("ix_domain_order_state", ("kind", "state", "created_at", "id"), None),
    ("ix_domain_order_changed", ("kind", _CHANGED, "id"), None),
    ("ix_domain_order_account", ("account_id", "created_at", "id"), None),
    ("ix_domain_order_specification", ("specification", "created_at", "id"), None),
    ("ix_domain_order_attention", ("created_at", "id"), "needs_attention"),
)


def upgrade() -> None:
    op.add_column(
        "domain_order", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True), if_not_exists=True
    )
    with op.get_context().autocommit_block():
        for name, keys, where in _INDEXES:
            op.drop_index(name, "domain_order", postgresql_concurrently=True, if_exists=True)
            op.create_index(
                name,
                "domain_order",
                [sa.text(key) for key in keys],
                postgresql_where=sa.text(where) if where else None,
                postgresql_concurrently=True,
            )


def downgrade() -> None:
    for name, _, _ in _INDEXES:
        op.drop_index(name, "domain_order", if_exists=True)
    op.drop_column("domain_order", "changed_at")
