"""Working time at a site, for those who promise something by it; without a calendar it is around the clock."""

from datetime import datetime, timedelta

from orderloom.parties.contracts import SiteTime
from orderloom.parties.domain import calendars


def after_work(time: SiteTime, begin: datetime, work: timedelta) -> datetime:
    """When so much work that is begun at `begin` is done."""
    if time.calendar is None:
        return begin + work
    return calendars.after_work(time.calendar, begin, work, time.timezone)


def work_between(time: SiteTime, begin: datetime, end: datetime) -> timedelta:
    """How much of the time between them is working time; none when the end comes first."""
    if time.calendar is None:
        return max(end - begin, timedelta())
    return calendars.work_between(time.calendar, begin, end, time.timezone)
