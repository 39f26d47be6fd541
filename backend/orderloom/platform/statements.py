"""Runs SQL text on the driver itself: SQLAlchemy says once how a statement is written for it, and then stays away.

Hot paths are statements of text; what SQLAlchemy does around each of them costs as much as the statement.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.rows import AsyncRowFactory, dict_row, tuple_row
from psycopg.types.array import ListDumper
from psycopg.types.json import JsonbDumper
from sqlalchemy import TextClause, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from orderloom.kernel import json

Statement = str | TextClause
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
Driver = psycopg.AsyncConnection[Any]
_dialect = PGDialect_psycopg()
_IDS = psycopg.adapters.types["uuid"].array_oid


class _DictDumper(JsonbDumper):
    """A plain dict given as a parameter is a jsonb value, with exact decimals."""

    _dumps = json.dumps


class _JsonLoader(Loader):
    """JSON comes with exact decimals."""

    def load(self, data: Buffer) -> Any:
        return json.loads(data)


class _ListDumper(ListDumper):
    """Ids go to the server in lists of thousands; psycopg would write each by a dumper of its own."""

    def dump(self, obj: list[Any]) -> Buffer | None:
        if self.oid == _IDS and all(type(one) is UUID for one in obj):
            return b"{%s}" % b",".join([b"%032x" % one.int for one in obj])
        return super().dump(obj)


psycopg.adapters.register_dumper(dict, _DictDumper)
psycopg.adapters.register_dumper(list, _ListDumper)
psycopg.adapters.register_loader("json", _JsonLoader)
psycopg.adapters.register_loader("jsonb", _JsonLoader)


class Fetched(list[tuple[Any, ...]]):
    """All rows that a statement answered, and how many it touched."""

    rowcount: int = 0


@lru_cache(maxsize=2048)
def written(statement: Statement) -> bytes:
    """The statement with its `:name` parameters as the driver writes them, and their casts."""
    clause = text(statement) if isinstance(statement, str) else statement
    return str(clause.compile(dialect=_dialect)).encode()


async def run(driver: Driver, statement: Statement, parameters: Parameters) -> Fetched:
    cursor = await _executed(driver, statement, parameters, tuple_row)
    fetched = Fetched(await cursor.fetchall() if cursor.description else ())
    fetched.rowcount = cursor.rowcount
    return fetched


async def records(driver: Driver, statement: Statement, parameters: Parameters) -> list[dict[str, Any]]:
    """The rows by column name."""
    return await (await _executed(driver, statement, parameters, dict_row)).fetchall()


async def _executed(
    driver: Driver, statement: Statement, parameters: Parameters, factory: AsyncRowFactory[Any]
) -> psycopg.AsyncCursor[Any]:
    cursor = driver.cursor(row_factory=factory)
    if isinstance(parameters, Sequence):
        await cursor.executemany(written(statement), parameters)
        return cursor
    return await cursor.execute(written(statement), parameters or {})
