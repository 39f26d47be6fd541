"""What is said to a buyer, in the languages of the product."""

from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import Characteristic, ConfigurationRule, Localised
from orderloom.catalog.contracts.configuration import Because

LANGUAGES = ("en", "pt-BR")
_TRUTHS = {True: {"en": "Yes", "pt-BR": "Sim"}, False: {"en": "No", "pt-BR": "Não"}}


def said(words: Localised, language: str) -> str:
    return words.get(language) or words.get("en", "")


def worded(english: str, portuguese: str, **parts: Localised | str) -> Localised:
    """One sentence in each language; each part is put in in that language."""
    texts = dict(zip(LANGUAGES, (english, portuguese), strict=True))
    return {
        language: text.format(
            **{key: part if isinstance(part, str) else said(part, language) for key, part in parts.items()}
        )
        for language, text in texts.items()
    }


def value_words(characteristic: Characteristic | None, value: Any) -> Localised:
    """A value as the catalog calls it."""
    if isinstance(value, list):
        words = [value_words(characteristic, one) for one in value]
        return {language: ", ".join(said(one, language) for one in words) for language in LANGUAGES}
    for one in characteristic.allowed if characteristic else ():
        if one.value == value and isinstance(one.value, bool) is isinstance(value, bool):
            return one.label
    if isinstance(value, bool):
        return _TRUTHS[value]
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    unit = f" {characteristic.unit}" if characteristic and characteristic.unit else ""
    return {"en": text + unit}


def because(rule: ConfigurationRule | None) -> Because | None:
    """The rule's own message, or else its name."""
    return Because(rule=rule.key, message=rule.message or rule.name) if rule else None
