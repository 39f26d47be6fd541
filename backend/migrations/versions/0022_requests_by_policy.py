"""Requests keep what was promised by policy, and where their customer is written to."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_COLUMNS = (
    ("site_id", sa.Uuid()),
    ("priority", sa.Text()),
    ("promised_seconds", sa.BigInteger()),
    ("contact_email", sa.Text()),
    ("language", sa.Text()),
)


def upgrade() -> None:
    for name, kind in _COLUMNS:
        op.add_column("customer_request", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name, _ in reversed(_COLUMNS):
        op.drop_column("customer_request", name)
