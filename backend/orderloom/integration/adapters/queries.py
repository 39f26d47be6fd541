"""Which operations exist."""

from collections.abc import Sequence

from orderloom.identity.access import open_door
from orderloom.integration.adapters import store
from orderloom.integration.adapters.contracts import targets
from orderloom.integration.adapters.mapping import answer_types
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
