"""set: writes values into variables, characteristics or its own output."""

from collections.abc import Iterable
from typing import Any

from orderloom.language.effects import AnyEffect, WriteCharacteristics
from orderloom.language.graph import Node
from orderloom.language.nodes.palette import words
from orderloom.language.nodes.record import DONE, Answer, Example, Moment, NodeKind, NoParams, Trouble, Went
from orderloom.language.values import plain

_LINE = "line.characteristics."
_DOMAIN_ORDER = "domain_order.characteristics."


def _meaning(params: NoParams, moment: Moment) -> Answer:
    variables: dict[str, Any] = {}
    output: dict[str, Any] = {}
    line: dict[str, Any] = {}
    domain_order: dict[str, Any] = {}
    for entry in moment.node.map:
        place, value = entry.to, moment.evaluate(entry.source)
        if place.startswith("vars."):
            variables[place[5:]] = value
        elif place.startswith("out."):
            output[place[4:]] = plain(value)
        elif place.startswith(_LINE):
            line[place[len(_LINE) :]] = plain(value)
        else:
            domain_order[place[len(_DOMAIN_ORDER) :]] = plain(value)
    effects: list[AnyEffect] = []
    if line:
        effects.append(WriteCharacteristics(node=moment.node.key, subject="line", values=line))
    if domain_order:
        effects.append(WriteCharacteristics(node=moment.node.key, subject="domain_order", values=domain_order))
    return Went(output=output, variables=variables, effects=tuple(effects))


def _check(params: NoParams, node: Node) -> Iterable[Trouble]:
    if not node.map:
        yield Trouble("flow.map_empty", "A set node writes at least one value.", ("map",))


KIND = NodeKind(
    kind="set",
    label={"en": "Set values", "pt-BR": "Definir valores"},
    help={
        "en": "Computes values and writes them: to `vars.<name>`, to `line.characteristics.<name>` or "
        "`domain_order.characteristics.<name>`, or to `out.<name>`, which others read as `nodes.<key>.out.<name>`.",
        "pt-BR": "Calcula valores e os grava: em `vars.<nome>`, em `line.characteristics.<nome>` ou "
        "`domain_order.characteristics.<nome>`, ou em `out.<nome>`, lido como `nodes.<chave>.out.<nome>`.",
    },
    params=NoParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    check=_check,
    places=("vars.", _LINE, _DOMAIN_ORDER, "out."),
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.set",
    category="data",
    icon="pencil",
    keywords=words("assign map variable characteristic compute", "atribuir mapear variável característica calcular"),
    examples=(
        Example(
            title={"en": "Bandwidth doubled", "pt-BR": "Largura de banda dobrada"},
            map=[{"to": "line.characteristics.burst", "from": "line.characteristics.bandwidth * 2"}],
            scope={"line": {"characteristics": {"bandwidth": 100}}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {"type": "WriteCharacteristics", "node": "example", "subject": "line", "values": {"burst": 200}}
                ],
            },
        ),
        Example(
            title={"en": "A variable and an output", "pt-BR": "Uma variável e uma saída"},
            map=[{"to": "vars.class", "from": '"gold"'}, {"to": "out.class", "from": '"gold"'}],
            answer={"type": "Went", "ports": ["done"], "variables": {"class": "gold"}, "output": {"class": "gold"}},
        ),
    ),
)
