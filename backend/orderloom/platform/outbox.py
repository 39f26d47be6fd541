"""What a transaction tells and asks for: collected while it runs, written in one statement when it commits."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Table, TextClause, text

from orderloom.kernel import json
from orderloom.kernel.events import Event
from orderloom.kernel.ids import new_id
from orderloom.platform.bulk import document, insert_sql, record
from orderloom.platform.reactions import lane_of, reactions_to
from orderloom.platform.tables import AuditRow, EventRow, TimerRow, WorkRow, table_of
from orderloom.platform.work_item import AuditEntry, NewWork, Timer

ROWS_AT_ONCE = 2_000
_EVENT = ("id", "name", "subject_id", "payload", "trace_id")
_WORK = (
    "id", "lane", "handler", "priority", "next_at", "event_id", "subject_id", "payload", "call_id", "trace_id",
)  # fmt: skip
_AUDIT = (
    "id", "actor_id", "actor_label", "subject_type", "subject_id", "order_id", "action", "from_state", "to_state",
    "reason", "changes", "trace_id",
)  # fmt: skip
_TIMER = ("subject_id", "purpose", "due_at", "lane", "handler", "payload", "trace_id")
_COLUMNS: dict[str, tuple[Table, tuple[str, ...], str]] = {
    "event": (table_of(EventRow), _EVENT, ""),
    "work": (table_of(WorkRow), _WORK, ""),
    "audit": (table_of(AuditRow), _AUDIT, ""),
    "timer": (
        table_of(TimerRow),
        _TIMER,
        " ON CONFLICT (subject_id, purpose) DO UPDATE SET due_at = excluded.due_at, lane = excluded.lane,"
        " handler = excluded.handler, payload = excluded.payload, trace_id = excluded.trace_id",
    ),
}


_HEARD = (
    "INSERT INTO work (id, lane, handler, subject_id, payload, trace_id) "
    "SELECT gen_random_uuid(), l.lane, l.handler, e.subject_id, "
    "jsonb_build_object('event', e.name, 'said', e.payload), e.trace_id "
    f"FROM json_to_recordset(CAST(:event AS json)) AS e({record(table_of(EventRow), _EVENT)}) "
    "JOIN event_listener l ON l.event = e.name"
)
"""A row of work for each listener of each event: most events have none, and then this costs nothing."""


@lru_cache
def _statement(tables: tuple[str, ...], last: tuple[str, ...]) -> TextClause:
    """One statement that inserts into all of `tables` and does what is `last`: data-modifying CTEs, since each
    statement is a round trip."""
    parts = [insert_sql(_COLUMNS[name][0], _COLUMNS[name][1], name) + _COLUMNS[name][2] for name in tables]
    parts += [_HEARD] if "event" in tables else []
    parts += last
    first = ", ".join(f"w{n} AS ({part})" for n, part in enumerate(parts[:-1]))
    return text(f"WITH {first} {parts[-1]}" if first else parts[-1])


class Outbox:
    """Rows to come of one transaction. `lanes` are those whose work is ready as soon as it commits."""

    def __init__(self, *, actor_id: UUID | None, actor_label: str, trace_id: str) -> None:
        self.actor_id = actor_id
        self.actor_label = actor_label
        self.trace_id = trace_id
        self.lanes: set[str] = set()
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _COLUMNS}
        self._timers: dict[tuple[UUID, str], dict[str, Any]] = {}

    def announce(self, events: Iterable[Event], now: datetime) -> None:
        for event in events:
            event_id, payload = new_id(), json.to_builtins(event)
            said = {"subject_id": event.subject, "payload": payload, "trace_id": self.trace_id}
            self._rows["event"].append({"id": event_id, "name": event.name, **said})
            for reaction in reactions_to(event.name):
                done_by = {"lane": reaction.lane, "handler": reaction.name, "event_id": event_id}
                when = {"id": new_id(), "priority": 0, "next_at": now, "call_id": None}
                self._rows["work"].append({**when, **done_by, **said})
                self.lanes.add(reaction.lane)

    def happen(self, name: str, subject_id: UUID, payload: Mapping[str, Any]) -> None:
        """Records something that nobody but listeners reacts to, under whatever name it has."""
        said = {"subject_id": subject_id, "payload": json.to_builtins(payload), "trace_id": self.trace_id}
        self._rows["event"].append({"id": new_id(), "name": name, **said})

    def audit(self, entries: Iterable[AuditEntry]) -> None:
        who = {"actor_id": self.actor_id, "actor_label": self.actor_label, "trace_id": self.trace_id}
        rows = self._rows["audit"]
        for entry in entries:
            rows.append({"id": new_id(), **who, **msgspec.structs.asdict(entry)})

    def enqueue(self, jobs: Iterable[NewWork], now: datetime) -> None:
        rows = self._rows["work"]
        for new in jobs:
            row = msgspec.structs.asdict(new)
            row["lane"], row["next_at"] = new.lane or lane_of(new.handler), row.pop("not_before") or now
            rows.append({"id": new_id(), "event_id": None, "trace_id": self.trace_id, **row})
            if row["next_at"] <= now:
                self.lanes.add(row["lane"])

    def set_timer(self, timer: Timer) -> None:
        added = {"lane": lane_of(timer.handler), "trace_id": self.trace_id}
        self._timers[timer.subject_id, timer.purpose] = {**msgspec.structs.asdict(timer), **added}

    def drop_timer(self, subject_id: UUID, purpose: str) -> None:
        self._timers.pop((subject_id, purpose), None)

    def parts(self) -> Iterator[tuple[TextClause, dict[str, Any]]]:
        """Statements for so many rows that a single one would take longer than it may; none for less. What they write
        is collected no more."""
        if max(map(len, self._rows.values())) <= ROWS_AT_ONCE:
            return
        for name, rows in self._rows.items():
            table, columns, _ = _COLUMNS[name]
            self._rows[name] = []
            for first in range(0, len(rows), ROWS_AT_ONCE):
                part = rows[first : first + ROWS_AT_ONCE]
                yield _statement((name,), ()), {name: document(table, columns, part)}

    def take(
        self, last: tuple[str, ...] = (), parameters: Mapping[str, Any] | None = None
    ) -> tuple[TextClause, dict[str, Any]] | None:
        """The statement that writes what was collected so far and does what is `last`; the outbox is empty then."""
        self._rows["timer"] = list(self._timers.values())
        filled = tuple(name for name, rows in self._rows.items() if rows)
        if not filled and not last:
            return None
        documents = {name: document(_COLUMNS[name][0], _COLUMNS[name][1], self._rows[name]) for name in filled}
        self._timers.clear()
        for name in filled:
            self._rows[name] = []
        return _statement(filled, last), {**documents, **(parameters or {})}
