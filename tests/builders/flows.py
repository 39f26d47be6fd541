"""Builds flows for tests: `node(...)` and arrows such as `"a.done -> b"`, where the id of a node is its key."""

from itertools import pairwise
from typing import Any, Literal

from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.tables import CompiledTable


def node(key: str, kind: str, /, **fields: Any) -> dict[str, Any]:
    return {"id": key, "key": key, "kind": kind, "name": {"en": key.capitalize()}, **fields}


def manual(key: str, /, **fields: Any) -> dict[str, Any]:
    return node(key, "task.manual", **{"config": {"group": {"const": "field-ops"}}, **fields})


def automated(key: str, /, **fields: Any) -> dict[str, Any]:
    return node(key, "task.automated", **{"config": {"operation": "access.activate"}, **fields})


def document(*parts: dict[str, Any] | str, **fields: Any) -> dict[str, Any]:
    """A flow document of nodes and arrows; an arrow without a port leaves by `done`."""
    edges: list[dict[str, Any]] = []
    for part in parts:
        if isinstance(part, str):
            keys = [each.strip() for each in part.split("->")]
            for source, target in pairwise(keys):
                key, _, port = source.partition(".")
                edge = {"id": f"e{len(edges)}", "from": [key, port or "done"], "to": [target.partition(".")[0], "in"]}
                edges.append(edge)
    return {
        "schema": "orderloom.flow/1",
        "key": "example",
        "kind": "enrichment",
        "name": {"en": "Example"},
        "input": {"type": "order_line"},
        "nodes": [part for part in parts if isinstance(part, dict)],
        "edges": edges,
        **fields,
    }


def flow(*parts: dict[str, Any] | str, **fields: Any) -> Flow:
    return parse_flow(document(*parts, **fields))


def program(*parts: dict[str, Any] | str, tables: dict[str, CompiledTable] | None = None, **fields: Any) -> Program:
    return compile_flow(flow(*parts, **fields), tables or {})


class Published:
    """References of tests: the tables and flows given, and every flow, form and operation whose key does not begin with
    `no-`; one that ends with `-once` is not repeatable."""

    def __init__(self, tables: dict[str, CompiledTable] | None = None, flows: dict[str, Flow] | None = None) -> None:
        self.tables = tables or {}
        self.flows = flows or {}

    def table(self, key: str) -> CompiledTable | None:
        return self.tables.get(key)

    def flow(self, key: str) -> bool:
        return not key.startswith("no-")

    def subflow(self, key: str) -> Flow | None:
        return self.flows.get(key)

    def form(self, key: str) -> bool:
        return not key.startswith("no-")

    def operation(self, key: str) -> bool:
        return not key.startswith("no-")

    def gives(self, noun: Literal["form", "operation"], key: str) -> None:
        """Nobody can tell."""

    def repeatable(self, key: str) -> bool:
        return not key.endswith("-once")
