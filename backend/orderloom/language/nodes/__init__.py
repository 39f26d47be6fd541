"""The kinds of node, one file each; a new kind is a new file and a line here."""

from orderloom.language.nodes import (
    compensate,
    decision,
    end,
    for_each,
    join,
    milestone,
    notify,
    repeat,
    set_values,
    start,
    subflow,
    switch,
    task_automated,
    task_manual,
    try_scope,
    wait,
)
from orderloom.language.nodes.record import NodeKind

KINDS: dict[str, NodeKind] = {
    module.KIND.kind: module.KIND
    for module in (
        start,
        set_values,
        decision,
        switch,
        join,
        for_each,
        repeat,
        wait,
        try_scope,
        subflow,
        task_manual,
        task_automated,
        milestone,
        compensate,
        notify,
        end,
    )
}
