"""The names that rules of configuration and compatibility, and conditions of eligibility, may read."""

from collections.abc import Mapping

from orderloom.language.feel.typing import DATE_TIME, NUMBER, STRING, ContextOf, ListOf
from orderloom.language.scopes.fields import field, record, words
from orderloom.language.scopes.ordered import ACCOUNT, OWN, SITE
from orderloom.language.scopes.own import CUSTOM, NAME
from orderloom.language.scopes.values import ACTION, CHARACTERISTICS, MOMENT, URGENCY

CHOSEN_PART = record(
    "chosen_part",
    words("Part of a bundle", "Parte de um pacote"),
    field("number", STRING, "Number", "Número"),
    field("offering", STRING, "Key of the offering", "Chave da oferta"),
    field("specification", STRING, "Key of the specification", "Chave da especificação"),
    field("action", ACTION, "Action", "Ação"),
    field("quantity", NUMBER, "Quantity", "Quantidade"),
    field("characteristics", CHARACTERISTICS, "Characteristics", "Características"),
)
CHOSEN_LINE = record(
    "chosen_line",
    words("Line that is configured", "Linha que é configurada"),
    *CHOSEN_PART.fields,
    field(
        "parts",
        ListOf(CHOSEN_PART.type),
        "Parts",
        "Partes",
        ("What is in the bundle now.", "O que está no pacote agora."),
    ),
)
CHOSEN_ORDER = record(
    "chosen_order",
    words("Order that is captured", "Pedido que é registrado"),
    field("channel", STRING, "Channel", "Canal"),
    field("currency", STRING, "Currency", "Moeda"),
    field("urgency", URGENCY, "Urgency", "Urgência"),
    field("requested_start", MOMENT, "Requested start", "Início solicitado"),
    field("requested_completion", MOMENT, "Requested completion", "Conclusão solicitada"),
    field(NAME, CUSTOM["order"], *OWN),
)
_ASKED = {
    "order": CHOSEN_ORDER.type,
    "account": ACCOUNT.type,
    "site": SITE.type,
    "channel": STRING,
    "now": DATE_TIME,
}
_LINE = {"line": CHOSEN_LINE.type, "bundle": CHOSEN_LINE.type, **_ASKED}
CONFIGURING: Mapping[str, ContextOf] = {
    "catalog.configuration": ContextOf(_LINE),
    "catalog.compatibility": ContextOf(_LINE),
    "catalog.compatibility_target": ContextOf({**_LINE, "target": CHOSEN_PART.type}),
    "catalog.eligibility": ContextOf(_ASKED),
}
