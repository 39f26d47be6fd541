"""Bulk inserts in one statement: rows travel as one JSON document and PostgreSQL makes records of it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import LargeBinary, Table, TextClause, text
from sqlalchemy.dialects import postgresql

from orderloom.kernel import json

_dialect = postgresql.dialect()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def record(table: Table, columns: Sequence[str]) -> str:
    """The column definition list of `json_to_recordset` for these columns."""
    return ", ".join(f"{_quoted(name)} {table.c[name].type.compile(dialect=_dialect)}" for name in columns)


@lru_cache(maxsize=512)
def insert_sql(table: Table, columns: tuple[str, ...], parameter: str, on_conflict: str | None = None) -> str:
    names = ", ".join(_quoted(name) for name in columns)
    conflict = " ON CONFLICT DO NOTHING" if on_conflict == "nothing" else ""
    return (
        f"INSERT INTO {_quoted(table.name)} ({names}) SELECT {names} "
        f"FROM json_to_recordset(CAST(:{parameter} AS json)) AS r({record(table, columns)}){conflict}"
    )


@lru_cache(maxsize=512)
def insert_statement(table: Table, columns: tuple[str, ...], on_conflict: str | None) -> TextClause:
    return text(insert_sql(table, columns, "rows", on_conflict))


def document(table: Table, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """The rows as JSON text. All rows have the same columns; a row that lacks one is a mistake of the caller."""
    binary = [name for name in columns if isinstance(table.c[name].type, LargeBinary)]
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"rows of {table.name} differ in their columns: {sorted(row)} and {sorted(columns)}")
    if binary:
        rows = [{**row, **{name: _hex(row[name]) for name in binary}} for row in rows]
    return json.dumps(rows).decode()


def _hex(value: bytes | None) -> str | None:
    return None if value is None else "\\x" + value.hex()
