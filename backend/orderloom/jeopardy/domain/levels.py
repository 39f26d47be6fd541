"""Rates delays by the jeopardy policies: is a line watched, how late is a task, how late is a line."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from orderloom.language.tables import CompiledTable

ENABLEMENT, TASK, LINE = "jeopardy-enablement", "jeopardy-task", "jeopardy-line"
KEYS = (ENABLEMENT, TASK, LINE)
_HUNDRED = Decimal(100)
_PERCENT = Decimal("0.01")


class Level(StrEnum):
    """From no jeopardy to the worst."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


_ORDER = tuple(Level)


class Rated(msgspec.Struct, frozen=True, kw_only=True):
    """A level with what it comes from: the share that was rated, and the rows of the policy `table`."""

    level: Level
    percent: Decimal | None
    table: str
    rows: tuple[str, ...] = ()


def is_watched(table: CompiledTable | None, scope: Mapping[str, Any]) -> bool:
    """`scope` has specification, action, order and account of one line. What no row switches off is watched."""
    return _answer(table, scope)[0].get("enabled") is not False


def rate_task(
    table: CompiledTable | None, scope: Mapping[str, Any], elapsed: timedelta, planned: timedelta | None
) -> Rated:
    """Of an open task, by business time: `elapsed` since its start, and how long it was `planned` to take."""
    percent = _share(elapsed, planned)
    asked = {**scope, "task": {**scope.get("task", {}), "elapsed_percent": percent}}
    return _rated(TASK, table, asked, percent)


def rate_line(
    table: CompiledTable | None,
    scope: Mapping[str, Any],
    promised: tuple[datetime, datetime] | None,
    predicted_end: datetime | None,
) -> Rated:
    """`promised` are the start and end that were promised: the delay is in per cent of the time between them."""
    percent = None
    if promised is not None and predicted_end is not None:
        start, end = promised
        percent = _share(predicted_end - end, end - start)
    asked = {**scope, "line": {**scope.get("line", {}), "delay_percent": percent}}
    return _rated(LINE, table, asked, percent)


def worst(levels: Iterable[Level]) -> Level:
    """An order is in as much jeopardy as its worst line."""
    return max(levels, key=_ORDER.index, default=Level.NONE)


def _share(part: timedelta, whole: timedelta | None) -> Decimal | None:
    """In per cent with two digits; None of nothing."""
    if not whole or whole < timedelta(0):
        return None
    return (_HUNDRED * (part // _TICK) / (whole // _TICK)).quantize(_PERCENT)


_TICK = timedelta(microseconds=1)


def _rated(key: str, table: CompiledTable | None, scope: Mapping[str, Any], percent: Decimal | None) -> Rated:
    if percent is None:
        return Rated(level=Level.NONE, percent=None, table=key)
    outputs, rows = _answer(table, scope)
    said = outputs.get("level")
    return Rated(level=Level(said) if said in _ORDER else Level.NONE, percent=percent, table=key, rows=rows)


def _answer(table: CompiledTable | None, scope: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    if table is None:
        return {}, ()
    answer = table.evaluate(scope)
    return (answer.outputs, answer.matched) if isinstance(answer.outputs, dict) else ({}, ())
