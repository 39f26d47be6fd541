"""The abilities that integration lends: which forms and operations there are, notices and confirmations that go out."""

from collections.abc import Mapping, Sequence

from orderloom.flows.contracts import actions, bind_actions
from orderloom.integration.adapters import queries as adapters
from orderloom.integration.notices.delivery import Couriers
from orderloom.integration.papers.confirming import Letters
from orderloom.language.feel.typing import Type
from orderloom.orchestration import queries as orchestration
from orderloom.ordering.contracts import bind_confirmations
from orderloom.platform.db import Reader


class Names:
    async def forms(self, reader: Reader, keys: Sequence[str]) -> Mapping[str, Mapping[str, Type]]:
        return await orchestration.fields_of_forms(reader, keys)

    async def operations(self, reader: Reader, keys: Sequence[str]) -> Mapping[str, Mapping[str, Type]]:
        return await adapters.answers_of_operations(reader, keys)

    async def called_once(self, reader: Reader, keys: Sequence[str]) -> frozenset[str]:
        return await adapters.operations_called_once(reader, keys)


bind_actions(names=Names())
bind_confirmations(Letters())
inside = actions().notifier
if inside is not None:
    bind_actions(notifier=Couriers(inside))
