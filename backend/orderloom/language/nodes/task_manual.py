"""task.manual: a person does something and fills in a form."""

from collections.abc import Iterable

from orderloom.language.effects import OpenTask, Priority
from orderloom.language.graph import Duration, FlowKey, Node, Record
from orderloom.language.nodes.record import (
    DONE,
    WITH_TASKS,
    Answer,
    Broke,
    Example,
    Moment,
    NodeKind,
    Reference,
    Trouble,
    Value,
    Waits,
    value_formulas,
    value_trouble,
)


class ManualTaskParams(Record, frozen=True, kw_only=True):
    """`group` is the key of the group that works on it; without a `priority` the task takes its order's."""

    group: Value
    form: FlowKey | None = None
    duration: Duration | None = None
    priority: Priority | None = None


def _meaning(params: ManualTaskParams, moment: Moment) -> Answer:
    group = moment.text_of(params.group)
    if group is None:
        return Broke(code="flow.no_group", message="The expression of the group gives nothing.")
    return Waits(
        task=OpenTask(
            node=moment.node.key,
            visit=moment.visit,
            kind="manual",
            name=moment.node.name,
            input=moment.mapped_under("task"),
            form=params.form,
            group=group,
            duration=params.duration,
            priority=params.priority,
            timeout=moment.node.policy.timeout,
        )
    )


def _formulas(params: ManualTaskParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return value_formulas("group", params.group)


def _check(params: ManualTaskParams, node: Node) -> Iterable[Trouble]:
    return value_trouble("group", params.group)


def _references(params: ManualTaskParams) -> Iterable[Reference]:
    if params.form is not None:
        yield Reference("form", params.form, ("config", "form"))


KIND = NodeKind(
    kind="task.manual",
    label={"en": "Manual task", "pt-BR": "Tarefa manual"},
    help={
        "en": "Opens a task in the work list of a group. What the person enters is read as `nodes.<key>.out.<field>`. "
        "`map` gives the task its input, `task.<name>`.",
        "pt-BR": "Abre uma tarefa na lista de um grupo. O que a pessoa preenche é lido como "
        "`nodes.<chave>.out.<campo>`. `map` dá à tarefa sua entrada, `task.<nome>`.",
    },
    params=ManualTaskParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    references=_references,
    places=("task.",),
    policies=frozenset({"timeout", "on_error"}),
    flows=WITH_TASKS,
    skippable=True,
    step="task.manual",
    examples=(
        Example(
            title={"en": "Capture a site survey", "pt-BR": "Registrar a vistoria"},
            config={"form": "site-survey", "group": {"const": "field-ops"}, "duration": "PT48H"},
            map=[{"to": "task.site", "from": "line.site.name"}],
            scope={"line": {"site": {"name": "Depot"}}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "manual",
                    "name": {"en": "Example"},
                    "input": {"site": "Depot"},
                    "form": "site-survey",
                    "group": "field-ops",
                    "duration": "PT48H",
                },
            },
        ),
    ),
)
