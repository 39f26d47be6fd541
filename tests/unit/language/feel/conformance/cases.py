"""Runs a case of `cases.json`, an expression or a decision table, and compares what comes out with what is expected."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from orderloom.kernel.errors import DomainError
from orderloom.language.feel import compile_expression, temporal
from orderloom.language.feel.builtins.conversion import render
from orderloom.language.feel.values import LIST, NUMBER, kind, number
from orderloom.language.tables import compile_table, parse_table

_TOLERANCE = Decimal("1e-8")
_NOW = datetime(2026, 3, 31, 12, 30, tzinfo=UTC)
"""What `now()` gives: the language reads the clock from its scope."""


def expression_passes(case: Any) -> bool:
    return same(evaluated(case), value_of(case["expected"]))


def table_passes(case: Any) -> bool:
    return same(decided(case), value_of(case["expected"]))


def evaluated(case: Any) -> Any:
    """A text that is refused counts as an error at run time: null."""
    try:
        expression = compile_expression(case["expression"], case["context"])
    except DomainError:
        return None
    return expression.evaluate(_scope(case))


def decided(case: Any) -> Any:
    try:
        outputs = compile_table(parse_table(document(case)), case["context"]).evaluate(_scope(case)).outputs
    except DomainError:
        return None
    if len(case["outputs"]) > 1:
        return _renamed(outputs, case)
    if isinstance(outputs, list):
        return [row["o0"] for row in outputs]
    return outputs and outputs["o0"]


def _renamed(outputs: Any, case: Any) -> Any:
    if isinstance(outputs, list):
        return [_renamed(row, case) for row in outputs]
    return outputs and {name: outputs[f"o{place}"] for place, name in enumerate(case["outputs"])}


def document(case: Any) -> dict[str, Any]:
    """The table of a case as `orderloom.table/1`."""
    inputs = [
        {"id": f"i{place}", "label": text, "expression": text, **_allowed(allowed and [allowed])}
        for place, (text, allowed) in enumerate(zip(case["inputs"], case["inputValues"], strict=True))
    ]
    outputs = [
        {"id": f"o{place}", "label": name or "", "default": default, **_allowed(allowed and allowed.split(","))}
        for place, (name, allowed, default) in enumerate(
            zip(case["outputs"], case["outputValues"], case["defaults"], strict=True)
        )
    ]
    return {
        "schema": "orderloom.table/1",
        "key": "case",
        "name": {"en": case["id"]},
        "hit_policy": case["hitPolicy"],
        "aggregation": case["aggregation"],
        "inputs": inputs,
        "outputs": outputs,
        "rows": [{"id": f"r{place}", **rule} for place, rule in enumerate(case["rules"])],
    }


def _allowed(texts: list[str] | None) -> dict[str, Any]:
    return {"allowed": texts} if texts else {}


def _scope(case: Any) -> dict[str, Any]:
    return {"now": _NOW, **{name: value_of(value) for name, value in case["context"].items()}}


def value_of(typed: Any) -> Any:
    """The value that a typed one of `cases.json` stands for."""
    if typed is None:
        return None
    ((of, value),) = typed.items()
    if of in ("decimal", "double", "integer"):
        return Decimal(value)
    if of == "boolean":
        return value == "true"
    if of == "list":
        return [value_of(item) for item in value]
    if of == "context":
        return {key: value_of(item) for key, item in value.items()}
    return value if of == "string" else temporal.parse(value)


def same(found: Any, expected: Any) -> bool:
    """Numbers may differ in their ninth digit; a list of one is the item where the case names an item."""
    if kind(found) is LIST and kind(expected) is not LIST and len(found) == 1:
        return same(found[0], expected)
    if kind(found) is not kind(expected):
        return False
    if kind(found) is NUMBER:
        return _close(found, expected)
    if kind(found) is LIST:
        return len(found) == len(expected) and all(map(same, found, expected))
    if isinstance(found, dict):
        return found.keys() == expected.keys() and all(same(value, expected[key]) for key, value in found.items())
    return render(found, True) == render(expected, True)


def _close(found: Any, expected: Any) -> bool:
    left, right = number(found) or Decimal(0), number(expected) or Decimal(0)
    return abs(left - right) <= _TOLERANCE * max(abs(right), 1)
