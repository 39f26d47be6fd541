"""Reads what the policy tables answer: which flow enriches a line, who approves an order, how urgent it is."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import msgspec

from orderloom.language.tables import CompiledTable
from orderloom.ordering.contracts import Priority

ENRICHMENT = "order-enrichment"
APPROVAL = "order-approval"
PRIORITIES = ("priority-customer", "priority-specification", "priority-order-type", "priority-urgency")
NOTIFICATION = "notification"
HEADER = "header-tasks"
KEYS = (ENRICHMENT, APPROVAL, *PRIORITIES, NOTIFICATION, HEADER)
Moment = Literal["submitted", "approved", "fulfilled"]
MOMENTS: tuple[Moment, ...] = ("submitted", "approved", "fulfilled")
AUTOMATIC = "auto"
PRICES = "order_approver"
Channel = Literal["in_app", "email"]
_CHANNELS: Mapping[str, Channel] = {"in_app": "in_app", "email": "email"}
_LEVELS = ((80, Priority.CRITICAL), (60, Priority.HIGH), (40, Priority.MEDIUM))
_ORDER = (Priority.CRITICAL, Priority.HIGH, Priority.MEDIUM, Priority.LOW)


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """Who decides; `role` is None when nobody need. `rows` are those of the policy that said so."""

    role: str | None
    four_eyes: bool
    rows: tuple[str, ...]


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What one `row` of the notification policy says to whom, in each language it says it in."""

    channel: Channel
    to: str
    title: dict[str, str]
    text: dict[str, str]
    row: str


class HeaderFlow(msgspec.Struct, frozen=True, kw_only=True):
    """A flow to be begun on the order itself, and the row of the policy that names it."""

    flow: str
    row: str


def enrichment_flow(table: CompiledTable | None, scope: Mapping[str, Any]) -> str | None:
    """The key of the flow that enriches this line; None when it needs none."""
    flow = _answer(table, scope)[0].get("flow")
    return flow if isinstance(flow, str) and flow else None


def approval(table: CompiledTable | None, scope: Mapping[str, Any]) -> Approval:
    """Without a matching row an order approver decides."""
    outputs, rows = _answer(table, scope)
    approver = outputs.get("approver") or "order_approver"
    return Approval(
        role=None if approver == AUTOMATIC else str(approver), four_eyes=outputs.get("four_eyes") is True, rows=rows
    )


def priced_by_hand(decided: Approval) -> Approval:
    """Prices above a limit are seen by an order approver, whatever the policy of approval says."""
    return msgspec.structs.replace(decided, role=PRICES, rows=())


def header_flows(table: CompiledTable, scope: Mapping[str, Any]) -> list[HeaderFlow]:
    """One a row that matches; `scope` has moment, order and account."""
    return [
        HeaderFlow(flow=outputs["flow"], row=row)
        for row, outputs in _each(table, scope)
        if isinstance(outputs.get("flow"), str) and outputs["flow"]
    ]


def _each(table: CompiledTable, scope: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The rows that answer with what each answers."""
    answer = table.evaluate(scope)
    found = answer.outputs if isinstance(answer.outputs, list) else [answer.outputs or {}]
    return list(zip(answer.matched, found, strict=False))


def messages(table: CompiledTable, scope: Mapping[str, Any]) -> list[Message]:
    """One a row that matches; `scope` has event, order and account. A row that names nobody, or says nothing, is
    left out."""
    said = [(row, outputs, _words(outputs.get("title"))) for row, outputs in _each(table, scope)]
    return [
        Message(
            channel=_CHANNELS.get(str(outputs.get("channel")), "in_app"),
            to=str(outputs["to"]),
            title=title,
            text=_words(outputs.get("text")),
            row=row,
        )
        for row, outputs, title in said
        if outputs.get("to") and title
    ]


def _words(value: Any) -> dict[str, str]:
    """A text, or a context with one a language."""
    texts = value if isinstance(value, dict) else {"en": value}
    return {str(language): text for language, text in texts.items() if isinstance(text, str) and text}


def line_priority(tables: Sequence[CompiledTable | None], scope: Mapping[str, Any]) -> Priority:
    """Σ(rank × weight) / Σ(weight) over the tables that answer; low when none does."""
    weighted, weights = Decimal(0), Decimal(0)
    for table in tables:
        outputs, _ = _answer(table, scope)
        weight = Decimal(outputs.get("weight") or 0)
        weighted += Decimal(outputs.get("rank") or 0) * weight
        weights += weight
    score = weighted / weights if weights else Decimal(0)
    return next((level for least, level in _LEVELS if score >= least), Priority.LOW)


def highest(priorities: Iterable[Priority]) -> Priority:
    """An order is as urgent as its most urgent line."""
    return min(priorities, key=_ORDER.index, default=Priority.LOW)


def _answer(table: CompiledTable | None, scope: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    if table is None:
        return {}, ()
    answer = table.evaluate(scope)
    return (answer.outputs, answer.matched) if isinstance(answer.outputs, dict) else ({}, ())
