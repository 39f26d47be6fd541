"""Domain orders at a site: an account may have a million of them, and each of its sites a few.

The index is built beside its writers.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_domain_order_site",
            "domain_order",
            ["site_id", "created_at", "id"],
            postgresql_where=sa.text("site_id IS NOT NULL"),
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def downgrade() -> None:
    op.drop_index("ix_domain_order_site", "domain_order", if_exists=True)
