"""The kinds of node, one file each; a new kind is a new file and a line here."""

from orderloom.language.nodes import (
    approval,
    assign,
    compensate,
    decision,
    decompose,
    end,
    for_each,
    join,
    lookup,
    milestone,
    notify,
    raise_fallout,
    repeat,
    retry_task,
    set_jeopardy,
    set_priority,
    set_values,
    start,
    subflow,
    switch,
    task_automated,
    task_manual,
    task_work_order,
    try_scope,
    wait,
)
from orderloom.language.nodes.record import NodeKind

_FLOW = (start, switch, join, for_each, repeat, wait, subflow, end)
_DATA = (set_values, decision, lookup)
_WORK = (task_manual, task_automated, task_work_order, milestone, decompose)
_PEOPLE = (approval, notify, assign, set_priority, set_jeopardy)
_RECOVERY = (try_scope, compensate, raise_fallout, retry_task)

KINDS: dict[str, NodeKind] = {
    module.KIND.kind: module.KIND for module in (*_FLOW, *_DATA, *_WORK, *_PEOPLE, *_RECOVERY)
}
