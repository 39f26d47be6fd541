"""assign: gives a task or a fallout to somebody."""

from collections.abc import Iterable

from orderloom.language.effects import Assign
from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.record import (
    DONE,
    Answer,
    Broke,
    Example,
    Moment,
    NodeKind,
    Trouble,
    Value,
    Went,
    value_formulas,
    value_trouble,
)


class AssignParams(Record, frozen=True, kw_only=True):
    """A `group` by its key, a `person` by sign-in name, or both."""

    group: Value | None = None
    person: Value | None = None


def _meaning(params: AssignParams, moment: Moment) -> Answer:
    group, person = moment.text_of(params.group), moment.text_of(params.person)
    if group is None and person is None:
        return Broke(code="flow.no_group", message="The expressions of group and person give nothing.")
    return Went(effects=(Assign(node=moment.node.key, group=group, person=person),))


def _formulas(params: AssignParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    yield from value_formulas("group", params.group)
    yield from value_formulas("person", params.person)


def _check(params: AssignParams, node: Node) -> Iterable[Trouble]:
    yield from value_trouble("group", params.group)
    yield from value_trouble("person", params.person)
    if params.group is None and params.person is None:
        yield Trouble("flow.no_assignee", "Give a group or a person.", ("config",))


KIND = NodeKind(
    kind="assign",
    label={"en": "Assign", "pt-BR": "Atribuir"},
    help={
        "en": "Gives the task or the fallout that the flow works on to a group, or to a person of it.",
        "pt-BR": "Dá a tarefa ou a exceção do fluxo a um grupo, ou a uma pessoa dele.",
    },
    params=AssignParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    policies=frozenset({"on_error"}),
    flows=frozenset({"fallout", "jeopardy", "subflow"}),
    accepts=frozenset({"task", "fallout"}),
    skippable=True,
    step="gate.effect",
    category="people",
    icon="user-plus",
    keywords=words("route group person owner escalate", "encaminhar grupo pessoa responsável escalar"),
    fields={
        "group": told(("Group", "Grupo"), ("The key of a group.", "A chave de um grupo."), hint=Hint(refers="group")),
        "person": told(
            ("Person", "Pessoa"),
            ("The sign-in name of somebody of the group.", "O nome de acesso de alguém do grupo."),
            hint=Hint(refers="person"),
        ),
    },
    examples=(
        Example(
            title={"en": "To a group", "pt-BR": "A um grupo"},
            config={"group": {"const": "fallout-desk"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [{"type": "Assign", "node": "example", "group": "fallout-desk"}],
            },
        ),
        Example(
            title={"en": "To whoever had it before", "pt-BR": "A quem a tinha antes"},
            config={"group": {"const": "field-ops"}, "person": {"expr": "task.assignee"}},
            scope={"task": {"assignee": "field"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [{"type": "Assign", "node": "example", "group": "field-ops", "person": "field"}],
            },
        ),
    ),
)
