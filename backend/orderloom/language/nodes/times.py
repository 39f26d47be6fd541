"""Times as people write them into nodes: a length of time, a date, a moment."""

from datetime import date, datetime

from orderloom.language.durations import parse_duration


def is_length(text: str) -> bool:
    """Whether this is a length of time such as `PT4H`."""
    try:
        parse_duration(text)
    except ValueError:
        return False
    return True


def is_moment(text: str) -> bool:
    """Whether this is a date, or a date and time with its zone, in ISO 8601."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None or bool(date.fromisoformat(text))
    except ValueError:
        return False
