"""Expressions: conditions a second on an order of 50 fields, beside the ZEN engine, and what compiling costs."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from orderloom.language.feel.expression import Expression  # noqa: E402
from orderloom.language.feel.parser import parse_expression  # noqa: E402

ASKED, ASKED_OF_PEER, COMPILED = 200_000, 20_000, 200
CONDITIONS = {
    "simple": ("order.total > 1000", "order.total > 1000"),
    "two": ('order.channel = "web" and order.total > 1000', "order.channel == 'web' and order.total > 1000"),
    "member": ('order.site.country in ("BR", "PT")', "order.site.country in ['BR', 'PT']"),
}
"""Each in FEEL and in the words of the peer."""
LARGE = "sum(order.lines[quantity > 1].quantity)"
LONG = " and ".join(f'line.characteristics.c{place} = "v{place}"' for place in range(100))


def order() -> dict[str, Any]:
    """Fifty fields, as the scope of a condition has them."""
    fields = {f"field_{place}": f"value {place}" if place % 2 else place for place in range(45)}
    known = {"id": "ORD1", "total": 1250, "channel": "web", "priority": "high", "site": {"country": "PT"}}
    return {"order": {**fields, **known}}


def rate(text: str, scope: dict[str, Any], times: int) -> float:
    evaluate = Expression(text, parse_expression(text)).evaluate
    evaluate(scope)
    began = time.process_time()
    for _ in range(times):
        evaluate(scope)
    return times / (time.process_time() - began)


def compile_ms() -> float:
    began = time.process_time()
    for _ in range(COMPILED):
        Expression(LONG, parse_expression(LONG))
    return (time.process_time() - began) * 1000 / COMPILED


def peer(python: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="orderloom-bench-") as folder:
        task = Path(folder) / "task.json"
        conditions = {name: theirs for name, (_, theirs) in CONDITIONS.items()}
        task.write_text(json.dumps({"conditions": conditions, "scope": order(), "times": ASKED_OF_PEER}))
        command = [str(python), str(ROOT / "bench" / "peers" / "zen_expressions.py"), str(task)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def run(peers_python: str | Path, rounds: int = 5) -> dict[str, Any]:
    """Each thing beside its peer, in turn, so that a slow minute of the machine falls on both."""
    scope = order()
    lines = [{"quantity": place % 9, "price": place} for place in range(2000)]
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        theirs = peer(Path(peers_python))
        one: dict[str, float] = {}
        for name, (text, _) in CONDITIONS.items():
            assert Expression(text, parse_expression(text)).evaluate(scope) is theirs["answers"][name]
            one[name] = rate(text, scope, ASKED)
            one[f"{name}_peer"] = theirs["per_s"][name]
        one["large_ms"] = 1000 / rate(LARGE, {"order": {"lines": lines}}, 50)
        one["compile_ms"] = compile_ms()
        found.append(one)
    return {"rounds": found, "rows": _rows(found)}


def _rows(found: list[dict[str, float]]) -> list[dict[str, str]]:
    def ratio(name: str) -> str:
        return f"{statistics.median(each[name] / each[f'{name}_peer'] for each in found):.1f}"

    def middle(name: str) -> float:
        return statistics.median(each[name] for each in found)

    return [
        _row("a simple condition on an order of 50 fields", "≥ 200,000/s", f"{middle('simple'):,.0f}/s"),
        _row("… ÷ zen-engine's compiled expression given a dict", "≥ 3", ratio("simple")),
        _row("… two conditions with `and` ÷ zen-engine", "≥ 3", ratio("two")),
        _row("… a value in a list ÷ zen-engine", "", ratio("member")),
        _row(f"`{LARGE}` over 2,000 lines", "≤ 10 ms", f"{middle('large_ms'):.1f} ms"),
        _row(f"read and compile a condition of {len(LONG):,} signs", "≤ 10 ms", f"{middle('compile_ms'):.1f} ms"),
    ]


def _row(measure: str, goal: str, measured: str, stretch: str = "") -> dict[str, str]:
    return {"measure": measure, "goal": goal, "stretch": stretch, "measured": measured}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3), indent=2))
