"""set_jeopardy: says how much a promise is in danger."""

from collections.abc import Iterable
from typing import get_args

import msgspec

from orderloom.language.effects import Level, SetJeopardy
from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import IMPORTANCE, Hint, named, told, words
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

LEVELS: tuple[str, ...] = get_args(Level)


class SetJeopardyParams(Record, frozen=True, kw_only=True):
    """`level` is one of none, low, medium, high and critical; `reason` is kept beside it."""

    level: Value
    reason: Value


def _meaning(params: SetJeopardyParams, moment: Moment) -> Answer:
    level, reason = moment.text_of(params.level), moment.text_of(params.reason)
    if level not in LEVELS:
        return Broke(code="flow.type", message=f"{level} is no level of jeopardy.")
    found = msgspec.convert(level, Level)
    return Went(effects=(SetJeopardy(node=moment.node.key, level=found, reason=reason or ""),))


def _formulas(params: SetJeopardyParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    yield from value_formulas("level", params.level)
    yield from value_formulas("reason", params.reason)


def _check(params: SetJeopardyParams, node: Node) -> Iterable[Trouble]:
    yield from value_trouble("level", params.level, LEVELS)
    yield from value_trouble("reason", params.reason)


KIND = NodeKind(
    kind="set_jeopardy",
    label={"en": "Set jeopardy", "pt-BR": "Definir risco"},
    help={
        "en": "Sets the jeopardy of the record that the flow works on, with its reason.",
        "pt-BR": "Define o risco de atraso do registro do fluxo, com o motivo.",
    },
    params=SetJeopardyParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    policies=frozenset({"on_error"}),
    flows=frozenset({"jeopardy", "subflow"}),
    accepts=frozenset({"order", "order_line", "domain_order", "task"}),
    skippable=True,
    step="gate.effect",
    category="people",
    icon="flame",
    keywords=words("late delay risk danger level", "atraso risco perigo nível"),
    fields={
        "level": told(
            ("Level", "Nível"),
            ("None, low, medium, high or critical.", "Nenhum, baixo, médio, alto ou crítico."),
            LEVELS,
            Hint(words={**named(none=("None", "Nenhum")), **IMPORTANCE}),
        ),
        "reason": told(("Reason", "Motivo"), ("Why, for those who ask.", "Por quê, para quem perguntar.")),
    },
    examples=(
        Example(
            title={"en": "Fixed", "pt-BR": "Fixo"},
            config={"level": {"const": "high"}, "reason": {"const": "The site is closed until May."}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "SetJeopardy",
                        "node": "example",
                        "level": "high",
                        "reason": "The site is closed until May.",
                    }
                ],
            },
        ),
        Example(
            title={"en": "As a table says", "pt-BR": "Como diz uma tabela"},
            config={"level": {"expr": "nodes.risk.out.level"}, "reason": {"expr": "nodes.risk.out.reason"}},
            scope={"nodes": {"risk": {"out": {"level": "severe", "reason": "Two days late."}}}},
            answer={"type": "Broke", "code": "flow.type", "message": "severe is no level of jeopardy."},
        ),
    ),
)
