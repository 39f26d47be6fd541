"""What runs wait for, and what begins runs, in the database."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.contracts import RunTaskRef
from orderloom.flows.tables import TriggerRow, WaitRow
from orderloom.kernel.json import dumps
from orderloom.platform.bulk import document, insert_sql
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import table_of


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A node of a run that waits for an event, or, without one, for a condition on its order."""

    run_id: UUID
    node: str
    visit: int
    event: str | None
    correlation: str | None
    order_id: UUID | None


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """What begins runs of a flow, while it is `in_force`. `every` is a length of time, `at` a time of day in UTC."""

    definition_id: UUID
    flow_key: str
    event: str | None
    every: str | None
    at: str | None
    in_force: bool


async def add(uow: UnitOfWork, waits: Sequence[Waiting]) -> None:
    """A node that waits once more, in another visit, waits for that alone."""
    columns = Waiting.__struct_fields__
    rows = document(_WAITS, columns, [msgspec.structs.asdict(wait) for wait in waits])
    await uow.execute(_ADD, {"rows": rows})


_WAITS = table_of(WaitRow)
_ADD = (
    f"{insert_sql(_WAITS, Waiting.__struct_fields__, 'rows')} ON CONFLICT (run_id, node) DO UPDATE "
    "SET visit = excluded.visit, event = excluded.event, correlation = excluded.correlation"
)


async def drop(uow: UnitOfWork, refs: Sequence[RunTaskRef]) -> None:
    """Forgets waits and timers of these nodes, if they have any."""
    if refs:
        given = {"rows": dumps([msgspec.structs.asdict(ref) for ref in refs]).decode()}
        records = "json_to_recordset(CAST(:rows AS json)) AS r(run_id uuid, node text, visit bigint)"
        await uow.execute(
            f"WITH gone AS (DELETE FROM flow_wait w USING {records} "
            "WHERE w.run_id = r.run_id AND w.node = r.node AND w.visit = r.visit) "
            f"DELETE FROM timer t USING {records} "
            "WHERE t.subject_id = r.run_id AND t.purpose = r.node || ':' || r.visit",
            given,
        )


async def drop_passed(uow: UnitOfWork, run_ids: Iterable[UUID]) -> None:
    """Forgets what these runs wait for no more, and the times that were set for it."""
    await uow.execute(
        "WITH gone AS (DELETE FROM flow_wait w USING flow_run r WHERE w.run_id = ANY(:ids) AND r.id = w.run_id "
        "AND NOT coalesce(r.data -> 'waiting' ? w.node, false) RETURNING w.run_id, w.node, w.visit) "
        "DELETE FROM timer t USING gone g WHERE t.subject_id = g.run_id AND t.purpose = g.node || ':' || g.visit",
        {"ids": list(run_ids)},
    )


async def drop_of_runs(uow: UnitOfWork, run_ids: Sequence[UUID]) -> None:
    await uow.execute(
        "WITH gone AS (DELETE FROM flow_wait WHERE run_id = ANY(:ids)) DELETE FROM timer WHERE subject_id = ANY(:ids)",
        {"ids": list(run_ids)},
    )


async def for_events(
    reader: Reader, events: Iterable[str], correlations: Iterable[str], order_ids: Iterable[UUID]
) -> list[Waiting]:
    """Waits for these events that are known by one of the correlations or, without one of their own, by their order."""
    return await _waits(
        reader,
        "event = ANY(:events) "
        "AND (correlation = ANY(:correlations) OR (correlation IS NULL AND order_id = ANY(:orders)))",
        {"events": list(events), "correlations": list(correlations), "orders": list(order_ids)},
    )


async def for_conditions(reader: Reader, order_ids: Iterable[UUID]) -> list[Waiting]:
    return await _waits(reader, "event IS NULL AND order_id = ANY(:orders)", {"orders": list(order_ids)})


async def _waits(reader: Reader, where: str, params: Mapping[str, Any]) -> list[Waiting]:
    rows = await reader.rows(
        f"SELECT run_id, node, visit, event, correlation, order_id FROM flow_wait WHERE {where} ORDER BY run_id, node",
        params,
    )
    return [msgspec.convert(dict(row), Waiting) for row in rows]


async def set_trigger(
    uow: UnitOfWork, definition_id: UUID, event: str | None, every: str | None, at: str | None
) -> None:
    """What begins a flow from now on; nothing, when neither an event nor a length of time is given."""
    await uow.execute("DELETE FROM flow_trigger WHERE definition_id = :id", {"id": definition_id})
    if event is not None or every is not None:
        await uow.insert(TriggerRow, [{"definition_id": definition_id, "event": event, "every": every, "at": at}])


async def triggers(reader: Reader, *, events: Iterable[str] = (), definitions: Iterable[UUID] = ()) -> list[Trigger]:
    """The triggers of these events or definitions, those of retired flows included."""
    rows = await reader.rows(
        "SELECT t.definition_id, d.key AS flow_key, t.event, t.every, t.at, "
        "d.published_id IS NOT NULL AND d.retired_at IS NULL AS in_force "
        "FROM flow_trigger t JOIN flow_definition d ON d.id = t.definition_id "
        "WHERE t.event = ANY(:events) OR t.definition_id = ANY(:definitions) ORDER BY d.key",
        {"events": list(events), "definitions": list(definitions)},
    )
    return [msgspec.convert(dict(row), Trigger) for row in rows]
