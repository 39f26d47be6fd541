"""SQL of business calendars."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import BusinessCalendar, CreateCalendar
from orderloom.parties.tables import CalendarRow
from orderloom.platform.db import Reader, Row, UnitOfWork

_CALENDAR = f"SELECT {', '.join(BusinessCalendar.__struct_fields__)} FROM business_calendar"


def _calendar(row: Row) -> BusinessCalendar:
    return json.convert(dict(row), BusinessCalendar)


async def calendars(reader: Reader) -> list[BusinessCalendar]:
    return [_calendar(row) for row in await reader.rows(f"{_CALENDAR} ORDER BY active DESC, name, id")]


async def calendars_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, BusinessCalendar]:
    found = await reader.rows(f"{_CALENDAR} WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: _calendar(row) for row in found}


async def calendars_by_key(reader: Reader, keys: Iterable[str]) -> dict[str, BusinessCalendar]:
    found = await reader.rows(f"{_CALENDAR} WHERE key = ANY(:keys)", {"keys": list(keys)})
    return {row["key"]: _calendar(row) for row in found}


async def default_calendar(reader: Reader) -> BusinessCalendar | None:
    row = await reader.row(f"{_CALENDAR} WHERE is_default AND active ORDER BY id LIMIT 1")
    return _calendar(row) if row else None


async def locked(uow: UnitOfWork, calendar_id: UUID) -> BusinessCalendar | None:
    row = await uow.row(f"{_CALENDAR} WHERE id = :id FOR UPDATE", {"id": calendar_id})
    return _calendar(row) if row else None


async def add(uow: UnitOfWork, new: CreateCalendar) -> BusinessCalendar | None:
    """None when the key is taken."""
    said = {name: getattr(new, name) for name in new.__struct_fields__ if name != "client_key"}
    calendar = BusinessCalendar(id=new_id(), **said)
    return calendar if await uow.insert(CalendarRow, [_row(calendar)], on_conflict="nothing") == 1 else None


async def save(uow: UnitOfWork, calendar: BusinessCalendar) -> None:
    row = _row(calendar)
    kept = ("id", "key", "hours", "holidays")
    assigned = [f"{name} = :{name}" for name in row if name not in kept]
    assigned += [f"{name} = CAST(:{name} AS jsonb)" for name in ("hours", "holidays")]
    packed = {name: json.dumps(row[name]).decode() for name in ("hours", "holidays")}
    await uow.execute(f"UPDATE business_calendar SET {', '.join(assigned)} WHERE id = :id", {**row, **packed})


async def prefer_only(uow: UnitOfWork, calendar_id: UUID) -> None:
    await uow.execute(
        "UPDATE business_calendar SET is_default = false, version = version + 1 WHERE is_default AND id <> :id",
        {"id": calendar_id},
    )


def _row(calendar: BusinessCalendar) -> dict[str, Any]:
    plain = {name: getattr(calendar, name) for name in BusinessCalendar.__struct_fields__}
    return {**plain, "hours": json.to_builtins(calendar.hours), "holidays": json.to_builtins(calendar.holidays)}
