"""Domain orders that are not at their end, in every order that a list has: few among millions, so small indexes.

They are built beside their writers. Of specifications as many are counted as catalogs have, so that a rare one is known
to be rare.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_OPEN = "state NOT IN ('closed_complete', 'canceled')"
_INDEXES = (
    ("ix_domain_order_open_created", ("kind", "created_at", "id")),
    ("ix_domain_order_open_changed", ("kind", "(COALESCE(changed_at, created_at))", "id")),
    ("ix_domain_order_open_number", ("kind", "number")),
)


def upgrade() -> None:
    op.execute("ALTER TABLE domain_order ALTER COLUMN specification SET STATISTICS 1000")
    with op.get_context().autocommit_block():
        for name, keys in _INDEXES:
            op.drop_index(name, "domain_order", postgresql_concurrently=True, if_exists=True)
            op.create_index(
                name,
                "domain_order",
                [sa.text(key) for key in keys],
                postgresql_where=sa.text(_OPEN),
                postgresql_concurrently=True,
            )


def downgrade() -> None:
    for name, _ in _INDEXES:
        op.drop_index(name, "domain_order", if_exists=True)
    op.execute("ALTER TABLE domain_order ALTER COLUMN specification SET STATISTICS DEFAULT")
