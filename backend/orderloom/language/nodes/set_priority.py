"""set_priority: moves work forward or back in the queues."""

from collections.abc import Iterable
from typing import get_args

import msgspec

from orderloom.language.effects import Priority, SetPriority
from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import IMPORTANCE, Hint, told, words
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

PRIORITIES: tuple[str, ...] = get_args(Priority)


class SetPriorityParams(Record, frozen=True, kw_only=True):
    """`priority` is one of critical, high, medium and low."""

    priority: Value


def _meaning(params: SetPriorityParams, moment: Moment) -> Answer:
    priority = moment.text_of(params.priority)
    if priority not in PRIORITIES:
        return Broke(code="flow.type", message=f"{priority} is no priority.")
    return Went(effects=(SetPriority(node=moment.node.key, priority=msgspec.convert(priority, Priority)),))


def _formulas(params: SetPriorityParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return value_formulas("priority", params.priority)


def _check(params: SetPriorityParams, node: Node) -> Iterable[Trouble]:
    return value_trouble("priority", params.priority, PRIORITIES)


KIND = NodeKind(
    kind="set_priority",
    label={"en": "Set priority", "pt-BR": "Definir prioridade"},
    help={
        "en": "Changes the priority of the record that the flow works on; its open tasks move in their lists.",
        "pt-BR": "Muda a prioridade do registro do fluxo; suas tarefas abertas mudam de lugar nas listas.",
    },
    params=SetPriorityParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    policies=frozenset({"on_error"}),
    flows=frozenset({"enrichment", "fulfillment", "fallout", "jeopardy", "approval", "subflow"}),
    accepts=frozenset({"order", "order_line", "domain_order", "task", "fallout"}),
    skippable=True,
    step="gate.effect",
    category="people",
    icon="arrow-up-circle",
    keywords=words("urgent expedite queue rank", "urgente agilizar fila ordem"),
    fields={
        "priority": told(
            ("Priority", "Prioridade"),
            ("Critical, high, medium or low.", "Crítica, alta, média ou baixa."),
            PRIORITIES,
            Hint(words=IMPORTANCE),
        )
    },
    examples=(
        Example(
            title={"en": "Hurry", "pt-BR": "Apressar"},
            config={"priority": {"const": "critical"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [{"type": "SetPriority", "node": "example", "priority": "critical"}],
            },
        ),
        Example(
            title={"en": "By the customer's rank", "pt-BR": "Pela classe do cliente"},
            config={"priority": {"expr": 'if account.rank > 90 then "high" else "medium"'}},
            scope={"account": {"rank": 40}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [{"type": "SetPriority", "node": "example", "priority": "medium"}],
            },
        ),
    ),
)
