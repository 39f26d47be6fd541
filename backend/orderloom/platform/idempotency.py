"""Saying the same thing twice does it once: the first answer is kept with a hash of what was asked."""

from typing import Any, ClassVar

from orderloom.kernel.errors import DomainError, Kind
from orderloom.platform.db import UnitOfWork


class IdempotencyConflict(DomainError):
    """The key was used before, with another body."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "idempotency_conflict"


_KEY = "client_id = :client AND operation = :operation AND key = :key"


async def once(uow: UnitOfWork, client_id: str, operation: str, key: str, body_hash: str) -> dict[str, Any] | None:
    """The answer given before, or None for the first caller, who must `remember` in the same transaction.

    A second caller waits here until the first has committed or rolled back.
    """
    named = {"client": client_id, "operation": operation, "key": key}
    inserted = await uow.execute(
        "INSERT INTO idempotency (client_id, operation, key, body_hash) VALUES (:client, :operation, :key, :hash)"
        " ON CONFLICT DO NOTHING",
        {**named, "hash": body_hash},
    )
    if inserted.rowcount:
        return None
    found = await uow.row(f"SELECT body_hash, result FROM idempotency WHERE {_KEY}", named)
    if found is None or found["body_hash"] != body_hash:
        raise IdempotencyConflict("This key was used before, for something else.", path=("key",))
    return found["result"] or {}


async def remember(uow: UnitOfWork, client_id: str, operation: str, key: str, result: dict[str, Any]) -> None:
    await uow.execute(
        f"UPDATE idempotency SET result = :result WHERE {_KEY}",
        {"client": client_id, "operation": operation, "key": key, "result": result},
    )
