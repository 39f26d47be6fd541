"""A fulfillment flow as a plan: its steps and what waits for what. The plan releases; here is only routed.

A step's key is its address: the node's key, behind the loops and subflows that it lies in (`sites[0].survey`,
`activation.provision`). What a plan can't know beforehand is projected when it is reached: the items of a loop, another
round of a repeat, what an error port leads to, the undoing of what was done.
"""

from orderloom.language.projection.fates import catcher, skipped_steps, taken_in
from orderloom.language.projection.gates import (
    GateAnswer,
    GateFailed,
    answer_gate,
    answer_signal,
    collect_item,
    leave_gate,
    subflow_output,
)
from orderloom.language.projection.growth import error_branch, items_of, round_of, undo_chains
from orderloom.language.projection.places import Place, around, find, local, within
from orderloom.language.projection.plan import LAG, PlanStep, Projection, project
from orderloom.language.projection.tasks import names_of, opened_task, task_group, task_input, when_holds

__all__ = [
    "LAG",
    "GateAnswer",
    "GateFailed",
    "Place",
    "PlanStep",
    "Projection",
    "answer_gate",
    "answer_signal",
    "around",
    "catcher",
    "collect_item",
    "error_branch",
    "find",
    "items_of",
    "leave_gate",
    "local",
    "names_of",
    "opened_task",
    "project",
    "round_of",
    "skipped_steps",
    "subflow_output",
    "taken_in",
    "task_group",
    "task_input",
    "undo_chains",
    "when_holds",
    "within",
]
