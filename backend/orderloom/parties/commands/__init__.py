"""Accounts, sites, contacts and calendars are added and changed here, one by one or by files."""

from orderloom.parties.commands.accounts import create_account, fill_account, update_account
from orderloom.parties.commands.calendars import change_calendar, create_calendar
from orderloom.parties.commands.people import add_contact, change_contact
from orderloom.parties.commands.places import add_site, change_site
from orderloom.parties.domain.refusals import ExternalIdTaken

__all__ = [
    "ExternalIdTaken",
    "add_contact",
    "add_site",
    "change_calendar",
    "change_contact",
    "change_site",
    "create_account",
    "create_calendar",
    "fill_account",
    "update_account",
]
