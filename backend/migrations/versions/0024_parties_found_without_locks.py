"""Accounts and contacts found by their words: filled batch by batch, and indexed while they go on being written.

What 0019 once added as a stored column, which took the whole table under a lock, is the index's own expression now.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_BATCH = 2_000
_WORD = re.compile(r"[^\W_]+")
_LEXEMES = "array_to_tsvector(string_to_array(words, ' '::text))"
_SAID = {
    "account": "name || ' ' || number || ' ' || ltrim(substr(number, 4), '0') || ' ' || coalesce(external_id, '')",
    "contact": "name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')",
}
_INDEXES = (
    ("ix_account_lexemes", "account", (_LEXEMES,), "gin"),
    ("ix_contact_lexemes", "contact", (_LEXEMES,), "gin"),
    ("ix_account_parent_id", "account", ("parent_id",), "btree"),
    ("ix_account_created_at_id", "account", ("created_at", "id"), "btree"),
    ("ix_site_calendar_id", "site", ("calendar_id",), "btree"),
)
_NEXT = "SELECT id, {said} AS said FROM {table} WHERE {wanted} AND id > :after ORDER BY id LIMIT :most"
_NOWHERE = "00000000-0000-0000-0000-000000000000"
_CONSUMERS = "kind = 'business' AND segment IN ('consumer', 'residential')"
_FILL = """
UPDATE {table} t SET words = filled.words FROM unnest(CAST(:ids AS uuid[]), CAST(:words AS text[])) filled (id, words)
WHERE t.id = filled.id AND t.words = ''
"""


def upgrade() -> None:
    """Each batch commits by itself, and what was done before a failure is found done."""
    with op.get_context().autocommit_block():
        connection = op.get_bind()
        if not _had_lexemes(connection):
            for rows in _batches(connection, "account", _CONSUMERS, "kind"):
                ids = [row.id for row in rows]
                connection.execute(sa.text("UPDATE account SET kind = 'consumer' WHERE id = ANY(:ids)"), {"ids": ids})
        for table, said in _SAID.items():
            for rows in _batches(connection, table, "words = ''", said):
                filled = {"ids": [row.id for row in rows], "words": [_words(row.said) for row in rows]}
                connection.execute(sa.text(_FILL.format(table=table)), filled)
        _drop()
        for name, table, keys, method in _INDEXES:
            by = [sa.text(key) for key in keys]
            op.create_index(name, table, by, postgresql_using=method, postgresql_concurrently=True)
    for table in _SAID:
        op.drop_column(table, "lexemes", if_exists=True)


def downgrade() -> None:
    with op.get_context().autocommit_block():
        _drop()


def _had_lexemes(connection: sa.Connection) -> bool:
    """Whether 0019 filled this database in its old way, which told consumers from businesses already."""
    return any(column["name"] == "lexemes" for column in sa.inspect(connection).get_columns("account"))


def _batches(connection: sa.Connection, table: str, wanted: str, said: str) -> Iterator[Sequence[sa.Row[Any]]]:
    after: object = _NOWHERE
    ask = sa.text(_NEXT.format(table=table, wanted=wanted, said=said))
    while rows := connection.execute(ask, {"after": after, "most": _BATCH}).all():
        yield rows
        after = rows[-1].id


def _words(said: str) -> str:
    """Folded as the product folds them: without accents, in small letters."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", said) if not unicodedata.combining(one))
    return " ".join(dict.fromkeys(_WORD.findall(plain.casefold())))


def _drop() -> None:
    for name, table, _, _ in _INDEXES:
        op.drop_index(name, table_name=table, postgresql_concurrently=True, if_exists=True)
