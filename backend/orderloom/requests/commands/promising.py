"""What a new request is promised: by the policy of requests, and by the working time where it is about."""

from functools import partial
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows import queries as flows
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor
from orderloom.inventory import queries as inventory
from orderloom.ordering import queries as ordering
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, Contact
from orderloom.parties.queries import working
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.requests.contracts import RaiseRequest
from orderloom.requests.domain.clock import WorkingTime
from orderloom.requests.domain.promise import POLICY, USUAL_PRIORITY, promise


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a wish from what it is about. `contacts` are those to write to, the nearest first."""

    account: Account
    priority: str = USUAL_PRIORITY
    site_id: UUID | None = None
    contacts: tuple[UUID, ...] = ()


async def about(uow: UnitOfWork, wanted: RaiseRequest, account: Account) -> About:
    """Its subjects were checked before."""
    found = About(account=account)
    if wanted.order_id is not None:
        order = (await ordering.orders_by_id(uow, [wanted.order_id]))[wanted.order_id]
        lines = await ordering.lines_of(uow, [wanted.order_id])
        own = [line for line in lines if line.id == wanted.line_id] or lines
        named = (order.delivery_contact_id, order.billing_contact_id, *(line.contact_id for line in own))
        found = About(
            account=account,
            priority=order.priority.value,
            site_id=next((line.site_id for line in own if line.site_id), None),
            contacts=tuple(one for one in named if one is not None),
        )
    if wanted.product_id is not None:
        items = await inventory.items_by_id(uow, Actor.system(), [wanted.product_id])
        found = msgspec.structs.replace(found, site_id=items[wanted.product_id].site_id)
    return found


async def promises(uow: UnitOfWork, wanted: RaiseRequest, found: About) -> dict[str, Any]:
    """The columns of a new request that say who answers it, until when, and where its customer is written to."""
    table = (await flows.tables(uow, [POLICY])).get(POLICY)
    asked = {
        "request": {"kind": wanted.kind.value, "priority": found.priority},
        "account": {"number": found.account.number, "segment": found.account.segment},
        "now": uow.now,
    }
    given = promise(table[1] if table else None, asked)
    hours = await working_time(uow, found.site_id)
    return {
        "group_id": (await identity.group_ids_by_key(uow)).get(given.group),
        "due_at": hours.after(uow.now, given.time),
        "promised_seconds": int(given.time.total_seconds()),
        "priority": found.priority,
        "site_id": found.site_id,
        "contact_email": wanted.email or await _email(uow, found),
        "language": wanted.language,
    }


async def working_time(reader: Reader, site_id: UUID | None) -> WorkingTime:
    """By the calendar of the site, else by the usual one, else around the clock."""
    times, usual = await parties.site_times(reader, [site_id] if site_id else [])
    time = times.get(site_id, usual) if site_id else usual
    return WorkingTime(after=partial(working.after_work, time), between=partial(working.work_between, time))


async def _email(uow: UnitOfWork, found: About) -> str | None:
    """Of the contact who is nearest to what it is about, else of the first of the account who has one."""
    named = await parties.contacts_by_id(uow, found.contacts) if found.contacts else {}
    near = [named[one] for one in found.contacts if one in named]
    return _first(near) or _first(await parties.contacts_of_account(uow, [found.account.id]))


def _first(contacts: list[Contact]) -> str | None:
    return next((one.email for one in contacts if one.email), None)
