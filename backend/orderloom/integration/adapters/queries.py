"""Which connections and operations there are, and how their last calls went."""

from collections.abc import Sequence

from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.adapters import store
from orderloom.integration.adapters.addresses import place_of
from orderloom.integration.adapters.contracts import CallState, Connection, KeptConnection, LastCall, targets
from orderloom.integration.adapters.mapping import answer_types
from orderloom.kernel.errors import Missing
from orderloom.language.feel.typing import Type
from orderloom.platform.db import Reader


@open_door("flows are checked against the answers of operations; who publishes flows is gated there")
async def answers_of_operations(reader: Reader, keys: Sequence[str]) -> dict[str, dict[str, Type]]:
    """Those of the operations that exist, with what they are known to answer."""
    found = targets(await store.connections(reader)) if keys else {}
    return {key: answer_types(found[key].operation) for key in keys if key in found}


@open_door("flows are checked against what operations allow; who publishes flows is gated there")
async def operations_called_once(reader: Reader, keys: Sequence[str]) -> frozenset[str]:
    """Those of the operations that must not be called again when nobody knows what came of a call."""
    found = targets(await store.connections(reader))
    return frozenset(key for key in keys if key in found and not found[key].operation.idempotent)


def address_of(connection: Connection) -> str | None:
    """Where a connection leads today; none for one that stays in the process."""
    return place_of(connection).url if connection.kind == "http" else None


@query(Permission.FLOW_READ)
async def kept_connections(reader: Reader, actor: Actor) -> list[KeptConnection]:
    """All connections as they stand, by key."""
    return await store.kept(reader)


@query(Permission.FLOW_READ)
async def kept_connection(reader: Reader, actor: Actor, key: str) -> KeptConnection:
    found = await store.kept_one(reader, key)
    if found is None:
        raise Missing("There is no such connection.", path=("key",))
    return found


@query(Permission.FLOW_READ)
async def call_states(reader: Reader, actor: Actor, operations: Sequence[str] = ()) -> dict[str, CallState]:
    """How the last calls of each operation went, by operation; one that was never called is left out."""
    return {state.operation: state for state in await store.states(reader)}


@query(Permission.FLOW_READ)
async def last_calls(reader: Reader, actor: Actor, operation: str, first: int) -> list[LastCall]:
    """The last calls of an operation, newest first."""
    return await store.last_calls(reader, operation, max(0, min(first, store.KEPT_CALLS)))
