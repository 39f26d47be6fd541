"""Catalog documents by name, drafts of their entities, and images; indexes to find what sells and uses an entity."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
_TIME = postgresql.TIMESTAMP(timezone=True)
_INDEXES = (
    ("ix_catalog_entity_section_key", "catalog_entity", ["section", "key"], None),
    ("ix_order_line_offering", "order_line", ["offering"], "state NOT IN ('completed', 'canceled', 'failed')"),
    (
        "ix_inventory_item_specification",
        "inventory_item",
        ["specification"],
        "state NOT IN ('inactive', 'canceled')",
    ),
)


def upgrade() -> None:
    with op.get_context().autocommit_block():
        for name, table, columns, where in _INDEXES:
            condition = sa.text(where) if where else None
            op.create_index(
                name, table, columns, postgresql_where=condition, postgresql_concurrently=True, if_not_exists=True
            )
    op.create_table(
        "catalog_document",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", _JSON, nullable=False),
        sa.Column("edited_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_catalog_document")),
    )
    op.execute("INSERT INTO catalog_document (key, name) SELECT DISTINCT document, '{}'::jsonb FROM catalog_entity")
    op.create_table(
        "catalog_draft",
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("content", _JSON, nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("saved_at", _TIME, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("section", "key", name=op.f("pk_catalog_draft")),
    )
    op.create_table(
        "catalog_image",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", _TIME, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_catalog_image")),
    )


def downgrade() -> None:
    for name, table, _, _ in reversed(_INDEXES):
        op.drop_index(name, table_name=table)
    op.drop_table("catalog_image")
    op.drop_table("catalog_draft")
    op.drop_table("catalog_document")
