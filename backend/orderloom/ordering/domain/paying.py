"""Who pays and how an order may say so: addresses that fit on an envelope, and never the number of a card."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import PostalAddress

LANGUAGES = ("en", "pt-BR")
LONGEST = 200
_COUNTRY = re.compile(r"[A-Z]{2}")
_CARD = re.compile(r"(?<!\d)\d(?:[ .-]?\d){11,18}(?!\d)")
_NEEDED = ("street", "city")


def check_paying(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Languages we have no papers in, addresses without a street or a country, references that are card numbers."""
    language = values.get("language")
    if language is not None and language not in LANGUAGES:
        yield Problem("ordering.unknown_language", f"Use one of {', '.join(LANGUAGES)}.", ("language",))
    for name in ("payment_reference", "purchase_order"):
        if names_a_card(values.get(name) or ""):
            message = "This looks like the number of a card. Give a reference only; cards are kept elsewhere."
            yield Problem("ordering.card_number", message, (name,))
    address = values.get("billing_address")
    if isinstance(address, PostalAddress):
        yield from _check_address(address)


def _check_address(address: PostalAddress) -> Iterator[Problem]:
    for name in address.__struct_fields__:
        text = getattr(address, name)
        if len(text) > LONGEST:
            yield Problem("input.too_long", f"At most {LONGEST} characters.", ("billing_address", name))
        elif name in _NEEDED and not text.strip():
            yield Problem("input.required", "This is needed.", ("billing_address", name))
    if _COUNTRY.fullmatch(address.country) is None:
        message = "A country is two capital letters, such as BR or US."
        yield Problem("input.country", message, ("billing_address", "country"))


def names_a_card(text: str) -> bool:
    """Whether the text has 12 to 19 digits in a row, however grouped, whose check digit is that of a card."""
    return any(_is_card(re.sub(r"\D", "", found)) for found in _CARD.findall(text))


def _is_card(digits: str) -> bool:
    """Luhn's sum; a row of one digit only is nobody's card."""
    doubled = [int(one) * 2 if place % 2 else int(one) for place, one in enumerate(reversed(digits))]
    return len(set(digits)) > 1 and sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0
