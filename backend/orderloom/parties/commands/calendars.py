"""Business calendars are drawn up and changed here."""

from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.parties.commands.reach import differing, fresh, said
from orderloom.parties.contracts import BusinessCalendar, ChangeCalendar, CreateCalendar
from orderloom.parties.domain.calendars import calendar_problems
from orderloom.parties.domain.refusals import KeyTaken
from orderloom.parties.store import calendars as store
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import Call, made_once


@command(Permission.PERSON_MANAGE)
async def create_calendar(uow: UnitOfWork, actor: Actor, new: CreateCalendar) -> BusinessCalendar:
    async def find(calendar_id: UUID) -> BusinessCalendar | None:
        return (await store.calendars_by_id(uow, [calendar_id])).get(calendar_id)

    call = Call(actor.client, "parties.create_calendar", new.client_key, new)
    return await made_once(uow, call, lambda: _create_calendar(uow, new), find)


async def _create_calendar(uow: UnitOfWork, new: CreateCalendar) -> BusinessCalendar:
    problems = calendar_problems(new)
    if problems:
        raise Invalid.of(problems)
    calendar = await store.add(uow, new)
    if calendar is None:
        raise KeyTaken("Another calendar has this key.", path=("key",))
    if calendar.is_default:
        await store.prefer_only(uow, calendar.id)
    _audit(uow, calendar.id, "calendar.created", [])
    return calendar


@command(Permission.PERSON_MANAGE)
async def change_calendar(uow: UnitOfWork, actor: Actor, change: ChangeCalendar) -> BusinessCalendar:
    before = await store.locked(uow, change.calendar_id)
    if before is None:
        raise Missing("There is no such calendar.", path=("calendarId",))
    fresh(change.version, before.version, "calendar")
    after = msgspec.structs.replace(before, **said(change, but=("calendar_id",)), version=before.version + 1)
    problems = list(calendar_problems(after))
    if after.is_default and not after.active:
        problems.append(Problem("parties.default_in_use", "The default calendar stays in use.", ("active",)))
    if problems:
        raise Invalid.of(problems)
    await store.save(uow, after)
    if after.is_default and not before.is_default:
        await store.prefer_only(uow, after.id)
    _audit(uow, after.id, "calendar.changed", [name for name in differing(before, after) if name != "version"])
    return after


def _audit(uow: UnitOfWork, calendar_id: UUID, action: str, fields: list[str]) -> None:
    changes = {"fields": fields} if fields else None
    uow.audit(AuditEntry(subject_type="calendar", subject_id=calendar_id, action=action, changes=changes))
