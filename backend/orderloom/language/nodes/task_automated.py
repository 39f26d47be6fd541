"""task.automated: an external system does something."""

from collections.abc import Iterable

from orderloom.language.effects import OpenTask, Priority
from orderloom.language.graph import Duration, FlowKey, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.people import DURATION, PRIORITY
from orderloom.language.nodes.record import DONE, WITH_TASKS, Answer, Example, Moment, NodeKind, Reference, Waits


class AutomatedTaskParams(Record, frozen=True, kw_only=True):
    """`operation` names an operation of an adapter; `duration` is what planning counts with."""

    operation: FlowKey
    duration: Duration | None = None
    priority: Priority | None = None


def _meaning(params: AutomatedTaskParams, moment: Moment) -> Answer:
    policy = moment.node.policy
    return Waits(
        task=OpenTask(
            node=moment.node.key,
            visit=moment.visit,
            kind="automated",
            name=moment.node.name,
            input=moment.mapped_under("task"),
            operation=params.operation,
            duration=params.duration,
            priority=params.priority,
            retry=policy.retry,
            timeout=policy.timeout,
        )
    )


def _references(params: AutomatedTaskParams) -> Iterable[Reference]:
    yield Reference("operation", params.operation, ("config", "operation"))


KIND = NodeKind(
    kind="task.automated",
    label={"en": "Automated task", "pt-BR": "Tarefa automática"},
    help={
        "en": "Calls an operation of an external system with the input that `map` gives it (`task.<name>`), retried as "
        "its policy says; what still fails becomes a fallout. The answer is read as `nodes.<key>.out.<field>`.",
        "pt-BR": "Chama uma operação de um sistema externo com a entrada dada por `map` (`task.<nome>`), repetida "
        "conforme sua política; o que ainda falhar vira exceção. A resposta é lida como `nodes.<chave>.out.<campo>`.",
    },
    params=AutomatedTaskParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    references=_references,
    places=("task.",),
    policies=frozenset({"timeout", "retry", "on_error"}),
    flows=WITH_TASKS,
    skippable=True,
    undoable=True,
    step="task.automated",
    category="work",
    icon="robot",
    keywords=words("api call adapter system integration", "api chamada adaptador sistema integração"),
    fields={
        "operation": told(
            ("Operation", "Operação"),
            ("What to call: connection and operation.", "O que chamar: conexão e operação."),
            hint=Hint(refers="operation"),
        ),
        "duration": DURATION,
        "priority": PRIORITY,
    },
    examples=(
        Example(
            title={"en": "Reserve a port", "pt-BR": "Reservar uma porta"},
            config={"operation": "access.reserve-port", "duration": "PT5M"},
            map=[{"to": "task.speed", "from": "line.characteristics.bandwidth"}],
            scope={"line": {"characteristics": {"bandwidth": 300}}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "automated",
                    "name": {"en": "Example"},
                    "input": {"speed": 300},
                    "operation": "access.reserve-port",
                    "duration": "PT5M",
                },
            },
        ),
        Example(
            title={"en": "An urgent call that may be repeated", "pt-BR": "Uma chamada urgente que pode se repetir"},
            config={"operation": "mobile-core.activate", "priority": "critical"},
            policy={"timeout": "PT1M", "retry": {"max": 5, "backoff": "fixed", "first": "PT10S", "on": ["timeout"]}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "automated",
                    "name": {"en": "Example"},
                    "input": {},
                    "operation": "mobile-core.activate",
                    "priority": "critical",
                    "retry": {"max": 5, "backoff": "fixed", "first": "PT10S", "on": ["timeout"]},
                    "timeout": "PT1M",
                },
            },
        ),
    ),
)
