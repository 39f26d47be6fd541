"""Tells flows which forms and operations exist, so that a publication that names an unknown one is refused."""

from collections.abc import Sequence

from orderloom.flows.contracts import bind_actions
from orderloom.integration import store
from orderloom.orchestration.queries import forms_by_key
from orderloom.platform.db import Reader


class Names:
    async def forms(self, reader: Reader, keys: Sequence[str]) -> frozenset[str]:
        return frozenset(await forms_by_key(reader, keys))

    async def operations(self, reader: Reader, keys: Sequence[str]) -> frozenset[str]:
        known = {operation.key for one in await store.connections(reader) for operation in one.operations}
        return frozenset(known.intersection(keys))


bind_actions(names=Names())
