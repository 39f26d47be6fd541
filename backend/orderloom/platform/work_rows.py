"""The statements that move work rows: claim, renew, settle, give back, sweep. All by the database's clock."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from orderloom.platform.db import Database, UnitOfWork
from orderloom.platform.reactions import LANES
from orderloom.platform.work_item import WorkItem

LEASE_SECONDS = 8
MAX_ATTEMPTS = 5

_UNHURRIED = "(SELECT set_config('synchronous_commit', 'off', true)) = 'off'"
"""Commits without waiting for the disk. What is done under a lease commits later, and takes the lease to disk with it;
a lease that a crash of the database takes back was never used for more than calls, which carry the same id again."""
_CLAIM = f"""
WITH picked AS MATERIALIZED (
  SELECT id FROM work WHERE lane = :lane AND state = 'ready' AND next_at <= now() AND {_UNHURRIED}
  ORDER BY priority DESC, id LIMIT :most FOR UPDATE SKIP LOCKED
)
UPDATE work SET state = 'leased', token = token + 1, attempts = attempts + 1, owner = :owner,
  lease_until = now() + interval '{LEASE_SECONDS} s'
FROM picked WHERE work.id = picked.id
RETURNING work.id, lane, handler, subject_id, payload, attempts, token, call_id, trace_id, event_id, priority
"""
_RENEW = f"""
UPDATE work SET lease_until = now() + interval '{LEASE_SECONDS} s' WHERE id IN (
  SELECT id FROM work WHERE id = ANY(CAST(:ids AS uuid[])) AND state = 'leased' AND owner = :owner
  FOR UPDATE SKIP LOCKED)
"""
_HELD = "FROM unnest(CAST(:ids AS uuid[]), CAST(:tokens AS bigint[])) AS held(id, token)"
_FENCE = "work.id = held.id AND work.token = held.token AND work.state = 'leased'"
_DONE = f"DELETE FROM work USING (SELECT * {_HELD}) AS held WHERE {_FENCE}"
_RETRY = f"""
UPDATE work SET state = 'ready', owner = NULL, lease_until = NULL, error = :error,
  next_at = now() + CAST(:seconds AS double precision) * interval '1 s' {_HELD} WHERE {_FENCE}
"""
_GIVE_UP = f"UPDATE work SET state = 'failed', owner = NULL, lease_until = NULL, error = :error {_HELD} WHERE {_FENCE}"
_GIVE_BACK = """
UPDATE work SET state = 'ready', owner = NULL, lease_until = NULL, attempts = attempts - 1
WHERE owner = :owner AND state = 'leased'
"""
_EXPIRE = """
UPDATE work SET state = 'ready', owner = NULL, lease_until = NULL WHERE id IN (
  SELECT id FROM work WHERE state = 'leased' AND lease_until < now() ORDER BY id FOR UPDATE SKIP LOCKED)
"""
_DUE = """
WITH due AS (
  DELETE FROM timer WHERE (subject_id, purpose) IN (
    SELECT subject_id, purpose FROM timer WHERE due_at <= now() ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED)
  RETURNING *)
INSERT INTO work (id, lane, handler, subject_id, payload, trace_id)
SELECT uuidv7(), lane, handler, subject_id, payload, trace_id FROM due
"""
_READY = """
SELECT lane FROM unnest(CAST(:lanes AS text[])) AS known(lane) WHERE EXISTS (
  SELECT FROM work WHERE work.lane = known.lane AND state = 'ready' AND next_at <= now())
"""


class LeaseLost(Exception):
    """Someone else holds a row that we were about to settle; nothing of ours may stay."""


def _held(items: Iterable[WorkItem]) -> dict[str, Any]:
    kept = list(items)
    return {"ids": [item.id for item in kept], "tokens": [item.token for item in kept]}


async def claim(database: Database, lane: str, owner: str, most: int) -> list[WorkItem]:
    """Leases up to `most` ready rows, the most urgent first; each attempt is counted here."""
    claimed = await database.once(_CLAIM, {"lane": lane, "owner": owner, "most": most})
    return [_item(row) for row in sorted(claimed, key=lambda row: (-row[-1], row[0]))]


def _item(row: tuple[Any, ...]) -> WorkItem:
    work_id, lane, handler, subject_id, payload, attempts, token, call_id, trace_id, event_id, _ = row
    return WorkItem(
        id=work_id,
        lane=lane,
        handler=handler,
        subject_id=subject_id,
        payload=payload,
        attempts=attempts,
        token=token,
        call_id=call_id or str(work_id),
        trace_id=trace_id,
        event_id=event_id,
    )


async def renew(database: Database, owner: str, ids: Iterable[UUID]) -> None:
    await database.once(_RENEW, {"owner": owner, "ids": list(ids)})


async def settle(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    """Ends the rows in this transaction, or raises `LeaseLost` when one of them is no longer ours.

    What the transaction announced, audited and enqueued is written by the same statement.
    """
    if await uow.flush(_DONE, parameters=_held(items)) != len(items):
        raise LeaseLost


async def retry(database: Database, items: Sequence[WorkItem], error: str, seconds: float) -> int:
    """Makes the rows ready again after `seconds`; how many were still ours."""
    return (await database.once(_RETRY, {**_held(items), "error": error, "seconds": seconds})).rowcount


async def give_up(uow: UnitOfWork, item: WorkItem, error: str) -> None:
    """Marks the row as failed, or raises `LeaseLost`."""
    if (await uow.execute(_GIVE_UP, {**_held([item]), "error": error})).rowcount != 1:
        raise LeaseLost


async def run_again(uow: UnitOfWork, work_id: UUID) -> bool:
    """Makes a piece of work that was given up ready once more, with all its attempts; the sweeper finds it."""
    again = "UPDATE work SET state = 'ready', attempts = 0, error = NULL, next_at = now() WHERE id = :id"
    return (await uow.execute(f"{again} AND state = 'failed'", {"id": work_id})).rowcount == 1


async def drop_ready(uow: UnitOfWork, handler: str, subject_ids: Sequence[UUID]) -> None:
    """Takes back work for these subjects that nobody has taken yet: what it was for has been called off."""
    if subject_ids:
        await uow.execute(
            "DELETE FROM work WHERE handler = :handler AND subject_id = ANY(CAST(:ids AS uuid[])) AND state = 'ready'",
            {"handler": handler, "ids": list(subject_ids)},
        )


async def give_back(database: Database, owner: str) -> None:
    """All leases of this owner are free again, and the attempt does not count: we stopped, they did not fail."""
    await database.once(_GIVE_BACK, {"owner": owner})


async def sweep(database: Database) -> list[str]:
    """Frees expired leases, turns due timers into work, and names the lanes that have ready rows."""
    await database.once(_EXPIRE)
    await database.once(_DUE)
    return [row[0] for row in await database.once(_READY, {"lanes": list(LANES)})]


def describe(error: BaseException) -> str:
    """What is kept of an error with its row: its type and sentence, not its traceback."""
    return f"{type(error).__name__}: {error}"[:2000].replace("\0", "")


def order_of(item: WorkItem) -> str | None:
    """The order that this work is about, when its payload says so."""
    found = item.payload.get("order_id")
    return found if isinstance(found, str) else None
