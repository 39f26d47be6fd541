"""Who wants to know of events whose names are found out only at run time, in what people draw."""

from collections.abc import Collection

from orderloom.platform.db import UnitOfWork
from orderloom.platform.reactions import lane_of
from orderloom.platform.tables import ListenerRow


async def listen(uow: UnitOfWork, handler: str, events: Collection[str]) -> None:
    """From this commit on each event of these names gives `handler`, a job, a row of work with its name as `event` and
    its payload as `said`."""
    rows = [{"event": event, "handler": handler, "lane": lane_of(handler)} for event in sorted(set(events))]
    await uow.insert(ListenerRow, rows, "nothing")


async def listen_no_more(uow: UnitOfWork, handler: str) -> None:
    """From this commit on no event gives `handler` any work."""
    await uow.execute("DELETE FROM event_listener WHERE handler = :handler", {"handler": handler})
