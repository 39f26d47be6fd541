"""Writes down now and then how often the rows of tables answered."""

from orderloom.flows.store import hits as store
from orderloom.identity.access import open_door
from orderloom.platform.db import Database


@open_door("counts of a process's own work are its bookkeeping; nobody asks for them to be written")
async def write_hits(database: Database) -> int:
    """Writes what this process has counted since last time; how many rows answered. What fails is kept for later."""
    taken = database.tally.take()
    if not taken:
        return 0
    try:
        await store.add_hits(database, taken)
    except BaseException:
        database.tally.give_back(taken)
        raise
    return len(taken)
