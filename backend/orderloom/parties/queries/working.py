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


def worked(time: SiteTime, begin: datetime, length: timedelta) -> tuple[datetime, datetime]:
    """When work of a planned length that may begin at `begin` begins and ends. Whole days are working days."""
    if time.calendar is None:
        return begin, begin + length
    opens = calendars.next_open(time.calendar, begin, time.timezone)
    work = calendars.work_in(time.calendar, length)
    return opens, calendars.after_work(time.calendar, opens, work, time.timezone)


def work_in(time: SiteTime, length: timedelta) -> timedelta:
    """The time at work of a planned length, whose whole days are working days."""
    return length if time.calendar is None else calendars.work_in(time.calendar, length)
