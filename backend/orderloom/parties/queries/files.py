"""Parties as files: what a sheet of them holds, within the reader's reach."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity import queries as identity
from orderloom.identity.access import query, require, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid
from orderloom.parties.contracts import Account, AccountFilter, ExportParties, PartyFile
from orderloom.parties.domain.rows import COLUMNS, account_cells, calendar_cells, contact_cells, site_cells
from orderloom.parties.domain.staff import group_cells, person_cells
from orderloom.parties.store import accounts, calendars, people, sites
from orderloom.platform.db import Reader

EXPORT, IMPORT = "parties.export", "parties.import"
MOST = 100_000
Rows = list[list[str]]


def export_of(subject: Mapping[str, Any]) -> ExportParties:
    """What a ticket stands for."""
    return json.convert(dict(subject), ExportParties)


@query(Permission.ACCOUNT_READ)
async def exported_parties(reader: Reader, actor: Actor, wanted: ExportParties) -> tuple[Sequence[str], Rows]:
    """The columns and the rows."""
    if wanted.file is PartyFile.CALENDARS:
        found = await calendars.calendars(reader)
        return COLUMNS[wanted.file], [calendar_cells(one) for one in found]
    if wanted.file in (PartyFile.PEOPLE, PartyFile.GROUPS):
        require(actor, Permission.PERSON_MANAGE)
        return COLUMNS[wanted.file], await _staff(reader, actor, wanted)
    chosen = await _accounts(reader, actor, wanted)
    if wanted.file is PartyFile.ACCOUNTS:
        return COLUMNS[wanted.file], await _of_accounts(reader, chosen)
    numbers = {one.id: one.number for one in chosen}
    if wanted.file is PartyFile.CONTACTS:
        those = await people.contacts_of(reader, list(numbers))
        return COLUMNS[wanted.file], [contact_cells(one, numbers[one.account_id]) for one in those]
    return COLUMNS[wanted.file], await _of_sites(reader, numbers)


async def _staff(reader: Reader, actor: Actor, wanted: ExportParties) -> Rows:
    groups = await identity.groups(reader)
    if wanted.file is PartyFile.GROUPS:
        return [group_cells(one) for one in groups]
    found = await identity.people(reader, actor, wanted.search, MOST)
    named = await accounts.accounts_by_id(reader, {one.account_id for one in found if one.account_id})
    keys, numbers = {one.id: one.key for one in groups}, {id_: one.number for id_, one in named.items()}
    return [person_cells(one, keys, numbers) for one in found]


async def _accounts(reader: Reader, actor: Actor, wanted: ExportParties) -> list[Account]:
    reach = scope(actor, "account")
    if wanted.account_id is not None:
        found = await accounts.accounts_by_id(reader, [wanted.account_id])
        return [one for one in found.values() if reach.kind == "all" or one.id in reach.ids]
    chosen = await accounts.slice_of(reader, reach, AccountFilter(search=wanted.search), 0, MOST + 1)
    if len(chosen) > MOST:
        raise Invalid(f"These are more than {MOST} accounts; search for fewer.", path=("search",))
    return chosen


async def _of_accounts(reader: Reader, chosen: Sequence[Account]) -> Rows:
    parents = await accounts.accounts_by_id(reader, {one.parent_id for one in chosen if one.parent_id})
    names = {one.id: one.external_id or one.number for one in parents.values()}
    return [account_cells(one, names.get(one.parent_id or one.id, "")) for one in chosen]


async def _of_sites(reader: Reader, numbers: Mapping[UUID, str]) -> Rows:
    found = await sites.sites_of(reader, list(numbers))
    named = await calendars.calendars_by_id(reader, {one.calendar_id for one in found if one.calendar_id})
    keys = {id_: one.key for id_, one in named.items()}
    return [site_cells(one, numbers[one.account_id], keys.get(one.calendar_id or one.id, "")) for one in found]
