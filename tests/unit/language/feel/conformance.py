"""Measures the language against cases of the DMN Technology Compatibility Kit, as `cases.json` has them.

`python -m tests.unit.language.feel.conformance PATH` prints how many cases of each group pass; with `--failures` it
prints each case that does not.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from orderloom.kernel.errors import DomainError
from orderloom.language.feel import compile_expression, temporal
from orderloom.language.feel.builtins.conversion import render
from orderloom.language.feel.values import LIST, NUMBER, kind, number
from orderloom.language.tables import compile_table, parse_table

_TOLERANCE = Decimal("1e-8")
Score = dict[str, tuple[int, int]]
"""Cases passed and cases in all, by group."""


def main() -> None:
    path, *options = sys.argv[1:] or ["."]
    cases = json.loads(Path(path).read_text(encoding="utf-8"))
    if "--failures" in options:
        for text in failures(cases):
            print(text)
    for title, found in (("Expressions", score_expressions(cases)), ("Tables", score_tables(cases))):
        print(f"\n| {title} | passed | of |\n| --- | ---: | ---: |")
        for group, (passed, total) in sorted(found.items()):
            print(f"| {group} | {passed} | {total} |")
        print(f"| all | {sum(passed for passed, _ in found.values())} | {sum(total for _, total in found.values())} |")


def score_expressions(cases: Any) -> Score:
    return _score((case, expression_passes(case)) for case in cases["expressions"])


def score_tables(cases: Any) -> Score:
    return _score((case, table_passes(case)) for case in cases["tables"])


def failures(cases: Any) -> Iterator[str]:
    for case in cases["expressions"]:
        if not expression_passes(case):
            yield f"{case['id']}: {case['expression'].strip()} gives {_evaluated(case)!r}, not {case['expected']}"
    for case in cases["tables"]:
        if not table_passes(case):
            yield f"{case['id']}: the table gives {_decided(case)!r}, not {case['expected']}"


def expression_passes(case: Any) -> bool:
    return same(_evaluated(case), value_of(case["expected"]))


def table_passes(case: Any) -> bool:
    return same(_decided(case), value_of(case["expected"]))


def _evaluated(case: Any) -> Any:
    """A text that is refused counts as an error at run time: null."""
    try:
        expression = compile_expression(case["expression"], case["context"])
    except DomainError:
        return None
    return expression.evaluate(_scope(case))


def _decided(case: Any) -> Any:
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
    return {name: value_of(value) for name, value in case["context"].items()}


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


def _score(results: Iterator[tuple[Any, bool]] | Any) -> Score:
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case, passes in results:
        total[case["group"]] += 1
        passed[case["group"]] += passes
    return {group: (passed[group], total[group]) for group in total}


if __name__ == "__main__":
    main()
