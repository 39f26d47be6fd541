"""The words of papers in the languages that we write, and how dates, numbers and money are written in each."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from orderloom.kernel.money import minor_units

LANGUAGES = ("en", "pt-BR")
_EN: Mapping[str, str] = {
    "order": "Order",
    "draft": "Draft of order",
    "account": "Account",
    "date": "Date",
    "submitted": "Submitted",
    "purchase_order": "Your purchase order",
    "external_id": "Your number",
    "requested": "Wanted by",
    "billing": "Bill to",
    "delivery": "Delivery contact",
    "payment": "Payment reference",
    "lines": "What was ordered",
    "number": "No.",
    "product": "Product",
    "site": "Site",
    "quantity": "Quantity",
    "one_time": "One-time",
    "recurring": "Recurring",
    "total": "Total",
    "month": "a month",
    "year": "a year",
    "terms": "Terms accepted",
    "version": "version",
    "by": "by",
    "notes": "Notes",
    "page": "Page",
    "without_tax": "All prices without taxes unless they are named.",
    "yes": "yes",
    "no": "no",
    "subject": "We have received your order {number}",
    "greeting": "Hello {name},",
    "greeting_nobody": "Hello,",
    "received": "thank you: we have received your order {number} of {date}.",
    "attached": "All that was ordered stands in the attached document.",
    "regards": "Kind regards",
}
_PT: Mapping[str, str] = {
    "order": "Pedido",
    "draft": "Rascunho do pedido",
    "account": "Conta",
    "date": "Data",
    "submitted": "Enviado em",
    "purchase_order": "Seu pedido de compra",
    "external_id": "Seu número",
    "requested": "Desejado até",
    "billing": "Cobrança",
    "delivery": "Contato para entrega",
    "payment": "Referência de pagamento",
    "lines": "O que foi pedido",
    "number": "N.º",
    "product": "Produto",
    "site": "Local",
    "quantity": "Quantidade",
    "one_time": "Único",
    "recurring": "Recorrente",
    "total": "Total",
    "month": "por mês",
    "year": "por ano",
    "terms": "Termos aceitos",
    "version": "versão",
    "by": "por",
    "notes": "Observações",
    "page": "Página",
    "without_tax": "Preços sem impostos, salvo quando indicados.",
    "yes": "sim",
    "no": "não",
    "subject": "Recebemos o seu pedido {number}",
    "greeting": "Olá, {name}!",
    "greeting_nobody": "Olá!",
    "received": "Obrigado: recebemos o seu pedido {number} de {date}.",
    "attached": "Tudo o que foi pedido está no documento em anexo.",
    "regards": "Atenciosamente",
}
_WORDS: Mapping[str, Mapping[str, str]] = {"en": _EN, "pt-BR": _PT}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def language_of(locale: str | None) -> str:
    """The language that we write which is nearest to this locale."""
    spoken = (locale or "en").partition("-")[0].lower()
    return next((one for one in LANGUAGES if one.partition("-")[0] == spoken), LANGUAGES[0])


class Tongue:
    """One language: `tongue["total"]` is a word, the methods write values."""

    def __init__(self, locale: str | None) -> None:
        self.language = language_of(locale)
        self._words = _WORDS[self.language]
        self._is_english = self.language == "en"

    def __getitem__(self, word: str) -> str:
        return self._words[word]

    def text(self, words: Mapping[str, str]) -> str:
        """What is written in several languages, in this one or else in English."""
        return words.get(self.language) or words.get("en") or next(iter(words.values()), "")

    def date(self, moment: datetime) -> str:
        if self._is_english:
            return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
        return f"{moment.day:02d}/{moment.month:02d}/{moment.year}"

    def number(self, value: Decimal) -> str:
        plain = format(value.normalize(), ",f") if value else "0"
        return plain if self._is_english else _swapped(plain)

    def money(self, amount: Decimal, currency: str) -> str:
        """At least with the decimals of the currency; rates may have more."""
        decimals = minor_units(currency)
        exact = amount if amount != amount.quantize(Decimal(1).scaleb(-decimals)) else round(amount, decimals)
        plain = format(exact, ",f")
        return f"{currency} {plain if self._is_english else _swapped(plain)}"

    def value(self, value: Any) -> str:
        if isinstance(value, bool):
            return self["yes"] if value else self["no"]
        if isinstance(value, (int, Decimal)):
            return self.number(Decimal(value))
        if isinstance(value, list):
            return ", ".join(self.value(one) for one in value)  # pyright: ignore[reportUnknownVariableType]
        return str(value)


def _swapped(number: str) -> str:
    return number.translate(str.maketrans(",.", ".,"))
