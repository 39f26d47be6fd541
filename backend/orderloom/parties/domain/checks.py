"""What accounts, contacts and sites must be like to be stored."""

import re
from zoneinfo import available_timezones

from orderloom.kernel.errors import Problem
from orderloom.parties.contracts import AddContact, AddSite, CreateAccount, UpdateAccount

CURRENCY = re.compile(r"[A-Z]{3}\Z")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\Z")
SEGMENT = re.compile(r"[a-z][a-z0-9_-]{0,39}\Z")


def _text(value: str | None, field: str, longest: int = 200, *, needed: bool = False) -> list[Problem]:
    if value is None or (value.strip() == "" and not needed):
        return []
    if "\0" in value or len(value) > longest or not value.strip():
        return [Problem("parties.bad_text", f"This takes 1 to {longest} characters.", (field,))]
    return []


def account_problems(account: CreateAccount | UpdateAccount) -> tuple[Problem, ...]:
    found = _text(account.name, "name", needed=True) + _text(account.external_id, "externalId")
    if not SEGMENT.match(account.segment):
        found.append(Problem("parties.bad_segment", "A segment is a short lower-case word.", ("segment",)))
    if isinstance(account, CreateAccount) and not CURRENCY.match(account.currency):
        found.append(Problem("parties.bad_currency", "A currency is an ISO 4217 code, e.g. EUR.", ("currency",)))
    return tuple(found)


def contact_problems(contact: AddContact) -> tuple[Problem, ...]:
    found = _text(contact.name, "name", needed=True) + _text(contact.phone, "phone", 40)
    if contact.email is not None and ("\0" in contact.email or not EMAIL.match(contact.email)):
        found.append(Problem("parties.bad_email", "This is no e-mail address.", ("email",)))
    return tuple(found)


def site_problems(site: AddSite) -> tuple[Problem, ...]:
    found = _text(site.name, "name", needed=True) + _text(site.street, "street", needed=True)
    found += _text(site.city, "city", needed=True) + _text(site.country, "country", 60, needed=True)
    found += _text(site.region, "region") + _text(site.postal_code, "postalCode", 20)
    if site.timezone not in available_timezones():
        found.append(Problem("parties.bad_timezone", "A time zone is an IANA name, e.g. Europe/Lisbon.", ("timezone",)))
    return tuple(found)
