"""Reads what the policy of requests answers: which group answers, and how much working time it has."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec

from orderloom.language.durations import parse_duration
from orderloom.language.tables import CompiledTable

POLICY = "request-handling"
USUAL_GROUP, USUAL_TIME = "order-desk", timedelta(hours=24)
"""What holds where the policy leaves something open: a customer is never refused because of a table."""
USUAL_PRIORITY = "medium"


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """`group` is the key of a group."""

    group: str
    time: timedelta


def promise(table: CompiledTable | None, scope: Mapping[str, Any]) -> Promise:
    """`scope` has request, account and now."""
    outputs = table.evaluate(scope).outputs if table is not None else None
    answer: Mapping[str, Any] = outputs if isinstance(outputs, dict) else {}
    group = answer.get("group")
    return Promise(group=group if isinstance(group, str) and group else USUAL_GROUP, time=_time(answer.get("due_in")))


def _time(said: Any) -> timedelta:
    try:
        return parse_duration(str(said)) or USUAL_TIME
    except ValueError:
        return USUAL_TIME
