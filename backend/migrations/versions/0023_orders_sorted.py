"""Orders in every order that their list offers, among a million: all of them, or those neither completed nor canceled."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_RANK = "array_position('{critical,high,medium,low}'::text[], priority)"
_WANTED = "(COALESCE(requested_completion, 'infinity'::timestamp with time zone))"
_OPEN = "state NOT IN ('canceled', 'completed')"
_INDEXES: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("ix_customer_order_rank", (_RANK, "created_at", "id"), None),
    ("ix_customer_order_wanted", (_WANTED, "id"), None),
    ("ix_customer_order_open_created", ("created_at", "id"), _OPEN),
    ("ix_customer_order_open_updated", ("updated_at", "id"), _OPEN),
    ("ix_customer_order_open_number", ("number", "id"), _OPEN),
    ("ix_customer_order_open_rank", (_RANK, "created_at", "id"), _OPEN),
    ("ix_customer_order_open_wanted", (_WANTED, "id"), _OPEN),
)


def upgrade() -> None:
    with op.get_context().autocommit_block():
        _drop()
        for name, keys, only in _INDEXES:
            op.create_index(
                name,
                "customer_order",
                [sa.text(key) for key in keys],
                postgresql_where=sa.text(only) if only else None,
                postgresql_concurrently=True,
            )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        _drop()


def _drop() -> None:
    for name, _, _ in _INDEXES:
        op.drop_index(name, table_name="customer_order", postgresql_concurrently=True, if_exists=True)
