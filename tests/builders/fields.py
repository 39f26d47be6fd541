"""Fields of one's own for tests, as process admins define them."""

from typing import Any

from orderloom.fields.commands import define_field
from orderloom.fields.contracts import Choice, CustomField, DefineField, FieldType, Noun, Rules
from orderloom.identity.contracts import Actor
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database

SYSTEM = Actor.system("test")


def both(text: str) -> dict[str, str]:
    return {"en": text, "pt-BR": text}


def choices(*values: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=both(value.capitalize())) for value in values)


def rules(label: str | dict[str, str] = "A field", **given: Any) -> Rules:
    return Rules(label=both(label) if isinstance(label, str) else label, **given)


def field(kind: FieldType = FieldType.STRING, key: str = "own", noun: Noun = Noun.ORDER, **given: Any) -> CustomField:
    """A definition that is not stored. `retired` is its state, everything else belongs to its rules."""
    retired = given.pop("retired", False)
    return CustomField(
        id=new_id(), noun=noun, key=key, type=kind, position=1, retired=retired, version=1, rules=rules(**given)
    )


async def define(
    database: Database, key: str, kind: FieldType = FieldType.STRING, noun: Noun = Noun.ORDER, **given: Any
) -> CustomField:
    new = DefineField(noun=noun, key=key, type=kind, rules=rules(**{"label": key.capitalize(), **given}))
    async with database.unit_of_work() as uow:
        return await define_field(uow, SYSTEM, new)
