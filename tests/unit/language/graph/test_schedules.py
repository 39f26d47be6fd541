from datetime import UTC, datetime

import pytest

from orderloom.language.schedules import next_time


@pytest.mark.parametrize(
    ("every", "at", "after", "following"),
    [
        ("PT1H", None, "2026-03-02T10:20:30", "2026-03-02T11:20:30"),
        ("P1D", "06:30", "2026-03-02T05:00:00", "2026-03-02T06:30:00"),
        ("P1D", "06:30", "2026-03-02T06:30:00", "2026-03-03T06:30:00"),
        ("P1W", "06:30", "2026-03-02T06:30:00", "2026-03-09T06:30:00"),
        ("P1W", "06:30", "2026-03-02T09:00:00", "2026-03-03T06:30:00"),
    ],
)
def test_a_schedule_comes_after_each_every_and_at_a_time_of_day(
    every: str, at: str | None, after: str, following: str
) -> None:
    came = datetime.fromisoformat(after).replace(tzinfo=UTC)
    assert next_time(every, at, came) == datetime.fromisoformat(following).replace(tzinfo=UTC)
