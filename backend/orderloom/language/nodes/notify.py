"""notify: tells people."""

import re
from collections.abc import Iterable
from typing import Any, Literal

from orderloom.language.effects import SendNotification
from orderloom.language.graph import Node, Record, Text
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

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


class NotifyParams(Record, frozen=True, kw_only=True):
    """`to` is the key of a group; `{name}` in title and text stands for the value mapped to `message.<name>`."""

    to: Value
    title: Text
    text: Text
    channel: Literal["in_app"] = "in_app"


def _meaning(params: NotifyParams, moment: Moment) -> Answer:
    to = moment.text_of(params.to)
    if to is None:
        return Broke(code="flow.no_recipient", message="The expression of the recipient gives nothing.")
    values = moment.mapped_under("message")
    message = SendNotification(
        node=moment.node.key,
        channel=params.channel,
        to=to,
        title=_filled(params.title, values),
        text=_filled(params.text, values),
    )
    return Went(effects=(message,))


def _filled(text: Text, values: dict[str, Any]) -> Text:
    def value(found: re.Match[str]) -> str:
        mapped = values.get(found[1])
        return "" if mapped is None else str(mapped)

    return {locale: _PLACEHOLDER.sub(value, words) for locale, words in text.items()}


def _check(params: NotifyParams, node: Node) -> Iterable[Trouble]:
    yield from value_trouble("to", params.to)
    mapped = {entry.to.removeprefix("message.") for entry in node.map}
    for field, text in (("title", params.title), ("text", params.text)):
        for locale, words in text.items():
            for name in _PLACEHOLDER.findall(words):
                if name not in mapped:
                    message = f"Nothing is mapped to message.{name}."
                    yield Trouble("flow.placeholder", message, ("config", field, locale))


def _formulas(params: NotifyParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return value_formulas("to", params.to)


KIND = NodeKind(
    kind="notify",
    label={"en": "Notify", "pt-BR": "Notificar"},
    help={
        "en": "Sends a message to a group. `{name}` in the text stands for what `map` gives `message.<name>`.",
        "pt-BR": "Envia uma mensagem a um grupo. `{nome}` no texto é o valor que `map` dá a `message.<nome>`.",
    },
    params=NotifyParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    places=("message.",),
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.notify",
    examples=(
        Example(
            title={"en": "Tell the order desk", "pt-BR": "Avisar a mesa de pedidos"},
            config={
                "to": {"const": "order-desk"},
                "title": {"en": "Order {number}"},
                "text": {"en": "Order {number} needs a look."},
            },
            map=[{"to": "message.number", "from": "order.number"}],
            scope={"order": {"number": "ORD0001042"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "SendNotification",
                        "node": "example",
                        "channel": "in_app",
                        "to": "order-desk",
                        "title": {"en": "Order ORD0001042"},
                        "text": {"en": "Order ORD0001042 needs a look."},
                    }
                ],
            },
        ),
    ),
)
