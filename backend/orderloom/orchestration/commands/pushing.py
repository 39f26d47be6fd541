"""Moves the planned dates of what comes after steps that joined a running plan."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from orderloom.decomposition import queries as decomposition
from orderloom.orchestration.contracts import OF_PEOPLE
from orderloom.orchestration.domain.layout import Layout
from orderloom.orchestration.domain.pushing import Afresh, Dates, Placed, pushed
from orderloom.orchestration.store import dates as store
from orderloom.parties import queries as parties
from orderloom.parties.queries import working
from orderloom.platform.db import Reader, UnitOfWork


async def push_on(uow: UnitOfWork, layouts: Iterable[Layout]) -> None:
    """Rolls the dates on from the new steps, and from those that stand and now wait for them or are waited for."""
    touched = [step.id for layout in layouts for step in layout.steps]
    touched += [patch.step_id for layout in layouts for patch in layout.patches]
    if not touched:
        return
    found = await store.following(uow, touched)
    afresh = await _calendar(uow, [step for steps in found.values() for step in steps])
    moved: dict[UUID, Dates] = {}
    ends: dict[UUID, datetime] = {}
    for order_id, steps in found.items():
        dates, ends[order_id] = pushed(steps, uow.now, afresh)
        moved |= dates
    await store.move(uow, moved, ends)


async def _calendar(reader: Reader, steps: Iterable[Placed]) -> Afresh:
    """A step takes as much time at work as it was planned with, by the calendar of its site."""
    ids = {one.domain_order_id for one in steps if one.kind in OF_PEOPLE and one.domain_order_id is not None}
    owners = await decomposition.domain_orders_by_id(reader, ids) if ids else {}
    sites = {key: one.site_id for key, one in owners.items() if one.site_id is not None}
    times, usual = await parties.site_times(reader, set(sites.values()))

    def afresh(step: Placed, earliest: datetime) -> Dates:
        assert step.start is not None
        assert step.end is not None
        if step.kind not in OF_PEOPLE:
            return earliest, earliest + (step.end - step.start)
        site = sites.get(step.domain_order_id) if step.domain_order_id is not None else None
        time = times.get(site, usual) if site is not None else usual
        work = working.work_between(time, step.start, step.end)
        begin, _ = working.worked(time, earliest, step.end - step.end)
        return begin, working.after_work(time, begin, work)

    return afresh
