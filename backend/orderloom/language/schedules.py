"""When a schedule comes next."""

from datetime import datetime, time, timedelta

from orderloom.language.durations import parse_duration


def next_time(every: str, at: str | None, after: datetime) -> datetime:
    """The first moment of a schedule behind `after`, which is when it came last, or when the flow was published.

    `every` is an ISO 8601 length, `at` a time of day in UTC such as `06:30`, for lengths of whole days.
    """
    length = parse_duration(every)
    if at is None:
        return after + length
    day = datetime.combine(after.date(), time.fromisoformat(at), after.tzinfo)
    if day > after:
        return day
    return day + (length if day == after else timedelta(days=1))
