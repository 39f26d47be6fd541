"""Use cases that read how runs stand by what they were begun for."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.flows.contracts import RunState
from orderloom.flows.store import purposes as store
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader


@open_door("whoever began runs for a purpose asks how they stand")
async def runs_for(
    reader: Reader, order_ids: Iterable[UUID], purposes: Iterable[str]
) -> list[tuple[UUID, str, RunState]]:
    """(order, purpose, state) of each run of these orders that has one of these purposes."""
    return await store.runs_for(reader, order_ids, purposes)
