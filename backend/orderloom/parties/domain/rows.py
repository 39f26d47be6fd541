"""Rows of files: the columns that each kind of party has, and how cells become what is said to make or change one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from orderloom.kernel.errors import Invalid, Problem
from orderloom.parties.contracts import (
    Account,
    AccountKind,
    AccountStatus,
    BusinessCalendar,
    Contact,
    Holiday,
    Hours,
    PartyFile,
    PostalAddress,
    Site,
)

Cells = Mapping[str, str]
_ADDRESS = ("street", "city", "region", "postal_code", "country")
_WHOSE = ("account",)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FLAGS = {"true": True, "yes": True, "1": True, "x": True, "false": False, "no": False, "0": False}
COLUMNS: dict[PartyFile, tuple[str, ...]] = {
    PartyFile.ACCOUNTS: (
        *("number", "external_id", "name", "kind", "status", "segment", "currency", "tax_id", "language", "parent"),
        *(f"{kind}_{part}" for kind in ("billing", "service") for part in _ADDRESS),
    ),
    PartyFile.CONTACTS: (*_WHOSE, "name", "role", "email", "phone", "preferred", "active"),
    PartyFile.SITES: (
        *(*_WHOSE, "name", *_ADDRESS),
        *("timezone", "latitude", "longitude", "calendar", "active"),
    ),
    PartyFile.CALENDARS: ("key", "name", "timezone", *DAYS, "holidays", "default", "active"),
    PartyFile.PEOPLE: ("login", "name", "roles", "groups", "account", "disabled"),
    PartyFile.GROUPS: ("key", "name", "name_pt_br"),
}


class Read:
    """What the cells of one row say, and what is wrong with them."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.problems: list[Problem] = []
        self.said: dict[str, Any] = {}

    def text(self, *names: str) -> "Read":
        self.said |= {name: self.cells[name] for name in names if name in self.cells}
        return self

    def made(self, name: str, make: Callable[[str], Any], called: str) -> "Read":
        """`make` raises ValueError, KeyError or InvalidOperation for what is not `called` so."""
        if name in self.cells:
            try:
                self.said[name] = make(self.cells[name])
            except (ValueError, KeyError, InvalidOperation):
                self.problems.append(Problem("sheet.wrong_type", f"Expected {called}.", (name,)))
        return self

    def address(self, kind: str) -> "Read":
        given = {part: self.cells[f"{kind}_{part}"] for part in _ADDRESS if f"{kind}_{part}" in self.cells}
        lacking = [part for part in ("street", "city", "country") if part not in given]
        if given and lacking:
            message = "An address has a street, a city and a country."
            self.problems += [Problem("sheet.missing", message, (f"{kind}_{part}",)) for part in lacking]
        elif given:
            self.said[f"{kind}_address"] = PostalAddress(**given)
        return self


def words_of(text: str) -> list[str]:
    """`noc; field-ops` is two words."""
    return [word for part in text.replace(",", ";").split(";") if (word := part.strip())]


def refuse_cells(read: Read, needed: Sequence[str]) -> None:
    """Raises with what is wrong with the cells themselves."""
    read.problems += [
        Problem("sheet.missing", "This is required.", (name,)) for name in needed if name not in read.cells
    ]
    if read.problems:
        raise Invalid.of(read.problems)


def flag(text: str) -> bool:
    return _FLAGS[text.strip().lower()]


def read_account(cells: Cells) -> Read:
    read = Read(cells).text("external_id", "name", "segment", "currency", "tax_id", "language")
    read.made("kind", lambda text: AccountKind(text.lower()), "consumer or business")
    read.made("status", lambda text: AccountStatus(text.lower()), "prospect, active, suspended or closed")
    return read.address("billing").address("service")


def read_contact(cells: Cells) -> Read:
    read = Read(cells).text("name", "role", "email", "phone")
    return read.made("preferred", flag, "yes or no").made("active", flag, "yes or no")


def read_site(cells: Cells) -> Read:
    read = Read(cells).text("name", *_ADDRESS, "timezone").made("active", flag, "yes or no")
    return read.made("latitude", Decimal, "a number").made("longitude", Decimal, "a number")


def account_cells(account: Account, parent: str) -> list[str]:
    said = [account.number, account.external_id, account.name, account.kind.value, account.status.value]
    said += [account.segment, account.currency, account.tax_id, account.language, parent]
    for address in (account.billing_address, account.service_address):
        said += [getattr(address, part) if address else "" for part in _ADDRESS]
    return [one or "" for one in said]


def contact_cells(contact: Contact, account: str) -> list[str]:
    said = [account, contact.name, contact.role, contact.email or "", contact.phone or ""]
    return [*said, _word(contact.preferred), _word(contact.active)]


def site_cells(site: Site, account: str, calendar: str) -> list[str]:
    place = ["" if one is None else str(one) for one in (site.latitude, site.longitude)]
    said = [account, site.name, *(getattr(site, part) for part in _ADDRESS), site.timezone]
    return [*said, *place, calendar, _word(site.active)]


def _word(value: bool) -> str:
    return "yes" if value else "no"


def read_calendar(cells: Cells) -> Read:
    read = Read(cells).text("name", "timezone").made("holidays", _holidays, "dates and names, with ; between")
    for day, name in enumerate(DAYS, start=1):
        read.made(name, partial(_hours, day), "hours such as 09:00-12:00 13:00-18:00")
    return read.made("default", flag, "yes or no").made("active", flag, "yes or no")


def calendar_said(read: Read) -> dict[str, Any]:
    """Its days as one week, under the names that a calendar has for them."""
    said = dict(read.said)
    days = [said.pop(day, ()) for day in DAYS]
    if any(day in read.cells for day in DAYS):
        said["hours"] = tuple(one for day in days for one in day)
    if "default" in said:
        said["is_default"] = said.pop("default")
    return said


def _hours(day: int, text: str) -> tuple[Hours, ...]:
    spans = [span.split("-") for span in text.split()]
    return tuple(
        Hours(day=day, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes.replace("24:00", "00:00")))
        for opens, closes in spans
    )


def _holidays(text: str) -> tuple[Holiday, ...]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return tuple(Holiday(day=date.fromisoformat(part[:10]), name=part[10:].strip()) for part in parts)


def calendar_cells(calendar: BusinessCalendar) -> list[str]:
    week = [
        " ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in calendar.hours if one.day == day)
        for day in range(1, 8)
    ]
    holidays = "; ".join(f"{one.day.isoformat()} {one.name}" for one in calendar.holidays)
    flags = [_word(calendar.is_default), _word(calendar.active)]
    return [calendar.key, calendar.name, calendar.timezone or "", *week, holidays, *flags]
