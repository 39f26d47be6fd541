"""Decision tables: answers a second beside the ZEN engine, what the size of a table matters, what compiling costs."""

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

from orderloom.language.tables import CompiledTable, analyse, compile_table, parse_table  # noqa: E402
from orderloom.language.values import plain  # noqa: E402

ASKED, ASKED_OF_PEER, ASKED_OF_LARGE = 40_000, 4_000, 40_000
SCOPES = 200
SEGMENTS = 10


def document(rows: int) -> dict[str, Any]:
    """Segments by equality, totals by interval, and a country that most rows leave open."""
    inputs = (
        ("segment", "account.segment", "string"),
        ("total", "order.total", "number"),
        ("country", "site.country", "string"),
    )
    segments = max(SEGMENTS, rows // SEGMENTS)
    return {
        "schema": "orderloom.table/1",
        "key": "bench",
        "name": {"en": "Bench"},
        "hit_policy": "FIRST",
        "inputs": [{"id": name, "label": name, "expression": path, "type": of} for name, path, of in inputs],
        "outputs": [{"id": "approver", "label": "Approver"}, {"id": "rate", "label": "Rate"}],
        "rows": [
            {
                "id": f"r{place}",
                "when": [
                    f'"segment-{place % segments}"',
                    f"[{place // segments * 100}..{place // segments * 100 + 100})",
                    '"BR"' if place % 7 == 0 else None,
                ],
                "then": [f'"approver-{place}"', f"{place}.5"],
            }
            for place in range(rows)
        ],
    }


def scopes(rows: int) -> list[dict[str, Any]]:
    """Questions all over the table; each seventh is answered by no row."""
    segments = max(SEGMENTS, rows // SEGMENTS)
    return [
        {
            "order": {"id": f"o{number}", "total": number * 37 % 1000, "channel": "web"},
            "account": {"segment": f"segment-{number * 13 % segments}", "name": "ACME"},
            "site": {"country": "BR" if number % 7 else "PT"},
        }
        for number in range(SCOPES)
    ]


def rate(table: CompiledTable, asked: list[dict[str, Any]], times: int) -> float:
    for scope in asked:
        table.evaluate(scope)
    evaluate = table.evaluate
    began = time.process_time()
    for _ in range(times // len(asked)):
        for scope in asked:
            evaluate(scope)
    return times / (time.process_time() - began)


def compile_ms(rows: int, number: int) -> float:
    """Reading and compiling a table whose cells nobody has read before."""
    source = json.dumps(document(rows)).replace("segment-", f"segment-{number}-")
    began = time.process_time()
    compile_table(parse_table(json.loads(source)))
    return (time.process_time() - began) * 1000


def analyse_ms(rows: int) -> float:
    source = parse_table({**document(rows), "hit_policy": "UNIQUE"})
    began = time.process_time()
    found = analyse(source)
    seconds = time.process_time() - began
    assert found.overlap_count == 0
    return seconds * 1000


def peer(python: Path, times: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="orderloom-bench-") as folder:
        task = Path(folder) / "task.json"
        task.write_text(json.dumps({"table": document(100), "scopes": scopes(100), "times": times}))
        command = [str(python), str(ROOT / "bench" / "peers" / "zen_tables.py"), str(task)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def run(peers_python: str | Path, rounds: int = 3) -> dict[str, Any]:
    """Each thing beside its peer, in turn, so that a slow minute of the machine falls on both."""
    small, large = (compile_table(parse_table(document(rows))) for rows in (100, 10_000))
    found: list[dict[str, float]] = []
    for number in range(rounds):
        theirs = peer(Path(peers_python), ASKED_OF_PEER)
        own = [plain(small.evaluate(scope).outputs) for scope in scopes(100)]
        assert [_same(answer) for answer in theirs["answers"]] == [_same(answer) for answer in own]
        found.append(
            {
                "zen_per_s": theirs["decision_per_s"],
                "zen_compiled_per_s": theirs["compiled_per_s"],
                "small_per_s": rate(small, scopes(100), ASKED),
                "large_per_s": rate(large, scopes(10_000), ASKED_OF_LARGE),
                "compile_ms": compile_ms(10_000, number),
                "analyse_ms": analyse_ms(10_000),
            }
        )
    return {"rounds": found, "rows": _rows(found)}


def _same(answer: Any) -> Any:
    """No answer is an empty one there; 0.5 comes as a float there and as a decimal here."""
    return {name: value if isinstance(value, str) else float(value) for name, value in (answer or {}).items()}


def _rows(found: list[dict[str, float]]) -> list[dict[str, str]]:
    def ratio(over: str, under: str) -> float:
        return statistics.median(each[over] / each[under] for each in found)

    def middle(name: str) -> str:
        return f"{statistics.median(each[name] for each in found):.0f} ms"

    over_peer, over_compiled = (ratio("small_per_s", name) for name in ("zen_per_s", "zen_compiled_per_s"))
    slower = ratio("small_per_s", "large_per_s")
    return [
        _row("100-row decision table ÷ zen-engine", "≥ 5", f"{over_peer:.1f}", "20"),
        _row("… whose content was compiled ahead and comes from a loader", "", f"{over_compiled:.1f}"),
        _row("an answer of 10,000 rows ÷ of 100 rows", "≤ 3", f"{slower:.2f}"),
        _row("read and compile a table of 10,000 rows", "< 1,300 ms", middle("compile_ms")),
        _row("overlaps and gaps of 10,000 rows", "< 2,000 ms", middle("analyse_ms")),
    ]


def _row(measure: str, goal: str, measured: str, stretch: str = "") -> dict[str, str]:
    return {"measure": measure, "goal": goal, "stretch": stretch, "measured": measured}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3), indent=2))
