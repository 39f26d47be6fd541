"""Parties come in by files: each row is checked as if it were typed, then all are taken, or the good ones, or none.

A row that names what there is already changes it: an account by its number or external id, a contact by its e-mail or
name, a site by its name.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.parties.commands.accounts import create_account, update_account
from orderloom.parties.commands.calendars import change_calendar, create_calendar
from orderloom.parties.commands.people import add_contact, change_contact
from orderloom.parties.commands.places import add_site, change_site
from orderloom.parties.commands.staff import Staff
from orderloom.parties.contracts import (
    MOST_ROWS,
    Account,
    AddContact,
    AddSite,
    BusinessCalendar,
    ChangeCalendar,
    ChangeContact,
    ChangeSite,
    CreateAccount,
    CreateCalendar,
    FileRow,
    ImportParties,
    ImportReport,
    PartyFile,
    RowFate,
    RowResult,
    UpdateAccount,
)
from orderloom.parties.domain.rows import (
    COLUMNS,
    Read,
    calendar_said,
    read_account,
    read_calendar,
    read_contact,
    read_site,
    refuse_cells,
)
from orderloom.parties.domain.staff import read_group, read_person
from orderloom.parties.store import accounts, calendars, people, sites
from orderloom.platform.db import UnitOfWork

Taker = Callable[[Read], Awaitable[RowFate]]


class RowsRefused(Exception):
    """Rolls back what was tried; not an error of the caller."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__("refused")
        self.report = report


@command(Permission.ACCOUNT_WRITE, Permission.PERSON_MANAGE)
async def import_parties(uow: UnitOfWork, actor: Actor, wanted: ImportParties) -> ImportReport:
    """Raises `RowsRefused`, for whoever opened the transaction, when nothing of it may stay."""
    if len(wanted.rows) > MOST_ROWS:
        raise Invalid(f"A file has at most {MOST_ROWS} lines.", path=("rows",))
    reader = _Rows(uow, actor, wanted)
    await reader.prepare()
    results = [await reader.take(row) for row in wanted.rows]
    known = {*COLUMNS[wanted.file]}
    unknown = tuple(sorted({name for row in wanted.rows for name in row.cells} - known))
    report = ImportReport(rows=tuple(results), unknown=unknown)
    refused = report.count(RowFate.REFUSED)
    if wanted.dry_run or (refused and not wanted.valid_only) or refused == len(results):
        raise RowsRefused(report)
    return msgspec.structs.replace(report, done=True)


class _Rows:
    """One file on its way in: what its rows name is looked up once for all of them."""

    def __init__(self, uow: UnitOfWork, actor: Actor, wanted: ImportParties) -> None:
        self.uow, self.actor, self.wanted = uow, actor, wanted
        self.accounts: dict[str, Account] = {}
        self.contacts: dict[tuple[UUID, str], tuple[UUID, int]] = {}
        self.sites: dict[tuple[UUID, str], tuple[UUID, int]] = {}
        self.calendars: dict[str, BusinessCalendar] = {}
        self.staff = Staff(uow, actor, self.accounts)

    async def prepare(self) -> None:
        rows = self.wanted.rows
        columns = ("number", "external_id", "parent", "account")
        named = sorted({row.cells[name] for row in rows for name in columns if name in row.cells})
        found = (await accounts.accounts_by_external_id(self.uow, named)).values()
        numbered = await accounts.accounts_by_number(self.uow, named)
        self.accounts = {**{one.external_id or "": one for one in found}, **numbered}
        whose = {one.id for one in self.accounts.values()} | ({self.wanted.account_id} - {None})
        if self.wanted.file is PartyFile.CONTACTS:
            for one in await people.contacts_of(self.uow, [id_ for id_ in whose if id_]):
                for name in filter(None, (one.name.casefold(), one.email and one.email.casefold())):
                    self.contacts.setdefault((one.account_id, name), (one.id, one.version))
        if self.wanted.file is PartyFile.SITES:
            for one in await sites.sites_of(self.uow, [id_ for id_ in whose if id_]):
                self.sites.setdefault((one.account_id, one.name.casefold()), (one.id, one.version))
        if self.wanted.file in (PartyFile.SITES, PartyFile.CALENDARS):
            keys = {row.cells[name] for row in rows for name in ("calendar", "key") if name in row.cells}
            self.calendars = await calendars.calendars_by_key(self.uow, keys)
        self.staff = Staff(self.uow, self.actor, self.accounts)
        if self.wanted.file in (PartyFile.PEOPLE, PartyFile.GROUPS):
            await self.staff.prepare(rows)

    async def take(self, row: FileRow) -> RowResult:
        takers: dict[PartyFile, tuple[Callable[[dict[str, str]], Read], Taker]] = {
            PartyFile.ACCOUNTS: (read_account, self._account),
            PartyFile.CONTACTS: (read_contact, self._contact),
            PartyFile.SITES: (read_site, self._site),
            PartyFile.CALENDARS: (read_calendar, self._calendar),
            PartyFile.PEOPLE: (read_person, self.staff.person),
            PartyFile.GROUPS: (read_group, self.staff.group),
        }
        read_row, taker = takers[self.wanted.file]
        read = read_row(row.cells)
        try:
            fate = await taker(read)
        except DomainError as refusal:
            found = refusal.problems if not read.problems else ()
            problems = (*read.problems, *(_renamed(one) for one in found))
            return RowResult(line=row.line, name=_called(row), fate=RowFate.REFUSED, problems=problems)
        return RowResult(line=row.line, name=_called(row), fate=fate)

    async def _account(self, read: Read) -> RowFate:
        said = read.said
        known = self._known(read)
        if "parent" in read.cells:
            said["parent_id"] = self._named(read, "parent").id
        refuse_cells(read, () if known else ("name",))
        if known is None:
            made = await create_account(self.uow, self.actor, CreateAccount(**said))
            self.accounts |= {name: made for name in (made.number, made.external_id) if name}
            return RowFate.CREATED
        said.pop("currency", None)
        if all(getattr(known, name) == value for name, value in said.items()):
            return RowFate.SAME
        change = UpdateAccount(account_id=known.id, version=known.version, **said)
        changed = await update_account(self.uow, self.actor, change)
        self.accounts |= {name: changed for name in (changed.number, changed.external_id) if name}
        return RowFate.CHANGED

    def _known(self, read: Read) -> Account | None:
        number = read.cells.get("number")
        if number is not None:
            found = self.accounts.get(number)
            if found is None or found.number != number:
                raise Invalid.of([Problem("parties.unknown_account", f"There is no account {number}.", ("number",))])
            return found
        return self.accounts.get(read.cells.get("external_id", ""))

    def _named(self, read: Read, column: str) -> Account:
        name = read.cells[column]
        if name not in self.accounts:
            raise Invalid.of([Problem("parties.unknown_account", f"There is no account {name}.", (column,))])
        return self.accounts[name]

    def _whose(self, read: Read) -> UUID:
        if "account" in read.cells:
            named = self._named(read, "account").id
            if self.wanted.account_id in (None, named):
                return named
            raise Invalid.of([Problem("parties.other_account", "This is another account's.", ("account",))])
        if self.wanted.account_id is None:
            raise Invalid.of([Problem("sheet.missing", "Say whose it is, by number or external id.", ("account",))])
        return self.wanted.account_id

    async def _contact(self, read: Read) -> RowFate:
        account_id = self._whose(read)
        names = [read.cells[name].casefold() for name in ("email", "name") if name in read.cells]
        known = next((self.contacts[account_id, one] for one in names if (account_id, one) in self.contacts), None)
        refuse_cells(read, () if known else ("name",))
        if known is None:
            read.said.pop("active", None)
            made = await add_contact(self.uow, self.actor, AddContact(account_id=account_id, **read.said))
            self.contacts |= {(account_id, one): (made.id, made.version) for one in names}
            return RowFate.CREATED
        change = ChangeContact(contact_id=known[0], version=known[1], **read.said)
        changed = await change_contact(self.uow, self.actor, change)
        self.contacts |= {(account_id, one): (changed.id, changed.version) for one in names}
        return RowFate.CHANGED

    async def _site(self, read: Read) -> RowFate:
        account_id = self._whose(read)
        calendar = read.cells.get("calendar")
        if calendar is not None and calendar not in self.calendars:
            read.problems.append(
                Problem("parties.unknown_calendar", f"There is no calendar {calendar}.", ("calendar",))
            )
        elif calendar is not None:
            read.said["calendar_id"] = self.calendars[calendar].id
        place = (account_id, read.cells.get("name", "").casefold())
        known = self.sites.get(place)
        refuse_cells(read, () if known else ("name", "street", "city", "country"))
        if known is None:
            read.said.pop("active", None)
            made = await add_site(self.uow, self.actor, AddSite(account_id=account_id, **read.said))
            self.sites[place] = (made.id, made.version)
            return RowFate.CREATED
        change = ChangeSite(site_id=known[0], version=known[1], **read.said)
        changed = await change_site(self.uow, self.actor, change)
        self.sites[place] = (changed.id, changed.version)
        return RowFate.CHANGED

    async def _calendar(self, read: Read) -> RowFate:
        said, key = calendar_said(read), read.cells.get("key", "")
        known = self.calendars.get(key)
        refuse_cells(read, () if known else ("key", "name"))
        if known is None:
            said.pop("active", None)
            self.calendars[key] = await create_calendar(self.uow, self.actor, CreateCalendar(key=key, **said))
            return RowFate.CREATED
        if all(getattr(known, name) == value for name, value in said.items()):
            return RowFate.SAME
        change = ChangeCalendar(calendar_id=known.id, version=known.version, **said)
        self.calendars[key] = await change_calendar(self.uow, self.actor, change)
        return RowFate.CHANGED


def _called(row: FileRow) -> str:
    return row.cells.get("name") or row.cells.get("login", "")


_COLUMN = {
    "groupIds": "groups",
    "accountId": "account",
    "externalId": "external_id",
    "taxId": "tax_id",
    "postalCode": "postal_code",
    "parentId": "parent",
}


def _renamed(problem: Problem) -> Problem:
    """At the column: `("billingAddress", "street")` is `billing_street`."""
    first, *rest = [str(part) for part in problem.path] or [""]
    if first in ("billingAddress", "serviceAddress") and rest:
        column = f"{first.removesuffix('Address')}_{_COLUMN.get(rest[0], rest[0])}"
    else:
        column = _COLUMN.get(first, first)
    return msgspec.structs.replace(problem, path=(column,))
