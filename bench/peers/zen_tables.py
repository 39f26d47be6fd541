"""A peer: the same decision table asked by the ZEN engine, each time with a Python dict.

Run by the environment of the bench, never shipped. The argument is a file with the table, the questions, how
often to ask.
"""

import json
import sys
import time
from pathlib import Path

import zen


def document(table: dict) -> dict:
    """An `orderloom.table/1` as a graph of the engine: input, table, output."""
    inputs = [{"id": each["id"], "name": each["id"], "field": each["expression"]} for each in table["inputs"]]
    outputs = [{"id": each["id"], "name": each["id"], "field": each["id"]} for each in table["outputs"]]
    rules = [
        {
            "_id": row["id"],
            **{each["id"]: cell or "" for each, cell in zip(table["inputs"], row["when"], strict=True)},
            **{each["id"]: cell for each, cell in zip(table["outputs"], row["then"], strict=True)},
        }
        for row in table["rows"]
    ]
    content = {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": rules}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    ends = (("in", "table"), ("table", "out"))
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target} for source, target in ends
    ]
    return {"nodes": nodes, "edges": edges}


def rate(ask, scopes: list, times: int) -> float:
    for scope in scopes:
        ask(scope)
    began = time.process_time()
    for number in range(times):
        ask(scopes[number % len(scopes)])
    return times / (time.process_time() - began)


def main() -> None:
    """Asked in two ways: a decision made once, and content compiled ahead that a loader gives to the engine."""
    task = json.loads(Path(sys.argv[1]).read_text())
    text, scopes = json.dumps(document(task["table"])), task["scopes"]
    decision = zen.ZenEngine().create_decision(text)
    content = zen.ZenDecisionContent(text)
    engine = zen.ZenEngine({"loader": lambda key: content})
    answers = [decision.evaluate(scope)["result"] for scope in scopes]
    assert answers == [engine.evaluate("table", scope)["result"] for scope in scopes]
    found = {
        "answers": answers,
        "decision_per_s": rate(decision.evaluate, scopes, task["times"]),
        "compiled_per_s": rate(lambda scope: engine.evaluate("table", scope), scopes, task["times"] * 5),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
