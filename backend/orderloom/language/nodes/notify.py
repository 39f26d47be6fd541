"""notify: tells people."""

import re
from collections.abc import Iterable
from typing import Any, Literal

from orderloom.language.effects import SendNotification
from orderloom.language.graph import Node, Record, Text
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import (
    DONE,
    Answer,
    Broke,
    Example,
    Moment,
    NodeKind,
    Reference,
    Trouble,
    Value,
    Went,
    value_formulas,
    value_trouble,
)

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_ADDRESS = re.compile(rf"(?=.{{3,254}}\Z){_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
"""One address and nothing else: what a header might take for several, or for a name, is none."""
_KEY = re.compile(r"[a-z][a-z0-9-]*")
_OPERATION = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


class NotifyParams(Record, frozen=True, kw_only=True):
    """`to` is a group's key, an e-mail address or an operation of a connection, by `channel`.

    `{name}` in title and text stands for the value mapped to `message.<name>`.
    """

    to: Value
    title: Text
    text: Text
    channel: Literal["in_app", "email", "webhook"] = "in_app"


def _meaning(params: NotifyParams, moment: Moment) -> Answer:
    to = moment.text_of(params.to)
    if to is None:
        return Broke(code="flow.no_recipient", message="The expression of the recipient gives nothing.")
    if not _reaches(params.channel, to):
        return Broke(code="flow.no_recipient", message=f"{to} is no recipient by {params.channel}.")
    values = moment.mapped_under("message")
    message = SendNotification(
        node=moment.node.key,
        channel=params.channel,
        to=to,
        title=_filled(params.title, values),
        text=_filled(params.text, values),
        data=moment.mapped_under("data"),
    )
    return Went(effects=(message,))


def _reaches(channel: str, to: str) -> bool:
    return {"email": _ADDRESS, "webhook": _OPERATION}.get(channel, _KEY).fullmatch(to) is not None


def _filled(text: Text, values: dict[str, Any]) -> Text:
    def value(found: re.Match[str]) -> str:
        mapped = values.get(found[1])
        return "" if mapped is None else str(mapped)

    return {locale: _PLACEHOLDER.sub(value, words) for locale, words in text.items()}


def _check(params: NotifyParams, node: Node) -> Iterable[Trouble]:
    yield from value_trouble("to", params.to)
    if params.to.const is not None and not _reaches(params.channel, params.to.const):
        message = f"{params.to.const} is no recipient by {params.channel}."
        yield Trouble("flow.no_recipient", message, ("config", "to", "const"))
    for index, entry in enumerate(node.map):
        if params.channel != "webhook" and entry.to.startswith("data."):
            yield Trouble("flow.place", "Only a webhook is given data.", ("map", index, "to"))
    yield from _unfilled(params, {entry.to.removeprefix("message.") for entry in node.map})


def _unfilled(params: NotifyParams, mapped: set[str]) -> Iterable[Trouble]:
    for field, text in (("title", params.title), ("text", params.text)):
        for locale, message in text.items():
            for name in _PLACEHOLDER.findall(message):
                if name not in mapped:
                    yield Trouble(
                        "flow.placeholder", f"Nothing is mapped to message.{name}.", ("config", field, locale)
                    )


def _references(params: NotifyParams) -> Iterable[Reference]:
    if params.channel == "webhook" and params.to.const is not None:
        yield Reference("operation", params.to.const, ("config", "to", "const"))


def _formulas(params: NotifyParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return value_formulas("to", params.to)


_CHANNELS = named(
    in_app=("In the product", "No produto"), email=("By e-mail", "Por e-mail"), webhook=("To a webhook", "A um webhook")
)

KIND = NodeKind(
    kind="notify",
    label={"en": "Notify", "pt-BR": "Notificar"},
    help={
        "en": "Sends a message: to the notices of a group, to an e-mail address, or to a webhook, an operation of a "
        "connection. `{name}` in title and text stands for what `map` gives `message.<name>`; a webhook gets "
        "`data.<name>` besides.",
        "pt-BR": "Envia uma mensagem: aos avisos de um grupo, a um endereço de e-mail ou a um webhook, que é uma "
        "operação de uma conexão. `{nome}` em título e texto é o valor que `map` dá a `message.<nome>`; um webhook "
        "recebe também `data.<nome>`.",
    },
    params=NotifyParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    references=_references,
    check=_check,
    places=("message.", "data."),
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.notify",
    category="people",
    icon="bell",
    keywords=words("message email webhook inform alert", "mensagem e-mail webhook informar alerta"),
    fields={
        "to": told(
            ("To", "Para"),
            (
                "A group's key, an e-mail address or an operation, by the channel.",
                "A chave de um grupo, um e-mail ou uma operação, conforme o canal.",
            ),
            hint=Hint(refers="group"),
        ),
        "title": told(("Title", "Título"), ("In each language.", "Em cada idioma.")),
        "text": told(("Text", "Texto"), ("In each language.", "Em cada idioma.")),
        "channel": told(
            ("Channel", "Canal"),
            ("In the product, by e-mail, or to a webhook.", "No produto, por e-mail ou a um webhook."),
            hint=Hint(words=_CHANNELS),
        ),
    },
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
        Example(
            title={"en": "Write to the customer", "pt-BR": "Escrever ao cliente"},
            config={
                "channel": "email",
                "to": {"expr": "account.email"},
                "title": {"en": "Your order", "pt-BR": "Seu pedido"},
                "text": {"en": "It is on its way.", "pt-BR": "Está a caminho."},
            },
            scope={"account": {"email": "orders@customer.example"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "SendNotification",
                        "node": "example",
                        "channel": "email",
                        "to": "orders@customer.example",
                        "title": {"en": "Your order", "pt-BR": "Seu pedido"},
                        "text": {"en": "It is on its way.", "pt-BR": "Está a caminho."},
                    }
                ],
            },
        ),
        Example(
            title={"en": "Tell another system", "pt-BR": "Avisar outro sistema"},
            config={
                "channel": "webhook",
                "to": {"const": "warehouse.report"},
                "title": {"en": "Ready"},
                "text": {"en": "The line is ready."},
            },
            map=[{"to": "data.number", "from": "order.number"}],
            scope={"order": {"number": "ORD0001042"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "SendNotification",
                        "node": "example",
                        "channel": "webhook",
                        "to": "warehouse.report",
                        "title": {"en": "Ready"},
                        "text": {"en": "The line is ready."},
                        "data": {"number": "ORD0001042"},
                    }
                ],
            },
        ),
    ),
)
