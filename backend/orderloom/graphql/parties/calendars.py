"""Business calendars: listed for whoever reads accounts, drawn up by administrators."""

from datetime import date, time
from typing import Any

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import row_id
from orderloom.graphql.parties.types import BusinessCalendar
from orderloom.graphql.present import present_all
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid
from orderloom.kernel.errors import Problem as Fault
from orderloom.parties import commands, contracts, queries


@strawberry.input
class WorkingHoursInput:
    """`day` is 1 for Monday to 7 for Sunday; times are written 09:00, midnight at the end of the day 00:00."""

    day: int
    opens: str
    closes: str


@strawberry.input
class HolidayInput:
    day: date
    name: str


@strawberry.input
class SaveCalendarInput:
    """Without an `id` a new one under `key`; with one, and the `version` that was seen, a change of all that it has."""

    name: str
    hours: list[WorkingHoursInput]
    holidays: list[HolidayInput] = strawberry.field(default_factory=list)
    timezone: str | None = None
    is_default: bool = False
    active: bool = True
    key: str | None = None
    id: strawberry.ID | None = None
    version: int | None = None
    client_key: str | None = None


@strawberry.type
class CalendarPayload:
    calendar: BusinessCalendar | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class CalendarQueries:
    @query(Permission.ACCOUNT_READ)
    async def calendars(self, info: Info) -> list[BusinessCalendar]:
        """All by name; those out of use come last."""
        async with info.context.reader() as reader:
            return present_all(await queries.calendars(reader, info.context.actor))


@strawberry.type
class CalendarMutations:
    @mutation(Permission.PERSON_MANAGE)
    async def save_calendar(self, info: Info, input: SaveCalendarInput) -> CalendarPayload:
        """Draws up a business calendar, or changes one."""
        context, said = info.context, _said(input)
        async with context.unit_of_work() as uow:
            if input.id is None:
                new = contracts.CreateCalendar(key=input.key or "", client_key=input.client_key, **said)
                made = await commands.create_calendar(uow, context.actor, new)
            else:
                row, version = row_id(input.id, "BusinessCalendar"), input.version or 0
                change = contracts.ChangeCalendar(calendar_id=row, version=version, active=input.active, **said)
                made = await commands.change_calendar(uow, context.actor, change)
        return CalendarPayload(calendar=BusinessCalendar.from_contract(made))


def _said(given: SaveCalendarInput) -> dict[str, Any]:
    hours = tuple(
        contracts.Hours(day=one.day, opens=_time(one.opens, index, "opens"), closes=_time(one.closes, index, "closes"))
        for index, one in enumerate(given.hours)
    )
    holidays = tuple(contracts.Holiday(day=one.day, name=one.name) for one in given.holidays)
    return {
        "name": given.name,
        "hours": hours,
        "holidays": holidays,
        "timezone": given.timezone or None,
        "is_default": given.is_default,
    }


def _time(text: str, index: int, name: str) -> time:
    try:
        return time.fromisoformat("00:00" if text == "24:00" else text).replace(tzinfo=None)
    except ValueError:
        fault = Fault("parties.bad_hours", "A time is written like 09:00.", ("hours", index, name))
        raise Invalid.of([fault]) from None
