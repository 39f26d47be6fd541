"""A peer: the same decision table asked by the ZEN engine, each time with a Python dict.

Run by the environment of the bench, never shipped. The first argument is a file with the table, the questions and how
often to ask; `1` as the second argument prints the answers too.
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


def main() -> None:
    task = json.loads(Path(sys.argv[1]).read_text())
    decision = zen.ZenEngine().create_decision(json.dumps(document(task["table"])))
    scopes = task["scopes"]
    for scope in scopes:
        decision.evaluate(scope)
    answers = [decision.evaluate(scope)["result"] for scope in scopes]
    began = time.perf_counter()
    for number in range(task["times"]):
        decision.evaluate(scopes[number % len(scopes)])
    seconds = time.perf_counter() - began
    print(json.dumps({"answers": answers, "answers_per_s": task["times"] / seconds}))


if __name__ == "__main__":
    main()
