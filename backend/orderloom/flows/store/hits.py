"""How often the rows of published tables answer in production: counted where they answer, written in bulk."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from orderloom.flows.contracts.decision_tables import Hits
from orderloom.kernel.json import dumps
from orderloom.language.tables import CompiledTable, TableAnswer
from orderloom.platform.db import Database, Reader
from orderloom.platform.tally import Counts, counted_now

_ADD = """
INSERT INTO flow_table_hit AS kept (version_id, row_id, hits, last_at)
SELECT version_id, row_id, hits, last_at
FROM json_to_recordset(CAST(:rows AS json)) AS r(version_id uuid, row_id text, hits bigint, last_at timestamptz)
ORDER BY version_id, row_id
ON CONFLICT (version_id, row_id) DO UPDATE
SET hits = kept.hits + excluded.hits, last_at = greatest(kept.last_at, excluded.last_at)
"""


class CountedTable(CompiledTable):
    """A published table that counts which of its rows answer, in the unit of work that asks it; else it is the table.

    What is asked outside of any unit of work, such as a trial, does not count.
    """

    def __init__(self, version_id: UUID, table: CompiledTable) -> None:
        self._counted, self._version_id = table, version_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._counted, name)

    def evaluate(self, scope: Mapping[str, Any]) -> TableAnswer:
        answer = self._counted.evaluate(scope)
        counted = counted_now()
        if counted is not None:
            for row in answer.matched:
                counted[self._version_id, row] += 1
        return answer


async def add_hits(database: Database, counts: Counts) -> None:
    """One statement, its rows in the order of their keys, so that processes that write at once wait and don't lock."""
    keyed: list[tuple[Any, int, str]] = [(key, times, at.isoformat()) for key, (times, at) in counts.items()]
    rows = [
        {"version_id": str(version), "row_id": row, "hits": times, "last_at": at} for (version, row), times, at in keyed
    ]
    await database.once(_ADD, {"rows": dumps(rows).decode()})


async def hits_of(reader: Reader, version_id: UUID) -> dict[str, Hits]:
    """By row id; rows that never answered are left out."""
    rows = await reader.rows(
        "SELECT row_id, hits, last_at FROM flow_table_hit WHERE version_id = :version", {"version": version_id}
    )
    return {row["row_id"]: Hits(row=row["row_id"], hits=row["hits"], last_at=row["last_at"]) for row in rows}
