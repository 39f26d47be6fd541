"""An offering may stand in several categories."""

from collections.abc import Sequence

from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.execute(
        "UPDATE catalog_entity SET content = (content - 'category')"
        " || jsonb_build_object('categories', CASE WHEN content ->> 'category' IS NULL THEN '[]'::jsonb"
        " ELSE jsonb_build_array(content ->> 'category') END)"
        " WHERE section = 'offerings' AND content ? 'category'"
    )


def downgrade() -> None:
    op.execute(
        "UPDATE catalog_entity SET content = (content - 'categories')"
        " || jsonb_build_object('category', content -> 'categories' -> 0)"
        " WHERE section = 'offerings' AND content ? 'categories'"
    )
