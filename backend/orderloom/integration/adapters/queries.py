"""Which operations exist."""

from collections.abc import Sequence

from orderloom.identity.access import open_door
from orderloom.integration.adapters import store
from orderloom.integration.adapters.contracts import targets
from orderloom.platform.db import Reader


@open_door("flows are checked against the names of operations; who publishes flows is gated there")
async def known_operations(reader: Reader, keys: Sequence[str]) -> frozenset[str]:
    return frozenset(keys) & targets(await store.connections(reader)).keys()


@open_door("flows are checked against what operations allow; who publishes flows is gated there")
async def operations_called_once(reader: Reader, keys: Sequence[str]) -> frozenset[str]:
    """Those of the operations that must not be called again when nobody knows what came of a call."""
    found = targets(await store.connections(reader))
    return frozenset(key for key in keys if key in found and not found[key].operation.idempotent)
