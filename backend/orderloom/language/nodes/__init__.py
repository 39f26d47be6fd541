"""The kinds of node, one file each; a new kind is a new file and a line here."""

from orderloom.language.nodes import (
    decision,
    end,
    join,
    milestone,
    notify,
    set_values,
    start,
    switch,
    task_automated,
    task_manual,
)
from orderloom.language.nodes.record import NodeKind

KINDS: dict[str, NodeKind] = {
    module.KIND.kind: module.KIND
    for module in (start, set_values, decision, switch, join, task_manual, task_automated, milestone, notify, end)
}
