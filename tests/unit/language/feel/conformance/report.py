"""What `make conformance` prints and writes: cases passed by group, and those left out with the reason of each."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from orderloom.language.feel import FeelError, compile_expression
from tests.unit.language.feel.conformance.cases import decided, evaluated, expression_passes, table_passes

Score = dict[str, tuple[int, int]]
"""Cases passed and cases in all, by group."""
MARKS = ("<!-- conformance: written by `make conformance` -->", "<!-- end of conformance -->")
_DECLARED = "0082-feel-coercion"
_NO_TYPE = re.compile(r"There is no type '(\w+)'")


def scores(cases: Any) -> dict[str, Score]:
    return {
        "Expressions": _score(cases["expressions"], expression_passes),
        "Tables": _score(cases["tables"], table_passes),
    }


def excluded(cases: Any) -> list[tuple[str, str]]:
    """Each case that does not pass, with the reason."""
    missed = [(case["id"], reason(case)) for case in cases["expressions"] if not _holds(expression_passes, case)]
    wrong = [(case["id"], _shown(decided, case)) for case in cases["tables"] if not _holds(table_passes, case)]
    return missed + wrong


def _holds(passes: Callable[[Any], bool], case: Any) -> bool:
    """A case that breaks the engine is missed like any other; the rest is still to be scored."""
    try:
        return passes(case)
    except Exception:
        return False


def _shown(evaluate: Callable[[Any], Any], case: Any) -> str:
    try:
        return f"gives {evaluate(case)!r}, not {case['expected']}"
    except Exception as error:
        return f"breaks with {error!r}"


def reason(case: Any) -> str:
    """Why an expression does not pass, as far as the case itself tells."""
    named = _NO_TYPE.search(_refusal(case))
    if named:
        return f"names the item definition `{named[1]}`, which the cases do not carry"
    if case["group"] == _DECLARED:
        return "is right or wrong by the type that its decision declares, which the cases do not carry"
    return _shown(evaluated, case)


def _refusal(case: Any) -> str:
    try:
        compile_expression(case["expression"], case["context"])
    except FeelError as error:
        return error.message
    return ""


def _score(cases: Any, passes: Any) -> Score:
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases:
        total[case["group"]] += 1
        passed[case["group"]] += _holds(passes, case)
    return {group: (passed[group], total[group]) for group in sorted(total)}


def page(cases: Any) -> str:
    """The tables of groups and of what is left out, as Markdown."""
    parts = [_table(title, score) for title, score in scores(cases).items()]
    left_out = [f"| {case} | {why} |" for case, why in excluded(cases)]
    if left_out:
        parts.append("\n".join(["| Left out | because it |", "| --- | --- |", *left_out]))
    return "\n\n".join(parts)


def _table(title: str, score: Score) -> str:
    rows = [f"| {group} | {passed} | {total} |" for group, (passed, total) in score.items()]
    passed, total = _sum(score)
    return "\n".join([f"| {title} | passed | of |", "| --- | ---: | ---: |", *rows, f"| all | {passed} | {total} |"])


def verdict(cases: Any) -> str:
    sums = [_sum(score) for score in scores(cases).values()]
    return f"passed {sum(passed for passed, _ in sums)} of {sum(total for _, total in sums)}"


def _sum(score: Score) -> tuple[int, int]:
    return sum(passed for passed, _ in score.values()), sum(total for _, total in score.values())


def written(text: str, page: str) -> str:
    """The text with the page between its marks."""
    before, _, rest = text.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    return f"{before}{MARKS[0]}\n\n{page}\n\n{MARKS[1]}{after}"
