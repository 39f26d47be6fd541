"""approval: somebody says yes or no."""

from orderloom.language.effects import AnySignal, TaskClosed, TimerFired
from orderloom.language.nodes.palette import words
from orderloom.language.nodes.people import (
    PEOPLE_FIELDS,
    PeopleTaskParams,
    form_reference,
    group_formulas,
    group_trouble,
    opened,
)
from orderloom.language.nodes.record import WITH_TASKS, Answer, Broke, Example, Moment, NodeKind, Port, Went

DECISIONS = ("approved", "rejected")


class ApprovalParams(PeopleTaskParams, frozen=True, kw_only=True):
    """Who decides, and with what form; the form's values are kept beside the decision."""


def _meaning(params: ApprovalParams, moment: Moment) -> Answer:
    return opened("approval", params, moment)


def _answered(params: ApprovalParams, moment: Moment, signal: AnySignal) -> Answer:
    if isinstance(signal, TimerFired):
        return Broke(code="timeout", message="Nobody decided in time.")
    output = signal.output if isinstance(signal, TaskClosed) else {}
    decision = output.get("decision")
    if decision not in DECISIONS:
        return Broke(code="flow.no_decision", message="The decision is neither approved nor rejected.")
    return Went(ports=(decision,), output=output)


KIND = NodeKind(
    kind="approval",
    label={"en": "Approval", "pt-BR": "Aprovação"},
    help={
        "en": "Asks a group to approve or reject. The flow goes on by `approved` or by `rejected`; the decision and "
        "what else was entered is read as `nodes.<key>.out.<field>`. `map` gives it its input, `task.<name>`.",
        "pt-BR": "Pede que um grupo aprove ou rejeite. O fluxo segue por `approved` ou por `rejected`; a decisão e o "
        "mais que for preenchido são lidos como `nodes.<chave>.out.<campo>`. `map` dá a entrada, `task.<nome>`.",
    },
    params=ApprovalParams,
    ports=lambda params: tuple(Port(name, "branch") for name in DECISIONS),
    meaning=_meaning,
    answered=_answered,
    formulas=group_formulas,
    check=group_trouble,
    references=form_reference,
    places=("task.",),
    policies=frozenset({"timeout", "on_error"}),
    flows=WITH_TASKS,
    step="task.approval",
    category="people",
    icon="thumb-up",
    keywords=words("approve reject decide consent", "aprovar rejeitar decidir consentimento"),
    fields=PEOPLE_FIELDS,
    examples=(
        Example(
            title={"en": "Ask the managers", "pt-BR": "Perguntar aos gerentes"},
            config={"group": {"const": "order-desk"}, "form": "discount", "duration": "PT8H"},
            map=[{"to": "task.discount", "from": "line.discount"}],
            scope={"line": {"discount": 30}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "approval",
                    "name": {"en": "Example"},
                    "input": {"discount": 30},
                    "form": "discount",
                    "group": "order-desk",
                    "duration": "PT8H",
                },
            },
        ),
        Example(
            title={"en": "An urgent one", "pt-BR": "Uma urgente"},
            config={"group": {"expr": "order.desk"}, "priority": "critical"},
            scope={"order": {"desk": "night-desk"}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "approval",
                    "name": {"en": "Example"},
                    "input": {},
                    "group": "night-desk",
                    "priority": "critical",
                },
            },
        ),
        Example(
            title={"en": "They say no", "pt-BR": "Eles dizem não"},
            config={"group": {"const": "order-desk"}},
            signal=TaskClosed(node="example", output={"decision": "rejected", "reason": "Too much."}),
            answer={"type": "Went", "ports": ["rejected"], "output": {"decision": "rejected", "reason": "Too much."}},
        ),
        Example(
            title={"en": "Nobody has decided", "pt-BR": "Ninguém decidiu"},
            config={"group": {"const": "order-desk"}},
            signal=TaskClosed(node="example"),
            answer={
                "type": "Broke",
                "code": "flow.no_decision",
                "message": "The decision is neither approved nor rejected.",
            },
        ),
    ),
)
