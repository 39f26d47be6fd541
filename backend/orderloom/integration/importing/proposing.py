"""Guesses what columns mean from their names, in English and Portuguese, and from what the catalog calls things."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import Sheet
from orderloom.integration.importing.contracts import Layout, Mapping, Template

PLAIN = (
    "account", "site", "offering", "quantity", "action", "external_id", "group", "line", "parent", "requested_start",
    "requested_completion", "description", "purchase_order", "urgency",
)  # fmt: skip
CHARACTERISTIC, OF_ORDER, OF_LINE = "characteristic.", "order.", "line."
_SAID: dict[str, str] = {
    "account": "account|account number|account id|customer|customer number|customer id|client|conta|numero da conta"
    "|cliente|codigo do cliente|codigo da conta",
    "site": "site|site name|location|place|address|installation site|local|localidade|unidade|endereco"
    "|local de instalacao|filial",
    "offering": "offering|offer|product|product offering|product code|sku|item|oferta|produto|codigo do produto",
    "quantity": "quantity|qty|amount|count|quantidade|qtd|qtde",
    "action": "action|order action|acao",
    "external_id": "external id|externalid|order id|order number|reference|order reference|id externo"
    "|numero do pedido|pedido|referencia|codigo externo",
    "group": "group|order group|grouping key|grupo|agrupador|chave do pedido",
    "line": "line|line number|item number|linha|numero da linha",
    "parent": "parent|parent line|bundle line|linha pai|pacote",
    "requested_start": "requested start|start date|requested start date|inicio|data de inicio|inicio solicitado",
    "requested_completion": "requested date|requested completion|requested completion date|due date|delivery date"
    "|data solicitada|data de entrega|prazo|conclusao solicitada",
    "description": "description|comment|note|descricao|observacao|comentario",
    "purchase_order": "purchase order|po|po number|purchase order number|ordem de compra|pedido de compra",
    "urgency": "urgency|priority|urgencia|prioridade",
}
_MEANT = {word: target for target, words in _SAID.items() for word in words.split("|")}
_WORD = re.compile(r"[^\W_]+")


def plain(name: str) -> str:
    """Small letters without accents, one blank between words; camel case is two words."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    folded = "".join(one for one in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(one))
    return " ".join(_WORD.findall(folded.casefold()))


def fitting(templates: Iterable[Template], header: Sequence[str]) -> Template | None:
    """The template for just these columns, in whatever order; the latest one first."""
    wanted = sorted(plain(name) for name in header)
    return next((one for one in templates if sorted(plain(name) for name in one.header) == wanted), None)


def proposed(layout: Layout, snapshot: CatalogSnapshot | None, own: Sheet) -> Mapping:
    """Each target once; what no name tells is left out."""
    known = {**_characteristics(snapshot), **_fields(own), **_MEANT}
    columns: dict[str, str] = {}
    for name in layout.header:
        target = _exactly(name, own) or known.get(plain(name))
        if target is not None and target not in columns:
            columns[target] = name
    semicolons = layout.delimiter == ";"
    return Mapping(columns=columns, decimal="," if semicolons else ".", dates="dmy" if semicolons else "ymd")


def _exactly(name: str, own: Sheet) -> str | None:
    """A column that is called as a target is."""
    if name in PLAIN or name.startswith(CHARACTERISTIC):
        return name
    for start, noun in ((OF_ORDER, Noun.ORDER), (OF_LINE, Noun.LINE)):
        if name.startswith(start) and name.removeprefix(start) in own.of(noun):
            return name
    return None


def _characteristics(snapshot: CatalogSnapshot | None) -> dict[str, str]:
    """By key and by the names for people; a name that several keys share tells nothing."""
    found: dict[str, set[str]] = {}
    for specification in snapshot.specifications.values() if snapshot else ():
        for one in specification.characteristics:
            for name in (one.key, *one.name.values()):
                found.setdefault(plain(name), set()).add(one.key)
    return {name: f"{CHARACTERISTIC}{next(iter(keys))}" for name, keys in found.items() if len(keys) == 1}


def _fields(own: Sheet) -> dict[str, str]:
    found: dict[str, str] = {}
    for start, noun in ((OF_ORDER, Noun.ORDER), (OF_LINE, Noun.LINE)):
        for key, field in own.of(noun).items():
            if not field.retired:
                found |= {plain(name): f"{start}{key}" for name in (key, *field.rules.label.values())}
    return found
