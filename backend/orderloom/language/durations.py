"""ISO 8601 durations as flows write them: whole weeks, days, hours, minutes and seconds, never months or years."""

import re
from datetime import timedelta

DURATION_PATTERN = r"^P(?=\d|T\d)(\d{1,4}W)?(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,5}M)?(\d{1,6}S)?)?$"
_SHAPE = re.compile(DURATION_PATTERN)


def parse_duration(text: str) -> timedelta:
    """The length of `PT48H`, `P2DT3H`, `P1W`; `ValueError` for anything else."""
    found = _SHAPE.match(text)
    if found is None:
        raise ValueError(f"{text!r} is not a duration such as PT30M or P2D")
    weeks, days, hours, minutes, seconds = (int(found[group][:-1]) if found[group] else 0 for group in (1, 2, 4, 5, 6))
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
