"""Saying the same thing twice does it once: the first answer is kept with a hash of what was asked."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

import msgspec

from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Invalid, Kind
from orderloom.platform.db import Reader, UnitOfWork

LONGEST_KEY = 200


class IdempotencyConflict(DomainError):
    """The key was used before, with another body."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "idempotency_conflict"


class Made(Protocol):
    """Anything that a create answers: it has an id, by which it is found again."""

    @property
    def id(self) -> UUID: ...


M = TypeVar("M", bound=Made)


class Call(msgspec.Struct, frozen=True):
    """One create as its client says it. Without a `key` it is done each time it is said."""

    client: str
    operation: str
    key: str | None
    body: Any


async def made_once(
    uow: UnitOfWork, call: Call, make: Callable[[], Awaitable[M]], find: Callable[[UUID], Awaitable[M | None]]
) -> M:
    """What `make` makes; or, when this call was made before, what came of it then, found as it is now.

    The same key with another body is a conflict. What was made and is gone since is a conflict, too: the key is spent.
    """
    if call.key is None:
        return await make()
    if not call.key or len(call.key) > LONGEST_KEY:
        raise Invalid(f"A key has 1 to {LONGEST_KEY} characters.", path=("client_key",))
    earlier = await once(uow, call.client, call.operation, call.key, fingerprint(call.body))
    if earlier is not None:
        found = await find(UUID(earlier["id"]))
        if found is None:
            raise IdempotencyConflict("What was made under this key is gone.", path=("client_key",))
        return found
    made = await make()
    await remember(uow, call.client, call.operation, call.key, {"id": str(made.id)})
    return made


def fingerprint(body: Any) -> str:
    return sha256(json.dumps(body)).hexdigest()


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


async def answered(reader: Reader, client_id: str, operation: str, key: str) -> dict[str, Any] | None:
    """What came of a call under this key, whatever its body was."""
    named = {"client": client_id, "operation": operation, "key": key}
    found = await reader.row(f"SELECT result FROM idempotency WHERE {_KEY}", named)
    return found["result"] if found is not None else None


async def remember(uow: UnitOfWork, client_id: str, operation: str, key: str, result: dict[str, Any]) -> None:
    await uow.execute(
        f"UPDATE idempotency SET result = :result WHERE {_KEY}",
        {"client": client_id, "operation": operation, "key": key, "result": result},
    )


async def once_each(uow: UnitOfWork, client_id: str, operation: str, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """As `once`, for many keys whose body does not matter: the answers that were given before. For all others the
    caller must `remember_each` in the same transaction. Keys are taken in one order, so that two callers never wait
    for each other."""
    wanted = sorted(set(keys))
    named = {"client": client_id, "operation": operation, "keys": wanted}
    taken = await uow.rows(
        "INSERT INTO idempotency (client_id, operation, key, body_hash) SELECT :client, :operation, k.key, '' "
        "FROM unnest(CAST(:keys AS text[])) WITH ORDINALITY AS k(key, place) ORDER BY k.place "
        "ON CONFLICT DO NOTHING RETURNING key",
        named,
    )
    left = sorted(set(wanted) - {row["key"] for row in taken})
    if not left:
        return {}
    found = await uow.rows(
        "SELECT key, result FROM idempotency WHERE client_id = :client AND operation = :operation AND key = ANY(:keys)",
        {**named, "keys": left},
    )
    return {row["key"]: row["result"] for row in found if row["result"] is not None}


async def remember_each(
    uow: UnitOfWork, client_id: str, operation: str, results: Mapping[str, Mapping[str, Any]]
) -> None:
    rows = [{"key": key, "result": result} for key, result in results.items()]
    if rows:
        await uow.execute(
            "UPDATE idempotency i SET result = r.result "
            "FROM json_to_recordset(CAST(:rows AS json)) AS r(key text, result jsonb) "
            "WHERE i.client_id = :client AND i.operation = :operation AND i.key = r.key",
            {"client": client_id, "operation": operation, "rows": json.dumps(rows).decode()},
        )
