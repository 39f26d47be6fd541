"""A peer: conditions compiled ahead by the ZEN engine and asked with a Python dict.

Run by the environment of the bench, never shipped. The argument is a file with the conditions, the order, how often
to ask.
"""

import json
import sys
import time
from pathlib import Path

import zen


def rate(evaluate, scope: dict, times: int) -> float:
    evaluate(scope)
    began = time.process_time()
    for _ in range(times):
        evaluate(scope)
    return times / (time.process_time() - began)


def main() -> None:
    task = json.loads(Path(sys.argv[1]).read_text())
    compiled = {name: zen.compile_expression(text) for name, text in task["conditions"].items()}
    found = {
        "answers": {name: one.evaluate(task["scope"]) for name, one in compiled.items()},
        "per_s": {name: rate(one.evaluate, task["scope"], task["times"]) for name, one in compiled.items()},
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
