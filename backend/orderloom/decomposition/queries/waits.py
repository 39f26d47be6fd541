"""What exactly deferrals wait for: which characteristic of which line or domain order."""

from collections.abc import Iterable
from uuid import UUID

from orderloom.decomposition.domain.waiting import Wait
from orderloom.decomposition.store import sketches as store
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader

__all__ = ["Wait", "asked_key", "waits_of"]


@open_door("shown beneath deferrals of orders that the caller may show")
async def waits_of(reader: Reader, deferral_ids: Iterable[UUID]) -> dict[UUID, tuple[Wait, ...]]:
    return await store.waits_of(reader, deferral_ids)


def asked_key(wait: Wait) -> str:
    """By this a value is given for what is waited for."""
    return f"{wait.subject}.{wait.characteristic}"
