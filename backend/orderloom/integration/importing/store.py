"""SQL of imports: jobs, their files in pieces, rows, the orders of rows, and templates."""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.integration.importing.contracts import Job, JobRow, JobState, OrderOutcome, Template
from orderloom.integration.importing.drafting import RowProblem, Unit
from orderloom.integration.importing.reading.refusing import Row
from orderloom.integration.importing.tables import (
    ImportJobRow,
    ImportOrderRow,
    ImportPieceRow,
    ImportRowRow,
    ImportTemplateRow,
)
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, UnitOfWork

PIECE = 512 * 1024
_JOB = f"SELECT {', '.join(Job.__struct_fields__)} FROM import_job"
_TEMPLATE = f"SELECT {', '.join(Template.__struct_fields__)} FROM import_template"


async def insert_job(uow: UnitOfWork, job: Job, content: bytes) -> None:
    await uow.insert(ImportJobRow, [{**json.to_builtins(job), "acting": None}])
    for position, start in enumerate(range(0, len(content), PIECE)):
        piece = content[start : start + PIECE]
        await uow.insert(ImportPieceRow, [{"job_id": job.id, "position": position, "content": piece}])


async def pieces(reader: Reader, job_id: UUID) -> AsyncGenerator[bytes]:
    """The file, piece by piece."""
    position = 0
    while True:
        piece = await reader.scalar(
            "SELECT content FROM import_piece WHERE job_id = :job AND position = :position",
            {"job": job_id, "position": position},
        )
        if piece is None:
            return
        yield bytes(piece)
        position += 1


async def job(reader: Reader, job_id: UUID, *, lock: bool = False) -> Job | None:
    row = await reader.row(f"{_JOB} WHERE id = :id{' FOR UPDATE' if lock else ''}", {"id": job_id})
    return json.convert(dict(row), Job) if row else None


async def acting(reader: Reader, job_id: UUID) -> Mapping[str, Any]:
    return await reader.scalar("SELECT acting FROM import_job WHERE id = :id", {"id": job_id})


async def page(reader: Reader, states: Iterable[JobState], after: UUID | None, first: int) -> list[Job]:
    """The newest first; no states are all states."""
    wanted = [state.value for state in states]
    behind = "AND id < :after" if after else ""
    rows = await reader.rows(
        f"{_JOB} WHERE (CAST(:any AS boolean) OR state = ANY(:states)) {behind} ORDER BY id DESC LIMIT :first",
        {"any": not wanted, "states": wanted, "after": after, "first": first},
    )
    return [json.convert(dict(row), Job) for row in rows]


async def count(reader: Reader, states: Iterable[JobState], most: int) -> int:
    wanted = [state.value for state in states]
    return await reader.scalar(
        "SELECT count(*) FROM (SELECT FROM import_job WHERE CAST(:any AS boolean) OR state = ANY(:states) "
        "LIMIT :most) AS counted",
        {"any": not wanted, "states": wanted, "most": most},
    )


async def twins(reader: Reader, sha256: str, job_id: UUID) -> list[Job]:
    """Other jobs of the same file that made orders."""
    rows = await reader.rows(
        f"{_JOB} WHERE sha256 = :sha256 AND id <> :id AND made > 0 ORDER BY id DESC LIMIT 5",
        {"sha256": sha256, "id": job_id},
    )
    return [json.convert(dict(row), Job) for row in rows]


async def change(uow: UnitOfWork, job_id: UUID, **values: Any) -> None:
    """Sets columns of a job; `add_NAME` adds to one."""
    parts = [
        f"{name.removeprefix('add_')} = {name.removeprefix('add_')} + :{name}"
        if name.startswith("add_")
        else f"{name} = :{name}"
        for name in values
    ]
    given = {
        name: json.dumps(value).decode() if name in ("problems", "layout", "mapping", "acting") else value
        for name, value in values.items()
    }
    casts = {name: f"CAST(:{name} AS jsonb)" for name in ("problems", "layout", "mapping", "acting") if name in values}
    for name, cast in casts.items():
        parts[list(values).index(name)] = f"{name} = {cast}"
    await uow.execute(
        f"UPDATE import_job SET {', '.join(parts)}, version = version + 1 WHERE id = :id", {**given, "id": job_id}
    )


async def clear(uow: UnitOfWork, job_id: UUID) -> None:
    """Takes the rows away, to read them anew."""
    await uow.execute("DELETE FROM import_row WHERE job_id = :id", {"id": job_id})
    await uow.execute("DELETE FROM import_order WHERE job_id = :id", {"id": job_id})


async def drop_file(uow: UnitOfWork, job_id: UUID) -> None:
    await uow.execute("DELETE FROM import_piece WHERE job_id = :id", {"id": job_id})


async def last_row(reader: Reader, job_id: UUID) -> int:
    return await reader.scalar("SELECT coalesce(max(number), 0) FROM import_row WHERE job_id = :id", {"id": job_id})


async def insert_rows(uow: UnitOfWork, job_id: UUID, rows: Sequence[tuple[Row, str]]) -> None:
    """Rows with the key of their order; the first row of a key names its unit."""
    firsts: dict[str, int] = {}
    for row, key in rows:
        firsts.setdefault(key, row.number)
    state = OrderOutcome.READ.value
    fresh = [
        {"job_id": job_id, "unit": unit, "key": key, "state": state, "order_id": None, "order_number": None}
        for key, unit in firsts.items()
    ]
    if await uow.insert(ImportOrderRow, fresh, on_conflict="nothing") < len(fresh):
        known = await uow.rows(
            "SELECT key, unit FROM import_order WHERE job_id = :id AND key = ANY(:keys)",
            {"id": job_id, "keys": list(firsts)},
        )
        firsts |= {row["key"]: row["unit"] for row in known}
    await uow.insert(
        ImportRowRow,
        [
            {"job_id": job_id, "number": row.number, "unit": firsts[key], "cells": row.cells, "problems": None}
            for row, key in rows
        ],
    )


async def totals(reader: Reader, job_id: UUID) -> tuple[int, int]:
    """How many rows there are, and how many orders they make."""
    row = await reader.row(
        "SELECT (SELECT count(*) FROM import_row WHERE job_id = :id) AS rows, "
        "(SELECT count(*) FROM import_order WHERE job_id = :id) AS orders",
        {"id": job_id},
    )
    assert row is not None
    return row["rows"], row["orders"]


async def next_units(reader: Reader, job_id: UUID, state: OrderOutcome, first: int) -> list[Unit]:
    """In the order of the file, each with all of its rows."""
    rows = await reader.rows(
        "WITH picked AS MATERIALIZED (SELECT unit FROM import_order WHERE job_id = :id AND state = :state "
        "ORDER BY unit LIMIT :first) SELECT r.unit, r.number, r.cells FROM picked p "
        "JOIN import_row r ON r.job_id = :id AND r.unit = p.unit ORDER BY r.unit, r.number",
        {"id": job_id, "state": state.value, "first": first},
    )
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["unit"], []).append(Row(row["number"], tuple(row["cells"])))
    return [Unit(number=number, rows=tuple(rows)) for number, rows in found.items()]


_ENDED = """
UPDATE import_order o SET state = e.state, order_id = e.order_id, order_number = e.order_number
FROM json_to_recordset(CAST(:rows AS json)) AS e(unit bigint, state text, order_id uuid, order_number text)
WHERE o.job_id = :id AND o.unit = e.unit
"""


async def end_units(uow: UnitOfWork, job_id: UUID, ended: Sequence[Mapping[str, Any]]) -> None:
    """Each with unit, state, order_id and order_number."""
    await uow.execute(_ENDED, {"id": job_id, "rows": json.dumps(ended).decode()})


_REFUSED = """
UPDATE import_row r SET problems = e.problems
FROM json_to_recordset(CAST(:rows AS json)) AS e(number bigint, problems jsonb)
WHERE r.job_id = :id AND r.number = e.number
"""


async def refuse_rows(uow: UnitOfWork, job_id: UUID, problems: Sequence[RowProblem]) -> int:
    """How many rows have something wrong with them."""
    by_row: dict[int, list[Any]] = {}
    for number, problem in problems:
        by_row.setdefault(number, []).append(json.to_builtins(problem))
    rows = [{"number": number, "problems": found} for number, found in by_row.items()]
    if rows:
        await uow.execute(_REFUSED, {"id": job_id, "rows": json.dumps(rows).decode()})
    return len(rows)


_ROW = (
    "SELECT r.number, r.unit, r.cells, coalesce(r.problems, '[]'::jsonb) AS problems, o.state AS outcome, o.order_id, "
    "o.order_number FROM import_row r JOIN import_order o ON o.job_id = r.job_id AND o.unit = r.unit "
    "WHERE r.job_id = :id AND r.number > :after"
)


async def rows(reader: Reader, job_id: UUID, after: int, first: int, *, bad: bool) -> list[JobRow]:
    """In the order of the file; `bad`: only those with something wrong."""
    narrowed = "AND r.problems IS NOT NULL" if bad else ""
    found = await reader.rows(
        f"{_ROW} {narrowed} ORDER BY r.number LIMIT :first", {"id": job_id, "after": after, "first": first}
    )
    return [json.convert(dict(row), JobRow) for row in found]


async def problem_counts(reader: Reader, job_id: UUID) -> list[tuple[str, str, int]]:
    """Code and column of what is wrong, with how many rows have it; the most frequent first."""
    found = await reader.rows(
        "SELECT p ->> 'code' AS code, coalesce(p -> 'path' ->> 0, '') AS at, count(*) AS times FROM import_row r, "
        "jsonb_array_elements(r.problems) AS p WHERE r.job_id = :id AND r.problems IS NOT NULL "
        "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 50",
        {"id": job_id},
    )
    return [(row["code"], row["at"], row["times"]) for row in found]


async def templates(reader: Reader) -> list[Template]:
    """The latest first."""
    found = await reader.rows(f"{_TEMPLATE} ORDER BY updated_at DESC, id DESC LIMIT 200")
    return [json.convert(dict(row), Template) for row in found]


async def save_template(uow: UnitOfWork, template: Template) -> None:
    """A template of the same name is replaced."""
    await uow.execute("DELETE FROM import_template WHERE name = :name", {"name": template.name})
    await uow.insert(ImportTemplateRow, [{**json.to_builtins(template), "id": new_id()}])


async def remove_template(uow: UnitOfWork, template_id: UUID) -> bool:
    return (await uow.execute("DELETE FROM import_template WHERE id = :id", {"id": template_id})).rowcount == 1
