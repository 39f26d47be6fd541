"""A peer: durable steps of DBOS on the same PostgreSQL. Run by the environment of the bench, never shipped."""

import json
import sys
import time

from dbos import DBOS, SetWorkflowID

STEPS = 10


@DBOS.step()
def step(number: int) -> int:
    return number


@DBOS.workflow()
def ten_steps(seed: int) -> int:
    return sum(step(seed + number) for number in range(STEPS))


def run(url: str, workflows: int) -> dict[str, float]:
    DBOS(config={"name": "bench", "system_database_url": url, "log_level": "ERROR", "run_admin_server": False})
    DBOS.launch()
    with SetWorkflowID(f"warm-{time.time_ns()}"):
        ten_steps(0)
    began = time.perf_counter()
    handles = [DBOS.start_workflow(ten_steps, n) for n in range(workflows)]
    for handle in handles:
        handle.get_result()
    seconds = time.perf_counter() - began
    DBOS.destroy()
    return {"steps": workflows * STEPS, "seconds": seconds, "steps_per_s": workflows * STEPS / seconds}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))
