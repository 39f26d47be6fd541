"""raise_fallout: says that something is wrong and has somebody mend it."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from orderloom.language.effects import Priority, RaiseFallout
from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.people import PRIORITY
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

FalloutType = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Cause = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_.]*$", max_length=80)]


class RaiseFalloutParams(Record, frozen=True, kw_only=True):
    """`type` is a type of fallout, `cause` a short code to count equal ones by, `text` what people read."""

    type: FalloutType = "other"
    cause: Cause
    text: Value
    group: Value | None = None
    priority: Priority | None = None


def _meaning(params: RaiseFalloutParams, moment: Moment) -> Answer:
    text, group = moment.text_of(params.text), moment.text_of(params.group)
    if text is None:
        return Broke(code="flow.no_text", message="The expression of the text gives nothing.")
    raised = RaiseFallout(
        node=moment.node.key,
        fallout_type=params.type,
        cause=params.cause,
        text=text,
        group=group,
        priority=params.priority,
    )
    return Went(effects=(raised,))


def _formulas(params: RaiseFalloutParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    yield from value_formulas("text", params.text)
    yield from value_formulas("group", params.group)


def _check(params: RaiseFalloutParams, node: Node) -> Iterable[Trouble]:
    yield from value_trouble("text", params.text)
    yield from value_trouble("group", params.group)


KIND = NodeKind(
    kind="raise_fallout",
    label={"en": "Raise fallout", "pt-BR": "Abrir exceção"},
    help={
        "en": "Opens a fallout on the record that the flow works on. The fallout policy says who looks after it, "
        "unless a group is given here. The flow goes on at once.",
        "pt-BR": "Abre uma exceção no registro do fluxo. A política de exceções diz quem cuida dela, salvo se um grupo "
        "for dado aqui. O fluxo segue de imediato.",
    },
    params=RaiseFalloutParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    policies=frozenset({"on_error"}),
    flows=frozenset({"enrichment", "fulfillment", "fallout", "jeopardy", "approval", "subflow"}),
    skippable=True,
    step="gate.effect",
    category="recovery",
    icon="alert-triangle",
    keywords=words("problem fault error ticket issue", "problema falha erro chamado"),
    fields={
        "type": told(
            ("Type", "Tipo"), ("Such as provisioning, data or billing.", "Como provisioning, data ou billing.")
        ),
        "cause": told(
            ("Cause", "Causa"),
            ("A short code; equal ones are counted together.", "Um código curto; iguais são contados juntos."),
        ),
        "text": told(("Text", "Texto"), ("What people read.", "O que as pessoas leem.")),
        "group": told(
            ("Group", "Grupo"),
            ("Who looks after it; open means what the policy says.", "Quem cuida; em aberto, o que diz a política."),
            hint=Hint(refers="group"),
        ),
        "priority": PRIORITY,
    },
    examples=(
        Example(
            title={"en": "No port is free", "pt-BR": "Nenhuma porta livre"},
            config={"type": "inventory_allocation", "cause": "no_port", "text": {"const": "No port is free."}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "RaiseFallout",
                        "node": "example",
                        "fallout_type": "inventory_allocation",
                        "cause": "no_port",
                        "text": "No port is free.",
                    }
                ],
            },
        ),
        Example(
            title={"en": "To a group, urgently", "pt-BR": "Para um grupo, com urgência"},
            config={
                "cause": "wrong_address",
                "text": {"expr": '"Nobody lives at " + site.address'},
                "group": {"const": "data-desk"},
                "priority": "critical",
            },
            scope={"site": {"address": "1 Quay Street"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "RaiseFallout",
                        "node": "example",
                        "fallout_type": "other",
                        "cause": "wrong_address",
                        "text": "Nobody lives at 1 Quay Street",
                        "group": "data-desk",
                        "priority": "critical",
                    }
                ],
            },
        ),
    ),
)
