"""The abilities that integration lends to flows: which forms and operations there are, and notices that go out."""

from collections.abc import Sequence

from orderloom.flows.contracts import actions, bind_actions
from orderloom.integration.adapters import queries as adapters
from orderloom.integration.notices.delivery import Couriers
from orderloom.orchestration import queries as orchestration
from orderloom.platform.db import Reader


class Names:
    async def forms(self, reader: Reader, keys: Sequence[str]) -> frozenset[str]:
        return frozenset(await orchestration.forms_by_key(reader, keys))

    async def operations(self, reader: Reader, keys: Sequence[str]) -> frozenset[str]:
        return await adapters.known_operations(reader, keys)

    async def called_once(self, reader: Reader, keys: Sequence[str]) -> frozenset[str]:
        return await adapters.operations_called_once(reader, keys)


bind_actions(names=Names())
inside = actions().notifier
if inside is not None:
    bind_actions(notifier=Couriers(inside))
