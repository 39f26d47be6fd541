"""The interpreter alone: flows of pure steps run in memory."""

import time
from itertools import pairwise
from typing import Any

import msgspec

from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow
from orderloom.language.interpreter import start

CHARACTERISTICS = {f"characteristic_{number}": number for number in range(20)}
LINE: dict[str, Any] = {
    "order": {"id": "order", "channel": "web", "priority": "medium", "lines": 1},
    "line": {"id": "line", "quantity": 4, "action": "add", "characteristics": CHARACTERISTICS},
    "account": {"id": "account", "segment": "business"},
}


def _node(key: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "key": key, "kind": kind, "name": {"en": key}, **fields}


def _edge(source: str, port: str, target: str) -> dict[str, Any]:
    return {"id": f"{source}-{port}", "from": [source, port], "to": [target, "in"]}


def chain(blocks: int, key: str = "bench-chain") -> dict[str, Any]:
    """Blocks of a step that writes, a choice, and a step behind it; 3 nodes a block, and start and end."""
    nodes, edges, last = [_node("begin", "start")], list[dict[str, Any]](), "begin"
    for number in range(blocks):
        write, choose, mark = (f"{name}_{number}" for name in ("write", "choose", "mark"))
        cases = [{"port": "gold", "when": 'vars.band = "gold"'}]
        nodes += [
            _node(write, "set", map=[{"to": "vars.band", "from": '"gold"'}]),
            _node(choose, "switch", config={"cases": cases}),
            _node(mark, "set", map=[{"to": "vars.mark", "from": "vars.band"}]),
        ]
        edges += [
            _edge(last, "done", write),
            _edge(write, "done", choose),
            _edge(choose, "gold", mark),
            _edge(choose, "default", "finish"),
        ]
        last = mark
    return _document([*nodes, _node("finish", "end")], [*edges, _edge(last, "done", "finish")], key)


def pure(steps: int, key: str = "bench-pure") -> dict[str, Any]:
    """Steps one after another that need nobody."""
    names = [f"step_{number}" for number in range(steps)]
    return _path([_node(name, "set", map=[{"to": "vars.band", "from": '"gold"'}]) for name in names], key)


def tasks(steps: int, key: str = "bench-tasks") -> dict[str, Any]:
    """Steps one after another that each wait for a system's answer."""
    names = [f"step_{number}" for number in range(steps)]
    return _path([_node(name, "task.automated", config={"operation": "bench.step"}) for name in names], key)


def _path(nodes: list[dict[str, Any]], key: str) -> dict[str, Any]:
    path = ["begin", *(node["key"] for node in nodes), "finish"]
    edges = [_edge(source, "done", target) for source, target in pairwise(path)]
    return _document([_node("begin", "start"), *nodes, _node("finish", "end")], edges, key)


def _document(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], key: str) -> dict[str, Any]:
    return {
        "schema": "orderloom.flow/1",
        "key": key,
        "kind": "enrichment",
        "name": {"en": "Bench"},
        "input": {"type": "order_line"},
        "variables": [{"key": "band", "type": "string"}, {"key": "mark", "type": "string"}],
        "nodes": nodes,
        "edges": edges,
    }


def program(blocks: int) -> Program:
    """Compiled past the limit of 500 nodes, so that the cost of a node can be seen to stay what it is."""
    return compile_flow(msgspec.convert(chain(blocks), Flow), {})


def in_memory(compiled: Program, runs: int) -> dict[str, float]:
    state, _, journal = start(compiled, LINE)
    assert state.status == "succeeded"
    assert len(journal) == len(compiled.nodes)
    began = time.process_time()
    for _ in range(runs):
        start(compiled, LINE)
    seconds = time.process_time() - began
    nodes = runs * len(compiled.nodes)
    return {"nodes": nodes, "seconds": seconds, "nodes_per_s": nodes / seconds}
