"""Abilities that ordering lends to flows: to set a line's characteristics, and to read a line anew."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.flows.contracts import Subject, bind_actions
from orderloom.identity.contracts import Actor
from orderloom.ordering.commands.review import write_characteristics
from orderloom.ordering.store.cases import line_inputs
from orderloom.platform.db import Reader, UnitOfWork


class LineCharacteristics:
    """What a flow found out is kept on the line that it worked on."""

    async def write(self, uow: UnitOfWork, values: Sequence[tuple[UUID, UUID, dict[str, Any]]]) -> None:
        await write_characteristics(uow, Actor.system(), values)


class LineRecords:
    """The names order, line, account and site, as they are now."""

    async def inputs(self, reader: Reader, subjects: Sequence[Subject]) -> Mapping[UUID, dict[str, Any]]:
        return await line_inputs(reader, [one.id for one in subjects if one.type == "order_line"])


bind_actions(characteristics=LineCharacteristics(), records=LineRecords())
