"""How long the largest allowed flow takes to be validated and compiled when its expressions were never seen before."""

import gc
import statistics
import time
from collections.abc import Mapping
from itertools import count
from typing import Any, Literal

from orderloom.language.compile import compile_flow
from orderloom.language.feel.typing import Type
from orderloom.language.graph import MAX_NODES, Flow, parse_flow
from orderloom.language.tables import CompiledTable
from orderloom.language.validate import validate

ROUNDS = 7
_LANE = 8
"""Nodes between a switch and the join behind it."""
_numbers = count(1)


class Everything:
    """References of which none is missing, but no table."""

    def table(self, key: str) -> CompiledTable | None:
        return None

    def flow(self, key: str) -> bool:
        return True

    def subflow(self, key: str) -> Flow | None:
        return None

    def form(self, key: str) -> bool:
        return True

    def operation(self, key: str) -> bool:
        return True

    def repeatable(self, key: str) -> bool:
        return True

    def gives(self, noun: Literal["form", "operation"], key: str) -> Mapping[str, Type] | None:
        return None


def large_flow(nodes: int = MAX_NODES) -> dict[str, Any]:
    """Switches over two lanes of tasks and values one after another, each with conditions and mappings of its own."""
    flow = _Drawing(next(_numbers))
    flow.add("begin", "start")
    flow.after = [("begin", "done")]
    while len(flow.nodes) + _LANE + 2 < nodes:
        flow.section()
    while len(flow.nodes) < nodes - 1:
        flow.step(flow.values)
    flow.add("finish", "end", map=[{"to": "output.total", "from": "vars.total"}])
    flow.connect("finish")
    return {
        "schema": "orderloom.flow/1",
        "key": "large",
        "kind": "enrichment",
        "name": {"en": "Large"},
        "input": {"type": "order_line"},
        "output": {"properties": {"total": {"type": "number"}}},
        "variables": [{"key": "total", "type": "number", "initial": "0"}],
        "nodes": flow.nodes,
        "edges": flow.edges,
    }


class _Drawing:
    """A flow being drawn; `after` are the ports that lead to what is added next."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.after: list[tuple[str, str]] = []
        self.last = "begin"

    def add(self, key: str, kind: str, **fields: Any) -> None:
        self.nodes.append({"id": key, "key": key, "kind": kind, "name": {"en": key.capitalize()}, **fields})

    def connect(self, key: str) -> None:
        for source in self.after:
            self.edges.append({"id": f"e{len(self.edges)}", "from": list(source), "to": [key, "in"]})
        self.after = [(key, "done")]

    def section(self) -> None:
        number = len(self.nodes)
        key = f"choice{number}"
        when = f"line.quantity > {number} and line.characteristics.bandwidth * {self.seed} >= {number}"
        self.add(key, "switch", config={"cases": [{"port": "large", "when": when}]})
        self.connect(key)
        ends: list[tuple[str, str]] = []
        for port in ("large", "default"):
            self.after = [(key, port)]
            for _ in range(_LANE // 4):
                self.step(self.values)
                self.step(self.task)
            ends += self.after
        self.after = ends
        self.step(lambda key: self.add(key, "join", config={"mode": "any"}))

    def step(self, draw: Any) -> None:
        key = f"step{len(self.nodes)}"
        draw(key)
        self.connect(key)
        self.last = key

    def values(self, key: str) -> None:
        number = len(self.nodes)
        total = f"if line.quantity in [1..{number}] then vars.total + {self.seed} else vars.total"
        label = f'upper case(site.city) + "-{number}-{self.seed}"'
        self.add(key, "set", map=[{"to": "vars.total", "from": total}, {"to": "out.label", "from": label}])

    def task(self, key: str) -> None:
        number = len(self.nodes)
        self.add(
            key,
            "task.manual",
            when=f'account.segment != "s{number}" or order.recurring_total >= {self.seed}',
            config={"group": {"const": "field-ops"}, "form": "site-survey", "duration": "PT4H"},
            map=[
                {"to": "task.site", "from": f'site.name + " {number}/{self.seed}"'},
                {"to": "task.before", "from": f"nodes.{self.last}.out"},
                {"to": "task.due", "from": f'date and time(order.created_at) + @"P{number}D"'},
            ],
        )


def expressions(flow: Flow) -> int:
    cases = sum(len(node.config.get("cases", ())) for node in flow.nodes)
    return cases + sum(len(node.map) + (node.when is not None) for node in flow.nodes) + len(flow.variables)


def _milliseconds(work: Any) -> tuple[float, Any]:
    """Rubbish of the rounds before is collected first: going through it is no part of this work."""
    gc.collect()
    begun = time.process_time()
    result = work()
    return (time.process_time() - begun) * 1000, result


def run() -> dict[str, Any]:
    """Medians in milliseconds; each round has a flow of its own, so that nothing that was read before helps."""
    rounds: dict[str, list[float]] = {"parse_ms": [], "validate_ms": [], "compile_ms": [], "compile_alone_ms": []}
    flow = parse_flow(large_flow())
    for _ in range(ROUNDS):
        document = large_flow()
        taken, flow = _milliseconds(lambda: parse_flow(document))  # noqa: B023
        rounds["parse_ms"].append(taken)
        taken, findings = _milliseconds(lambda: validate(flow, Everything()))  # noqa: B023
        if findings:
            raise RuntimeError(f"The flow of the bench has findings: {findings[:3]}")
        rounds["validate_ms"].append(taken)
        rounds["compile_ms"].append(_milliseconds(lambda: compile_flow(flow, {}))[0])  # noqa: B023
        unseen = parse_flow(large_flow())
        rounds["compile_alone_ms"].append(_milliseconds(lambda: compile_flow(unseen, {}))[0])  # noqa: B023
    medians = {name: round(statistics.median(times), 1) for name, times in rounds.items()}
    return {"nodes": len(flow.nodes), "edges": len(flow.edges), "expressions": expressions(flow), **medians}


if __name__ == "__main__":
    print(run())
