"""Sound flows by a seeded die, over every kind of node that runs: scopes, loops, joins, undoing, subflows and waits."""

from collections.abc import Callable
from random import Random
from typing import Any

from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.tables import CompiledTable, compile_table, parse_table
from tests.builders.flows import document, manual, node

GIVEN: dict[str, Any] = {"line": {"quantity": 0, "characteristics": {}}, "domain_order": {"key": "DO-1"}}
TASKS = ("task.manual", "task.work_order", "task.automated")
VARIABLES = [
    {"key": "total", "type": "number", "initial": "0"},
    {"key": "sites", "type": "list", "initial": '["a", "b", "c"]'},
]
TABLE = parse_table({
    "schema": "orderloom.table/1", "key": "sizes", "name": {"en": "Sizes"}, "hit_policy": "FIRST",
    "inputs": [{"id": "i1", "label": "Total", "expression": "floor(vars.total)", "type": "number"}],
    "outputs": [{"id": "size", "label": "Size", "type": "string"}],
    "rows": [{"id": "r1", "when": ["< 2"], "then": ['"small"']}, {"id": "r2", "when": ["[4..9]"], "then": ['"big"']}],
})  # fmt: skip
TABLES = {TABLE.key: compile_table(TABLE)}
TOLD: list[tuple[str, dict[str, Any]]] = [
    ("milestone", {"point_of_no_return": True}),
    ("notify", {"to": {"const": "field-ops"}, "title": {"en": "Total"}, "text": {"en": "It went on."}}),
    ("raise_fallout", {"cause": "slow", "text": {"const": "It is slow."}}),
    ("set_priority", {"priority": {"const": "high"}}),
]


class Region:
    """One place for nodes: the flow itself or the body of a scope. `open` are ports that nothing follows yet."""

    def __init__(self, parent: str | None, entry: str, depth: int) -> None:
        self.parent = parent
        self.entry = entry
        self.depth = depth
        self.ports: list[str] = []
        self.open: list[str] = []
        self.loops = 0


class Writer:
    """Writes one flow. Nodes are led to by one to three earlier ports; ports left open in the flow lead to its end."""

    def __init__(self, die: Random, key: str, subflows: list[str]) -> None:
        self.die = die
        self.deepest = {"inner": 1, "outer": 2}.get(key, 3)
        self.key = key
        self.subflows = subflows
        self.left = die.randint(2, 14)
        self.sources = ["begin.done"]
        self.nodes: list[dict[str, Any]] = []
        self.arrows: list[str] = []
        self.scopes: list[str] = []
        self.kinds: list[Callable[[str, Region], list[str]]] = [
            self._set, self._set, self._task, self._task, self._deadline, self._call, self._approval, self._lookup,
            self._switch, self._decision, self._join, self._join, self._wait, self._wait, self._try, self._try,
            self._for_each, self._for_each, self._repeat, self._repeat, self._compensate, self._throw, self._tell,
            *([self._subflow, self._subflow] if subflows else []),
        ]  # fmt: skip

    def document(self, **fields: Any) -> dict[str, Any]:
        self._add(None, "begin", "start")
        region = Region(None, "begin.done", 0)
        self._fill(region, self.left)
        self._add(None, "finish", "end", map=[{"to": "output.total", "from": "vars.total"}])
        ports = region.open or ["begin.done"]
        self.arrows.extend(f"{port} -> finish" for port in ports)
        return document(
            *self.nodes, *self.arrows, key=self.key, variables=VARIABLES,
            output={"type": "object", "properties": {"total": {"type": "number"}}}, **fields,
        )  # fmt: skip

    def _fill(self, region: Region, size: int) -> None:
        while size > 0 and self.left > 0:
            self.left -= 1
            size -= 1
            key = f"n{len(self.nodes)}"
            kind = self.die.choice(self.kinds)
            sources = self.sources = self._sources(region)
            if kind == self._join and len(sources) < 2:
                kind = self._task
            ports = kind(key, region)
            if not ports and not any(each["key"] == key for each in self.nodes):
                continue
            self.arrows.extend(f"{source} -> {key}" for source in sources)
            region.open = [port for port in region.open if port not in sources] + ports
            region.ports.extend(ports)

    def _sources(self, region: Region) -> list[str]:
        """In a body the first node, and at times a second, is where it begins."""
        if not region.ports or (region.parent is not None and self.die.random() < 0.1):
            return [region.entry]
        return self.die.sample(region.ports, min(len(region.ports), self.die.choice([1, 1, 1, 2, 3])))

    def _add(self, region: Region | None, key: str, kind: str, **fields: Any) -> dict[str, Any]:
        parent = {"parent": region.parent} if region is not None and region.parent is not None else {}
        self.nodes.append(node(key, kind, **fields, **parent))
        return self.nodes[-1]

    def _set(self, key: str, region: Region) -> list[str]:
        """What it writes to the variable is now and then a text, which the variable can't hold."""
        more = "index" if region.loops else "1.10"
        read = self.die.choice(self.sources).partition(".")[0]
        told = any(each["key"] == read and each["kind"] in TASKS for each in self.nodes) and self.die.random() < 0.4
        word = f"if nodes.{read}.out.word = null then vars.total else nodes.{read}.out.word"
        entries = [
            {"to": "vars.total", "from": word if told else f"vars.total + {more}"},
            {"to": "out.seen", "from": f"nodes.{read}.out"},
            {"to": "line.characteristics.total", "from": "vars.total"},
        ]
        error = {"policy": {"on_error": "port"}} if self.die.random() < 0.2 else {}
        self._add(region, key, "set", map=entries[: self.die.choice([1, 1, 2, 3])], **error)
        return [f"{key}.done", f"{key}.error"] if error else [f"{key}.done"]

    def _task(self, key: str, region: Region) -> list[str]:
        self._add(region, key, "task.manual", **_manual(map=[{"to": "task.total", "from": "vars.total / 3"}]))
        self._undo(key, region)
        return [f"{key}.done"]

    def _call(self, key: str, region: Region) -> list[str]:
        self._add(region, key, "task.automated", config={"operation": "access.activate"}, policy={"retry": {"max": 2}})
        self._undo(key, region)
        return [f"{key}.done"]

    def _deadline(self, key: str, region: Region) -> list[str]:
        kind = self.die.choice(["task.manual", "task.work_order"])
        self._add(region, key, kind, **_manual(policy={"on_error": "port", "timeout": "P1D"}))
        self._undo(key, region)
        return [f"{key}.done", f"{key}.error"]

    def _undo(self, key: str, region: Region) -> None:
        """Now and then what was done can be undone, by one or two steps."""
        if self.die.random() < 0.5:
            return
        before = f"{key}.compensate"
        for number in range(self.die.choice([1, 1, 2])):
            undo = f"{key}_undo{number}"
            if self.die.random() < 0.6:
                self._add(region, undo, "task.manual", **_manual())
            else:
                self._add(region, undo, "set", map=[{"to": "vars.total", "from": "vars.total - 1"}])
            self.arrows.append(f"{before} -> {undo}")
            before = f"{undo}.done"

    def _switch(self, key: str, region: Region) -> list[str]:
        cases = [{"port": "odd", "when": "modulo(floor(vars.total), 2) = 1"}, {"port": "big", "when": "vars.total > 2"}]
        self._add(region, key, "switch", config={"cases": cases, "mode": self.die.choice(["first", "all"])})
        return [f"{key}.odd", f"{key}.big", f"{key}.default"]

    def _join(self, key: str, region: Region) -> list[str]:
        config = self.die.choice([{"mode": "all"}, {"mode": "any"}, {"mode": "n", "count": 2}])
        rest = {"cancel_rest": True} if config["mode"] != "all" and self.die.random() < 0.5 else {}
        self._add(region, key, "join", config={**config, **rest})
        return [f"{key}.done"]

    def _wait(self, key: str, region: Region) -> list[str]:
        config = self.die.choice([
            {"for": "time", "after": {"const": "P2D"}},
            {"for": "event", "event": "external.signed", "correlation": {"expr": "string(vars.total)"}},
            {"for": "condition", "condition": f"line.quantity > {self.die.randint(0, 6)}"},
            {"for": "related", "related": {"relation": "requires"}},
        ])  # fmt: skip
        timed = config["for"] != "time" and self.die.random() < 0.5
        policy = {"policy": {"on_error": "port", "timeout": "P1D"}} if timed else {}
        self._add(region, key, "wait", config=config, **policy)
        return [f"{key}.done", f"{key}.error"] if timed else [f"{key}.done"]

    def _approval(self, key: str, region: Region) -> list[str]:
        timed = {"policy": {"on_error": "port", "timeout": "P1D"}} if self.die.random() < 0.5 else {}
        self._add(region, key, "approval", **_manual(**timed))
        return [f"{key}.approved", f"{key}.rejected", *([f"{key}.error"] if timed else [])]

    def _lookup(self, key: str, region: Region) -> list[str]:
        way = {"not_found": True} if self.die.random() < 0.5 else {}
        self._add(region, key, "lookup", config={"source": "account", **way})
        return [f"{key}.done", f"{key}.not_found"] if way else [f"{key}.done"]

    def _decision(self, key: str, region: Region) -> list[str]:
        """Without a way for it, an answer that no row gives is an error."""
        way = {"no_match": True} if self.die.random() < 0.6 else {}
        self._add(region, key, "decision", config={"table": TABLE.key, **way})
        return [f"{key}.done", f"{key}.no_match"] if way else [f"{key}.done"]

    def _tell(self, key: str, region: Region) -> list[str]:
        """Passes by, and has something happen elsewhere."""
        kind, config = self.die.choice(TOLD)
        self._add(region, key, kind, config=config)
        return [f"{key}.done"]

    def _throw(self, key: str, region: Region) -> list[str]:
        """In a body a way may end in an error; elsewhere this would only be one more end."""
        if region.parent is None:
            return self._set(key, region)
        self._add(region, key, "end", config={"outcome": "fail", "code": "no", "message": "It can't be done."})
        return []

    def _try(self, key: str, region: Region) -> list[str]:
        if region.depth >= self.deepest or not self.left:
            return self._task(key, region)
        self._add(region, key, "try")
        self._body(key, region, 0)
        return [f"{key}.done", f"{key}.error"]

    def _for_each(self, key: str, region: Region) -> list[str]:
        if region.depth >= self.deepest or not self.left:
            return self._deadline(key, region)
        mode = self.die.choice([{}, {"mode": "parallel"}, {"mode": "parallel", "at_once": 2}])
        items = self.die.choice(["vars.sites", "[1, 2]", "[]", 'if vars.total > 3 then ["x"] else vars.sites'])
        collect = self.die.choice([{}, {"collect": "index * 2"}, {"collect": "vars.total"}])
        error = {"policy": {"on_error": "port"}} if self.die.random() < 0.3 else {}
        self._add(region, key, "for_each", config={"items": items, **mode, **collect}, **error)
        self._body(key, region, 1)
        return [f"{key}.done", f"{key}.error"] if error else [f"{key}.done"]

    def _repeat(self, key: str, region: Region) -> list[str]:
        if region.depth >= self.deepest or not self.left:
            return self._task(key, region)
        until = self.die.choice(["vars.total > 4", "modulo(floor(vars.total), 2) = 1"])
        self._add(region, key, "repeat", config={"until": until, "max": self.die.randint(1, 3)})
        self._body(key, region, 0)
        return [f"{key}.done", f"{key}.limit"] if self.die.random() < 0.5 else [f"{key}.done"]

    def _body(self, key: str, region: Region, loops: int) -> None:
        self.scopes.append(key)
        body = Region(key, f"{key}.body", region.depth + 1)
        body.loops = region.loops + loops
        self._fill(body, self.die.randint(1, 4))
        if not any(each.get("parent") == key for each in self.nodes):
            self.left += 1
            self._fill(body, 1)
        errors = [port for port in body.open if port.endswith(".error")]
        if errors:
            mend = f"n{len(self.nodes)}"
            self._add(body, mend, "milestone")
            self.arrows.extend(f"{port} -> {mend}" for port in errors)

    def _compensate(self, key: str, region: Region) -> list[str]:
        scope = {"scope": self.die.choice(self.scopes)} if self.scopes and self.die.random() < 0.5 else {}
        self._add(region, key, "compensate", config=scope)
        return [f"{key}.done"]

    def _subflow(self, key: str, region: Region) -> list[str]:
        given = [{"to": "input.given", "from": "vars.total"}]
        self._add(region, key, "subflow", config={"flow": self.die.choice(self.subflows)}, map=given)
        return [f"{key}.done"]


def _manual(**fields: Any) -> dict[str, Any]:
    made = manual("task", **fields)
    return {name: made[name] for name in made if name in ("config", "map", "policy")}


def documents(die: Random) -> list[dict[str, Any]]:
    """A flow and the subflows that it may run, the innermost first; the last one is the flow."""
    names: list[str] = []
    found: list[dict[str, Any]] = []
    for key in ["inner", "outer"][: die.choice([0, 0, 1, 2])]:
        given = {"type": "domain_order", "properties": {"given": {"type": "number"}}}
        found.append(Writer(die, key, list(names)).document(kind="subflow", input=given))
        names.append(key)
    return [*found, Writer(die, "example", names).document(input={"type": "domain_order"})]


def flows(die: Random) -> list[Flow]:
    return [parse_flow(each) for each in documents(die)]


def program(found: list[Flow]) -> Program:
    """The last of the flows, compiled with those before it."""
    made: dict[str, Program] = {}
    for flow in found:
        made[flow.key] = compile_flow(flow, _tables(flow), {name: made[name] for name in _named(flow)})
    return made[found[-1].key]


def _tables(flow: Flow) -> dict[str, CompiledTable]:
    return TABLES if any(node.kind == "decision" for node in flow.nodes) else {}


def _named(flow: Flow) -> set[str]:
    return {node.config["flow"] for node in flow.nodes if node.kind == "subflow"}
