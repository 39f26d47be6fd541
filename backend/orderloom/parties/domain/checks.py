"""What accounts, contacts and sites must be like to be stored."""

import re
from collections.abc import Iterator
from zoneinfo import available_timezones

from orderloom.kernel.errors import Problem
from orderloom.parties.contracts import Account, AddContact, AddSite, Contact, CreateAccount, PostalAddress, Site

CURRENCY = re.compile(r"[A-Z]{3}\Z")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\Z")
SEGMENT = re.compile(r"[a-z][a-z0-9_-]{0,39}\Z")
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
ADDRESS = (("street", 200, True), ("city", 200, True), ("country", 60, True), ("region", 200, False))


def text_problems(value: str | None, field: str, longest: int = 200, *, needed: bool = False) -> list[Problem]:
    if value is None or (value.strip() == "" and not needed):
        return []
    if not value.strip():
        return [Problem("parties.bad_text", "This is needed.", (field,))]
    if "\0" in value or len(value) > longest:
        return [Problem("parties.bad_text", f"This takes at most {longest} characters.", (field,))]
    return []


def account_problems(account: Account | CreateAccount) -> tuple[Problem, ...]:
    found = text_problems(account.name, "name", needed=True)
    found += text_problems(account.external_id, "externalId") + text_problems(account.tax_id, "taxId", 40)
    if not SEGMENT.match(account.segment):
        found.append(Problem("parties.bad_segment", "A segment is a short lower-case word.", ("segment",)))
    if isinstance(account, CreateAccount) and not CURRENCY.match(account.currency):
        found.append(Problem("parties.bad_currency", "A currency is an ISO 4217 code, e.g. EUR.", ("currency",)))
    if account.language is not None and not LANGUAGE.match(account.language):
        found.append(Problem("parties.bad_language", "A language is a code like en or pt-BR.", ("language",)))
    return (
        *found,
        *_address_problems(account.billing_address, "billingAddress"),
        *_address_problems(account.service_address, "serviceAddress"),
    )


def _address_problems(address: PostalAddress | None, field: str) -> Iterator[Problem]:
    if address is None:
        return
    found = text_problems(address.postal_code, "postalCode", 20)
    for name, most, needed in ADDRESS:
        found += text_problems(getattr(address, name), name, most, needed=needed)
    for problem in found:
        yield Problem(problem.code, problem.message, (field, *problem.path))


def contact_problems(contact: AddContact | Contact) -> tuple[Problem, ...]:
    found = text_problems(contact.name, "name", needed=True) + text_problems(contact.phone, "phone", 40)
    found += text_problems(contact.role, "role", 60)
    if contact.email is not None and ("\0" in contact.email or not EMAIL.match(contact.email)):
        found.append(Problem("parties.bad_email", "This is no e-mail address.", ("email",)))
    return tuple(found)


def site_problems(site: AddSite | Site) -> tuple[Problem, ...]:
    found = text_problems(site.name, "name", needed=True)
    for name, most, needed in ADDRESS:
        found += text_problems(getattr(site, name), name, most, needed=needed)
    found += text_problems(site.postal_code, "postalCode", 20)
    if site.timezone not in available_timezones():
        found.append(Problem("parties.bad_timezone", "A time zone is an IANA name, e.g. Europe/Lisbon.", ("timezone",)))
    return (*found, *_place_problems(site))


def _place_problems(site: AddSite | Site) -> Iterator[Problem]:
    for name, value, most in (("latitude", site.latitude, 90), ("longitude", site.longitude, 180)):
        if value is not None and not (value.is_finite() and -most <= value <= most):
            yield Problem("parties.bad_place", f"This lies between -{most} and {most} degrees.", (name,))
    if (site.latitude is None) != (site.longitude is None):
        lacking = "latitude" if site.latitude is None else "longitude"
        yield Problem("parties.bad_place", "A place has both, latitude and longitude.", (lacking,))
