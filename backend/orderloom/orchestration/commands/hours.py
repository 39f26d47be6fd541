"""Looks up by which calendars the work of plans is laid out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from orderloom.orchestration.domain.hours import Hours, around_the_clock
from orderloom.parties import queries as parties
from orderloom.parties.queries import working
from orderloom.platform.db import Reader

_Case = tuple[UUID | None, datetime, timedelta]


async def hours_of(reader: Reader, site_ids: Iterable[UUID | None]) -> Hours:
    """By the calendar of each site, else by the usual one; equal cases are reckoned once."""
    times, usual = await parties.site_times(reader, {one for one in site_ids if one is not None})
    if usual.calendar is None and all(one.calendar is None for one in times.values()):
        return around_the_clock
    reckoned: dict[_Case, tuple[datetime, datetime]] = {}

    def hours(site_id: UUID | None, begin: datetime, length: timedelta) -> tuple[datetime, datetime]:
        time = times.get(site_id, usual) if site_id is not None else usual
        case = (site_id, begin, length)
        if case not in reckoned:
            reckoned[case] = working.worked(time, begin, length)
        return reckoned[case]

    return hours
