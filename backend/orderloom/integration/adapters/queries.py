"""Which operations exist."""

from collections.abc import Sequence

from orderloom.identity.access import open_door
from orderloom.integration.adapters import store
from orderloom.integration.adapters.contracts import targets
from orderloom.platform.db import Reader


@open_door("flows are checked against the names of operations; who publishes flows is gated there")
async def known_operations(reader: Reader, keys: Sequence[str]) -> frozenset[str]:
    return frozenset(keys) & targets(await store.connections(reader)).keys()
