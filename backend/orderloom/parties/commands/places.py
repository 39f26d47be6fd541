"""Sites are added, changed and put out of use here."""

from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.parties.commands.reach import audit, fresh, reachable, said
from orderloom.parties.contracts import AddSite, ChangeSite, Site
from orderloom.parties.domain.checks import site_problems
from orderloom.parties.store import calendars
from orderloom.parties.store import sites as store
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import Call, made_once


@command(Permission.ACCOUNT_WRITE)
async def add_site(uow: UnitOfWork, actor: Actor, new: AddSite) -> Site:
    async def find(site_id: UUID) -> Site | None:
        return (await store.sites_by_id(uow, [site_id])).get(site_id)

    call = Call(actor.client, "parties.add_site", new.client_key, new)
    return await made_once(uow, call, lambda: _add_site(uow, actor, new), find)


async def _add_site(uow: UnitOfWork, actor: Actor, new: AddSite) -> Site:
    problems = (*site_problems(new), *await _calendar_problems(uow, new.calendar_id))
    if problems:
        raise Invalid.of(problems)
    account = await reachable(uow, actor, new.account_id)
    site = store.new_site(new)
    await store.add_sites(uow, [site])
    audit(uow, account.id, "account.site_added", {"site": site.name})
    return site


async def _calendar_problems(uow: UnitOfWork, calendar_id: UUID | None) -> tuple[Problem, ...]:
    if calendar_id is None or await calendars.calendars_by_id(uow, [calendar_id]):
        return ()
    return (Problem("parties.unknown_calendar", "There is no such calendar.", ("calendarId",)),)


@command(Permission.ACCOUNT_WRITE)
async def change_site(uow: UnitOfWork, actor: Actor, change: ChangeSite) -> Site:
    found = (await store.sites_by_id(uow, [change.site_id])).get(change.site_id)
    if found is None:
        raise Missing("There is no such site.", path=("siteId",))
    await reachable(uow, actor, found.account_id)
    before = await store.locked(uow, change.site_id) or found
    fresh(change.version, before.version, "site")
    after = msgspec.structs.replace(before, **said(change, but=("site_id",)), version=before.version + 1)
    problems = (*site_problems(after), *await _calendar_problems(uow, after.calendar_id))
    if problems:
        raise Invalid.of(problems)
    await store.save(uow, after)
    words = {(True, False): "deactivated", (False, True): "reactivated"}
    happened = words.get((before.active, after.active), "changed")
    audit(uow, after.account_id, f"account.site_{happened}", {"site": after.name})
    return after
