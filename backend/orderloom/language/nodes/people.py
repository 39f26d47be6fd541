"""What all tasks of people have in common: a group works on them, with a form, for so long."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from orderloom.language.effects import OpenTask, Priority
from orderloom.language.graph import Duration, FlowKey, Node, Record
from orderloom.language.nodes.palette import IMPORTANCE, Field, Hint, told
from orderloom.language.nodes.record import (
    Answer,
    Broke,
    Moment,
    Reference,
    Trouble,
    Value,
    Waits,
    value_formulas,
    value_trouble,
)


class PeopleTaskParams(Record, frozen=True, kw_only=True):
    """`group` is the key of the group that works on it; without a `priority` the task takes its order's."""

    group: Value
    form: FlowKey | None = None
    duration: Duration | None = None
    priority: Priority | None = None


def opened(
    kind: Literal["manual", "work_order", "approval"],
    params: PeopleTaskParams,
    moment: Moment,
    details: dict[str, Any] | None = None,
) -> Answer:
    """The task in the work list of its group."""
    group = moment.text_of(params.group)
    if group is None:
        return Broke(code="flow.no_group", message="The expression of the group gives nothing.")
    return Waits(
        task=OpenTask(
            node=moment.node.key,
            visit=moment.visit,
            kind=kind,
            name=moment.node.name,
            input=moment.mapped_under("task"),
            form=params.form,
            group=group,
            duration=params.duration,
            priority=params.priority,
            timeout=moment.node.policy.timeout,
            details=details or {},
        )
    )


def group_formulas(params: PeopleTaskParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return value_formulas("group", params.group)


def group_trouble(params: PeopleTaskParams, node: Node) -> Iterable[Trouble]:
    return value_trouble("group", params.group)


def form_reference(params: PeopleTaskParams) -> Iterable[Reference]:
    if params.form is not None:
        yield Reference("form", params.form, ("config", "form"))


DURATION = told(
    ("Duration", "Duração"),
    (
        "What planning counts with; open means what the duration policy says.",
        "O que o planejamento considera; em aberto, o que diz a política de duração.",
    ),
)
PRIORITY = told(
    ("Priority", "Prioridade"),
    ("Open means the priority of the order.", "Em aberto, a prioridade do pedido."),
    hint=Hint(words=IMPORTANCE),
)
GROUP = told(
    ("Group", "Grupo"),
    ("The key of the group that does it.", "A chave do grupo que a executa."),
    hint=Hint(refers="group"),
)
PEOPLE_FIELDS: Mapping[str, Field] = {
    "group": GROUP,
    "form": told(
        ("Form", "Formulário"),
        ("The key of the form to fill in.", "A chave do formulário a preencher."),
        hint=Hint(refers="form"),
    ),
    "duration": DURATION,
    "priority": PRIORITY,
}
