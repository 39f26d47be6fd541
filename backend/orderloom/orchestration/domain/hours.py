"""When planned work begins and ends: people work by the calendar of the site, machines around the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

Hours = Callable[[UUID | None, datetime, timedelta], tuple[datetime, datetime]]
"""Begin and end of work at a site that may begin at a moment and takes so long."""


def around_the_clock(site_id: UUID | None, begin: datetime, length: timedelta) -> tuple[datetime, datetime]:
    return begin, begin + length
