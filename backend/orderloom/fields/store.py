"""The only SQL of fields."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.fields.contracts import CustomField, Noun, Rules
from orderloom.fields.tables import CustomFieldRow
from orderloom.kernel import json
from orderloom.platform.db import Reader, Row, UnitOfWork

_FIELD = "SELECT id, noun, key, type, position, retired, version, rules FROM custom_field"
_LOCK = 1114


def _field(row: Row) -> CustomField:
    return json.convert(dict(row), CustomField)


async def of_nouns(reader: Reader, nouns: Sequence[Noun]) -> list[CustomField]:
    """In their order, retired ones behind the others."""
    found = await reader.rows(
        f"{_FIELD} WHERE noun = ANY(:nouns) ORDER BY noun, retired, position, key",
        {"nouns": [noun.value for noun in nouns]},
    )
    return [_field(row) for row in found]


async def locked(uow: UnitOfWork, field_id: UUID) -> CustomField | None:
    row = await uow.row(f"{_FIELD} WHERE id = :id FOR UPDATE", {"id": field_id})
    return _field(row) if row else None


async def lock_noun(uow: UnitOfWork, noun: Noun) -> None:
    """One person at a time adds and arranges the fields of a noun."""
    place = [*Noun].index(noun)
    await uow.execute("SELECT pg_advisory_xact_lock(:lock, :place)", {"lock": _LOCK, "place": place})


async def add(uow: UnitOfWork, field: CustomField) -> None:
    await uow.insert(CustomFieldRow, [json.to_builtins(field)])


async def save(uow: UnitOfWork, field_id: UUID, rules: Rules, *, retired: bool) -> CustomField:
    row = await uow.row(
        "UPDATE custom_field SET rules = CAST(:rules AS jsonb), retired = :retired, version = version + 1"
        " WHERE id = :id RETURNING id, noun, key, type, position, retired, version, rules",
        {"id": field_id, "rules": json.dumps(rules).decode(), "retired": retired},
    )
    assert row is not None
    return _field(row)


async def arrange(uow: UnitOfWork, ids: Sequence[UUID]) -> None:
    await uow.execute(
        "UPDATE custom_field f SET position = a.place FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS a(id, place)"
        " WHERE f.id = a.id",
        {"ids": list(ids)},
    )
