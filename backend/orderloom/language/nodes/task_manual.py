"""task.manual: a person does something and fills in a form."""

from orderloom.language.nodes.palette import words
from orderloom.language.nodes.people import (
    PEOPLE_FIELDS,
    PeopleTaskParams,
    form_reference,
    group_formulas,
    group_trouble,
    opened,
)
from orderloom.language.nodes.record import DONE, WITH_TASKS, Answer, Example, Moment, NodeKind


class ManualTaskParams(PeopleTaskParams, frozen=True, kw_only=True):
    """What a person is to do, without anything special to it."""


def _meaning(params: ManualTaskParams, moment: Moment) -> Answer:
    return opened("manual", params, moment)


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
    formulas=group_formulas,
    check=group_trouble,
    references=form_reference,
    places=("task.",),
    policies=frozenset({"timeout", "on_error"}),
    flows=WITH_TASKS,
    skippable=True,
    undoable=True,
    step="task.manual",
    category="work",
    icon="user-check",
    keywords=words("human person form work todo", "pessoa humano formulário trabalho"),
    fields=PEOPLE_FIELDS,
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
        Example(
            title={"en": "The group of the region, in a hurry", "pt-BR": "O grupo da região, com pressa"},
            config={"group": {"expr": '"ops-" + site.region'}, "priority": "high"},
            policy={"timeout": "P2D"},
            scope={"site": {"region": "north"}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "manual",
                    "name": {"en": "Example"},
                    "input": {},
                    "group": "ops-north",
                    "priority": "high",
                    "timeout": "P2D",
                },
            },
        ),
    ),
)
