"""How kinds of node and their parameters are shown: categories, words to search by, and a text for each field."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from orderloom.language.graph import Text

Category = Literal["flow", "data", "work", "people", "recovery"]
CATEGORIES: Mapping[Category, Text] = {
    "flow": {"en": "Flow control", "pt-BR": "Controle do fluxo"},
    "data": {"en": "Data", "pt-BR": "Dados"},
    "work": {"en": "Work", "pt-BR": "Trabalho"},
    "people": {"en": "People and notice", "pt-BR": "Pessoas e avisos"},
    "recovery": {"en": "Recovery", "pt-BR": "Recuperação"},
}


Noun = Literal["table", "flow", "form", "operation", "group", "person", "specification", "scope"]
Expected = Literal["boolean", "list", "date", "duration"]


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """What a panel does better when it knows.

    The text is the key of something else (`refers`); what an expression must give (`expects`); the field counts `only`
    where another has one of some values; the `words` of its values, which are as in a program.
    """

    refers: Noun | None = None
    expects: Expected | None = None
    only: tuple[str, tuple[str, ...]] | None = None
    words: Mapping[str, Text] = {}


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter in words. `choices` are what a fixed `Value` may be, when not everything."""

    label: Text
    help: Text
    choices: tuple[str, ...] = ()
    hint: Hint = Hint()


def told(
    label: tuple[str, str], meaning: tuple[str, str], choices: tuple[str, ...] = (), hint: Hint | None = None
) -> Field:
    """A field's label and help, each in English and in Brazilian Portuguese."""
    return Field(label=_both(label), help=_both(meaning), choices=choices, hint=hint or Hint())


def named(**values: tuple[str, str]) -> dict[str, Text]:
    """Words for the values that a field may have, each in English and in Brazilian Portuguese."""
    return {value: _both(pair) for value, pair in values.items()}


def words(english: str, portuguese: str) -> dict[str, tuple[str, ...]]:
    """Words to search by, separated by blanks, in both languages."""
    return {"en": tuple(english.split()), "pt-BR": tuple(portuguese.split())}


def _both(pair: tuple[str, str]) -> Text:
    return {"en": pair[0], "pt-BR": pair[1]}


IMPORTANCE: Mapping[str, Text] = named(
    critical=("Critical", "Crítica"), high=("High", "Alta"), medium=("Medium", "Média"), low=("Low", "Baixa")
)
"""The words of priorities, and of jeopardy."""

VALUE_FIELDS: Mapping[str, Field] = {
    "const": told(("Fixed value", "Valor fixo"), ("Always this.", "Sempre este.")),
    "expr": told(
        ("Expression", "Expressão"),
        ("Computed when the node is reached, in FEEL.", "Calculado quando o nó é alcançado, em FEEL."),
    ),
}
