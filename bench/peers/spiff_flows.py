"""A peer: the same graph run by SpiffWorkflow, in memory or stored as JSON on the same PostgreSQL.

Run by the environment of the bench, never shipped. The graph is BPMN with script tasks and conditions, as its users
write it. Its runs are stored as ours are: once, when nothing more can be done, many in one transaction.
"""

import json
import sys
import time

import psycopg
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

AT_ONCE = 25
TABLE = "CREATE TABLE IF NOT EXISTS spiff_run (id bigserial PRIMARY KEY, data jsonb NOT NULL)"
BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def _flow(source: str, target: str, condition: str = "") -> str:
    inside = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
    return f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}">{inside}</sequenceFlow>'


def specification(blocks: int) -> BpmnProcessSpec:
    """Blocks of a step that writes, a choice, and a step behind it: the graph that `bench.flows.chain` makes."""
    parts, last = ['<startEvent id="begin"/>', '<endEvent id="finish"/>'], "begin"
    for number in range(blocks):
        write, choose, mark = (f"{name}_{number}" for name in ("write", "choose", "mark"))
        parts += [
            f'<scriptTask id="{write}"><script>band = "gold"</script></scriptTask>',
            f'<exclusiveGateway id="{choose}" default="{choose}-finish"/>',
            f'<scriptTask id="{mark}"><script>mark = band</script></scriptTask>',
            _flow(last, write), _flow(write, choose), _flow(choose, mark, 'band == "gold"'), _flow(choose, "finish"),
        ]  # fmt: skip
        last = mark
    parts.append(_flow(last, "finish"))
    process = f'<process id="chain" isExecutable="true">{"".join(parts)}</process>'
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(f'<definitions xmlns="{BPMN}">{process}</definitions>'), filename="chain.bpmn")
    return parser.get_spec("chain")


def play(spec: BpmnProcessSpec) -> BpmnWorkflow:
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    assert workflow.is_completed()
    return workflow


def in_memory(blocks: int, runs: int) -> dict[str, float]:
    spec = specification(blocks)
    done = {task.task_spec.name for task in play(spec).get_tasks(state=TaskState.COMPLETED)}
    assert {"begin", "finish", *(f"mark_{number}" for number in range(blocks))} <= done
    began = time.process_time()
    for _ in range(runs):
        play(spec)
    return _rate(blocks, runs, time.process_time() - began)


def stored(url: str, blocks: int, runs: int) -> dict[str, float]:
    spec, serializer = specification(blocks), BpmnWorkflowSerializer()
    play(spec)
    insert = "INSERT INTO spiff_run (data) VALUES (%s)"
    with psycopg.connect(url) as connection:
        connection.execute(TABLE)
        connection.commit()
        began = time.perf_counter()
        for first in range(0, runs, AT_ONCE):
            rows = [(serializer.serialize_json(play(spec)),) for _ in range(first, min(runs, first + AT_ONCE))]
            connection.cursor().executemany(insert, rows)
            connection.commit()
        seconds = time.perf_counter() - began
    return _rate(blocks, runs, seconds)


def _rate(blocks: int, runs: int, seconds: float) -> dict[str, float]:
    """Only the nodes of the graph count, not those that Spiff adds itself."""
    nodes = runs * (3 * blocks + 2)
    return {"nodes": nodes, "seconds": seconds, "nodes_per_s": nodes / seconds}


if __name__ == "__main__":
    mode, url, size, times = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    print(json.dumps(in_memory(size, times) if mode == "memory" else stored(url, size, times)))
