"""The rows on the flow language: interpreter, durable runs, expressions, tables, validation."""

import importlib
import importlib.util
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import flows, peers_env

BLOCKS = 6
ROOT = Path(__file__).resolve().parents[1]
PARTS = ("expressions", "tables", "validation")
SHORT, LONG = 2, 333
RATIOS = (
    ("flow nodes/s ÷ SpiffWorkflow, in memory", "≥ 20", "100", "memory", "spiff_memory", "{:.1f}"),
    ("flow nodes/s stored ÷ SpiffWorkflow + JSON", "≥ 10", "50", "stored", "spiff_stored", "{:.1f}"),
    ("cost a node, 1,000 nodes ÷ 10 nodes", "≤ 1.3", "1.1", "short", "long", "{:.2f}"),
    ("durable 10-step run, steps/s ÷ DBOS: a transaction a run", "≥ 5", "", "pure", "dbos", "{:.1f}"),
    ("… each step answered, 25 runs a transaction", "≥ 6", "12", "waves", "dbos", "{:.1f}"),
    ("… each step answered, each answer its own commit", "≥ 2", "5", "alone", "dbos", "{:.1f}"),
)


def measure(url: str, rounds: int) -> dict[str, Any]:
    """Each thing beside its peer, in turn, so that a slow minute of the machine falls on both."""
    found = [_round(url, number) for number in range(rounds)]
    parts = {name: part for name in PARTS if (part := _part(name, min(rounds, 3))) is not None}
    return {"rounds": found, "parts": parts, "rows": [*_rows(found), *_rows_of(parts)]}


def _round(url: str, number: int) -> dict[str, Any]:
    print(f"language, round {number + 1}", flush=True)
    programs = {size: flows.program(size) for size in (SHORT, BLOCKS, LONG)}
    found: dict[str, Any] = {
        "spiff_memory": peers_env.call("spiff_flows.py", "memory", "-", BLOCKS, 150),
        "memory": flows.in_memory(programs[BLOCKS], 1500),
        "spiff_stored": peers_env.call("spiff_flows.py", "stored", url, BLOCKS, 150),
        "stored": _own(url, "stored", 1000),
        "dbos": peers_env.call("dbos_steps.py", url, 50),
        "pure": _own(url, "pure", 400),
        "waves": _own(url, "waves", 250),
        "alone": _own(url, "alone", 60),
        "short": flows.in_memory(programs[SHORT], 1500),
        "long": flows.in_memory(programs[LONG], 15),
    }
    return found


def _own(url: str, way: str, runs: int) -> dict[str, Any]:
    path = os.pathsep.join((str(ROOT), str(ROOT / "backend")))
    done = subprocess.run(
        [sys.executable, "-m", "bench.runs", url, way, str(runs), str(BLOCKS)],
        env={**os.environ, "PYTHONPATH": path}, cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"bench.runs {way} failed:\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def _part(name: str, rounds: int) -> dict[str, Any] | None:
    """The figures of another module of the bench, with the rows that it has for the page."""
    if importlib.util.find_spec(f"bench.{name}") is None:
        return None
    print(f"language: {name}", flush=True)
    run = importlib.import_module(f"bench.{name}").run
    return _large(run()) if name == "validation" else run(peers_env.python(), rounds)


def _large(found: dict[str, Any]) -> dict[str, Any]:
    size = f"a flow of {found['nodes']} nodes with {found['expressions']} expressions"
    shown = (
        (f"validate {size}", "< 300 ms", "validate_ms"),
        ("compile it after that", "< 200 ms", "compile_ms"),
        ("compile one never seen before", "< 200 ms", "compile_alone_ms"),
    )
    rows = [{"measure": measure, "goal": goal, "measured": f"{found[key]:.0f} ms"} for measure, goal, key in shown]
    return {**found, "rows": rows}


def _ratio(found: list[dict[str, Any]], over: str, under: str) -> float:
    """The median of the rounds' ratios of what was done in a second."""
    return statistics.median(_rate(each[over]) / _rate(each[under]) for each in found)


def _rate(figures: dict[str, float]) -> float:
    return figures["steps_per_s"] if "steps_per_s" in figures else figures["nodes_per_s"]


def _rows(found: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [
        {"measure": measure, "goal": goal, "stretch": stretch, "measured": form.format(_ratio(found, over, under))}
        for measure, goal, stretch, over, under, form in RATIOS
    ]


def _rows_of(parts: dict[str, Any]) -> list[dict[str, str]]:
    return [row for part in parts.values() for row in part.get("rows", ())]
