"""Fields as expressions read them: their types, and what people call them."""

from collections.abc import Iterable

from orderloom.fields.contracts import CustomField, FieldType, Noun
from orderloom.language.feel.typing import BOOLEAN, NUMBER, STRING, Text, Type
from orderloom.language.scopes.fields import Field, Words
from orderloom.language.scopes.own import OwnFields, own_record

_TYPES: dict[FieldType, Type] = {
    FieldType.INTEGER: NUMBER,
    FieldType.DECIMAL: NUMBER,
    FieldType.BOOLEAN: BOOLEAN,
    FieldType.DATE: Text(holds="date"),
    FieldType.DATE_TIME: Text(holds="date_time"),
}
_RETIRED = {"en": "Retired: it keeps its values.", "pt-BR": "Desativado: mantém os valores."}


def own_fields(fields: Iterable[CustomField]) -> OwnFields:
    """Retired fields stay readable, since what was filled in stays, too."""
    found: dict[Noun, list[Field]] = {noun: [] for noun in Noun}
    for one in fields:
        found[one.noun].append(Field(one.key, _type(one), _both(one.rules.label, one.key), _help(one)))
    return OwnFields(tuple(own_record(noun.value, tuple(read)) for noun, read in found.items()))


def _type(field: CustomField) -> Type:
    if field.type is FieldType.ENUM:
        return STRING if field.retired else Text(tuple(choice.value for choice in field.rules.choices))
    return _TYPES.get(field.type, STRING)


def _help(field: CustomField) -> Words | None:
    if field.retired:
        return _RETIRED
    return _both(field.rules.help, "") if field.rules.help else None


def _both(said: Words, otherwise: str) -> Words:
    english = said.get("en") or otherwise
    return {"en": english, "pt-BR": said.get("pt-BR") or english}
