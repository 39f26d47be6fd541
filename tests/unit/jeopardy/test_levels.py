"""Delays are rated as the shipped jeopardy policies say, and the rating says by which rows."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.jeopardy.domain.levels import (
    ENABLEMENT,
    KEYS,
    LINE,
    TASK,
    Level,
    is_watched,
    rate_line,
    rate_task,
    worst,
)
from orderloom.language.tables import CompiledTable, compile_table, parse_table

SCOPE: dict[str, Any] = {
    "specification": {"key": "internet-access", "category": "broadband"},
    "action": "add",
    "order": {"priority": "medium", "channel": "agent"},
    "account": {"segment": "business", "number": "ACC1"},
}
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PROMISED = (START, START + timedelta(days=10))


def shipped(key: str) -> CompiledTable:
    text = Path(f"flows/policies/{key}.table.json").read_bytes()
    return compile_table(parse_table(msgspec.json.decode(text)))


TABLES = {key: shipped(key) for key in KEYS}


@pytest.mark.parametrize(
    ("hours", "level", "rows"),
    [
        (0, Level.NONE, ()),
        (79, Level.NONE, ()),
        (80, Level.LOW, ("low",)),
        (100, Level.MEDIUM, ("medium",)),
        (125, Level.HIGH, ("high",)),
        (149, Level.HIGH, ("high",)),
        (150, Level.CRITICAL, ("critical",)),
        (9000, Level.CRITICAL, ("critical",)),
    ],
)
def test_a_task_is_rated_by_the_share_of_its_planned_time(hours: int, level: Level, rows: tuple[str, ...]) -> None:
    scope = {**SCOPE, "task": {"type": "manual", "key": "survey"}}
    rated = rate_task(TABLES[TASK], scope, timedelta(hours=hours), timedelta(hours=100))
    assert (rated.level, rated.rows, rated.percent, rated.table) == (level, rows, Decimal(hours), TASK)


@pytest.mark.parametrize("planned", [None, timedelta(0)])
def test_a_task_without_a_planned_duration_is_in_no_jeopardy(planned: timedelta | None) -> None:
    assert rate_task(TABLES[TASK], SCOPE, timedelta(days=99), planned).level is Level.NONE


@pytest.mark.parametrize(
    ("late", "level"),
    [
        (timedelta(days=-3), Level.NONE),
        (timedelta(0), Level.NONE),
        (timedelta(minutes=10), Level.LOW),
        (timedelta(hours=23), Level.LOW),
        (timedelta(days=1), Level.MEDIUM),
        (timedelta(days=2.5), Level.MEDIUM),
        (timedelta(days=2.6), Level.HIGH),
    ],
)
def test_a_line_is_rated_by_its_delay_in_the_promised_time(late: timedelta, level: Level) -> None:
    assert rate_line(TABLES[LINE], SCOPE, PROMISED, PROMISED[1] + late).level is level


def test_a_line_without_a_promise_or_a_prediction_is_in_no_jeopardy() -> None:
    assert rate_line(TABLES[LINE], SCOPE, None, START).level is Level.NONE
    assert rate_line(TABLES[LINE], SCOPE, PROMISED, None).level is Level.NONE


def test_a_line_is_watched_unless_a_row_says_otherwise() -> None:
    assert is_watched(TABLES[ENABLEMENT], SCOPE) is True
    assert is_watched(TABLES[ENABLEMENT], {**SCOPE, "action": "no_change"}) is False
    assert is_watched(None, SCOPE) is True


def test_an_order_is_in_as_much_jeopardy_as_its_worst_line() -> None:
    assert worst([Level.LOW, Level.HIGH, Level.NONE]) is Level.HIGH
    assert worst([]) is Level.NONE


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_time_never_lowers_the_level(one: int, other: int) -> None:
    first, second = (
        rate_task(TABLES[TASK], SCOPE, timedelta(minutes=minutes), timedelta(minutes=1000))
        for minutes in sorted((one, other))
    )
    assert worst([first.level, second.level]) is second.level
