"""The configurator: what answers cost for an offering of 200 options under 160 rules, in process and over HTTP."""

import argparse
import json
import os
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from bench.house import House, wait_until_ready  # noqa: E402

OPTIONS, GROUPS, QUESTIONS, CHOICES, RULES, COMPANY = 200, 10, 20, 8, 120, 40
ASKED, ASKED_OVER_HTTP, WARM = 300, 120, 20
QUERY = (ROOT / "bench" / "configurator.graphql").read_text()


def words(text: str) -> dict[str, str]:
    return {"en": text, "pt-BR": text}


def _rules() -> list[dict[str, Any]]:
    """Of every kind, each under a condition that some selections meet and others don't."""
    chance = random.Random(5)
    found: list[dict[str, Any]] = []
    for at in range(RULES):
        on, read = sorted(chance.sample(range(QUESTIONS), 2), reverse=True)
        kind = ("default", "set", "forbid", "allow", "require", "quantity")[at % 6]
        condition = f'line.characteristics.q{read} = "v{chance.randrange(CHOICES)}"'
        rule: dict[str, Any] = {"key": f"rule-{at}", "name": words(f"Rule {at}"), "kind": kind, "condition": condition}
        if kind == "quantity":
            rule |= {"offering": "machine", "child": f"option-{chance.randrange(OPTIONS)}", "maximum": "0"}
        else:
            rule |= {"specification": "machine", "characteristic": f"q{on}"}
        if kind in ("default", "set"):
            rule["value"] = f"v{chance.randrange(CHOICES)}"
        if kind in ("forbid", "allow"):
            some = chance.sample(range(CHOICES), 2 if kind == "forbid" else 6)
            rule["values"] = [f"v{one}" for one in some]
        found.append(rule)
    return found


def catalog() -> dict[str, Any]:
    """One machine of 20 questions with 8 choices each, and 200 options in 10 groups with two questions each."""
    choices = [{"value": f"v{one}", "label": words(f"Value {one}")} for one in range(CHOICES)]
    asked = [{"key": f"q{at}", "name": words(f"Question {at}"), "value_type": "enum", "allowed": choices}
             for at in range(QUESTIONS)]  # fmt: skip
    small = [{"key": "size", "name": words("Size"), "value_type": "integer", "default": 1, "minimum": 1,
              "maximum": 9},
             {"key": "colour", "name": words("Colour"), "value_type": "enum", "allowed": choices,
              "default": "v0"}]  # fmt: skip
    kinds = [{"key": f"kind-{at}", "name": words(f"Kind {at}"), "kind": "product", "characteristics": small}
             for at in range(GROUPS * 2)]  # fmt: skip
    keys = [f"option-{at}" for at in range(OPTIONS)]
    price = {"key": "price", "name": words("Price"), "charge_type": "one_time", "amount": 10, "currency": "USD"}
    options = [{"key": key, "name": words(key), "specification": f"kind-{at % (GROUPS * 2)}", "sold_alone": False,
                "prices": [price]} for at, key in enumerate(keys)]  # fmt: skip
    groups = [{"key": f"group-{at}", "name": words(f"Group {at}"), "offerings": keys[at::GROUPS], "maximum": 8}
              for at in range(GROUPS)]  # fmt: skip
    company = [{"key": f"company-{at}", "name": words(f"Company {at}"), "type": ("requires", "excludes")[at % 2],
                "source": f"kind-{at % (GROUPS * 2)}", "target": f"kind-{(at * 7 + 3) % (GROUPS * 2)}",
                "scope": "bundle", "condition": f"line.characteristics.size > {5 + at % 4}"}
               for at in range(COMPANY)]  # fmt: skip
    return {
        "schema": "orderloom.catalog/1",
        "key": "bench-machine",
        "name": words("Machine"),
        "specifications": [
            {"key": "machine", "name": words("Machine"), "kind": "product", "characteristics": asked}, *kinds
        ],
        "offerings": [
            {"key": "machine", "name": words("Machine"), "specification": "machine", "prices": [price],
             "children": [{"offering": key, "maximum": 1} for key in keys], "groups": groups}, *options
        ],
        "configuration": _rules(),
        "compatibility": company,
    }  # fmt: skip


class Shopper:
    """Half answered, with 30 options; clicks on and, in a conflict, takes the first way out or takes the click back."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        self.answers = {f"q{at}": f"v{self.chance.randrange(CHOICES)}" for at in range(0, QUESTIONS, 2)}
        self.options = {at: 1 + at % 4 for at in range(0, OPTIONS, OPTIONS // 30)}

    def lines(self) -> list[dict[str, Any]]:
        parts = [
            {"number": f"1.{at + 1}", "parent": "1", "offering": f"option-{at}", "answers": {"size": size}}
            for at, size in self.options.items()
        ]
        return [{"number": "1", "parent": None, "offering": "machine", "answers": dict(self.answers)}, *parts]

    def click(self, conflicts: list[dict[str, Any]]) -> None:
        """`conflicts` of the answer before, each with its first way out."""
        if conflicts and self.chance.random() < 0.8:
            self._mend(conflicts[0])
        elif self.chance.random() < 0.5:
            self.answers[f"q{self.chance.randrange(QUESTIONS)}"] = f"v{self.chance.randrange(CHOICES)}"
        else:
            self.options[self.chance.choice(list(self.options))] = self.chance.randrange(1, 9)

    def _mend(self, conflict: dict[str, Any]) -> None:
        for change in conflict["changes"]:
            at = int(change["line"].partition(".")[2] or 1) - 1
            if change["kind"] == "answer" and change["line"] == "1":
                self.answers[change["characteristic"]] = change["value"]
                if change["value"] is None:
                    del self.answers[change["characteristic"]]
            elif change["kind"] == "remove":
                self.options.pop(at, None)
            elif change["kind"] == "add":
                self.options[int(change["offering"].partition("-")[2])] = 1
        if not conflict["changes"]:
            self.answers.pop(conflict["characteristic"] or "", None)
            self.options.pop(int(conflict["line"].partition(".")[2] or 0) - 1, None)


def in_process() -> dict[str, float]:
    from orderloom.catalog.contracts import LineToCheck
    from orderloom.catalog.contracts.configuration import Selection
    from orderloom.catalog.domain.document import parse_document
    from orderloom.catalog.domain.importing import members_of
    from orderloom.catalog.domain.selections import configure
    from orderloom.catalog.domain.snapshot import build_snapshot
    from orderloom.kernel.ids import new_id

    shop = build_snapshot(new_id(), [one.entity for one in members_of(parse_document(catalog()))])
    taken: list[float] = []
    seen = 0
    shopper = Shopper()
    conflicts: list[dict[str, Any]] = []
    for _ in range(ASKED):
        shopper.click(conflicts)
        asked = Selection(lines=tuple(
            LineToCheck(number=one["number"], parent=one["parent"], offering=one["offering"],
                        characteristics=one["answers"])
            for one in shopper.lines()
        ))  # fmt: skip
        began = time.process_time()
        found = configure(shop, asked)
        taken.append((time.process_time() - began) * 1000)
        seen += len(found.conflicts)
        conflicts = [
            {"line": one.line, "characteristic": one.characteristic, "changes": [
                {"kind": each.kind.value, "line": each.line, "characteristic": each.characteristic,
                 "value": each.value, "offering": each.offering} for each in one.ways_out[0].changes
            ] if one.ways_out else []}
            for one in found.conflicts
        ]  # fmt: skip
    return {**_spread(taken), "conflicts_each": seen / ASKED}


def cpu_seconds(pid: int) -> float:
    """What a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def over_http(running: House) -> dict[str, float]:
    """One buyer after another click, each answer whole: all questions, parts, reasons, ways out and the price."""
    catalogs = Path(running.environment["ORDERLOOM_FLOWS_PATH"]) / "catalogs"
    (catalogs / "bench-machine.catalog.json").write_text(json.dumps(catalog()))
    running.command("seed", "--demo")
    token = running.command("token", "create", "bench-configurator", "--role", "process_admin", "--role", "order_agent")
    client = httpx.Client(
        base_url=running.url, headers={"Authorization": f"Bearer {token.split()[-1]}", "Accept": "application/json"}
    )

    def ask(query: str, variables: dict[str, Any]) -> Any:
        answer = client.post("/graphql", json={"query": query, "variables": variables}, timeout=60).json()
        if answer.get("errors"):
            raise SystemExit(json.dumps(answer["errors"])[:2000])
        return answer["data"]

    account = ask(
        "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { id } } }",
        {"input": {"name": "Bench", "segment": "business", "currency": "USD"}},
    )["createAccount"]["account"]["id"]
    taken: list[float] = []
    shopper = Shopper()
    conflicts: list[dict[str, Any]] = []
    web = running.processes["web"].pid
    used = 0.0
    for place in range(ASKED_OVER_HTTP):
        if place == WARM:
            used = cpu_seconds(web)
        shopper.click(conflicts)
        asked = [
            {"number": one["number"], "parentNumber": one["parent"], "offering": one["offering"],
             "answers": one["answers"]} for one in shopper.lines()
        ]  # fmt: skip
        began = time.perf_counter()
        found = ask(QUERY, {"input": {"accountId": account, "lines": asked}})["configure"]
        taken.append((time.perf_counter() - began) * 1000)
        conflicts = [
            {"line": one["line"], "characteristic": one["characteristic"], "changes": [
                {**each, "kind": each["kind"].lower()} for way in one["waysOut"][:1] for each in way["changes"]
            ]}
            for one in found["conflicts"]
        ]  # fmt: skip
    each = (cpu_seconds(web) - used) * 1000 / (ASKED_OVER_HTTP - WARM)
    return {**_spread(taken[WARM:]), "cpu_ms": each}


def _spread(taken: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(taken, n=100)
    return {"p50_ms": statistics.median(taken), "p95_ms": cuts[94], "p99_ms": cuts[98]}


def measure(running: House) -> dict[str, Any]:
    running.start("web", "web")
    running.start("relay", "relay")
    wait_until_ready(running)
    found: dict[str, Any] = {
        "options": OPTIONS,
        "rules": RULES + COMPANY,
        "clicks": ASKED_OVER_HTTP,
        "in_process": in_process(),
        "http": over_http(running),
    }
    found["load"] = os.getloadavg()[0]
    running.stop()
    running.processes.clear()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    print(json.dumps(in_process(), indent=2))
