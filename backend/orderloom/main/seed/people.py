"""The accounts of a demonstration, and its people: one a role, a second process admin and a second approver."""

from datetime import date, time

from orderloom.identity.commands.demo import demo_hashes, seed_people
from orderloom.identity.contracts import Actor
from orderloom.parties import queries as parties
from orderloom.parties.commands import add_contact, add_site, create_account, create_calendar
from orderloom.parties.contracts import Account, AddContact, AddSite, CreateAccount, CreateCalendar, Holiday, Hours
from orderloom.platform.db import Database, UnitOfWork

SYSTEM = Actor.system("demonstration")
CUSTOMER = "DEMO-ACME"
SAMPLE = "ff55-hjy4"
"""Who orders in TM Forum's published examples, whose offerings the mobile tariff knows by the ids that they use."""

ACCOUNTS: dict[str, CreateAccount] = {
    CUSTOMER: CreateAccount(name="Acme Households", segment="residential", currency="EUR", external_id=CUSTOMER),
    "DEMO-CLINICS": CreateAccount(
        name="Blue River Clinics", segment="business", currency="EUR", external_id="DEMO-CLINICS"
    ),
    "DEMO-LIBRARY": CreateAccount(
        name="City Library Network", segment="public", currency="EUR", external_id="DEMO-LIBRARY"
    ),
    "DEMO-MARKETS": CreateAccount(
        name="Harbour Markets", segment="enterprise", currency="EUR", external_id="DEMO-MARKETS"
    ),
    SAMPLE: CreateAccount(name="TM Forum sample buyer", segment="residential", currency="EUR", external_id=SAMPLE),
}
SITES: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    CUSTOMER: (("Home", "12 Orchard Lane", "Porto", "PT", "Europe/Lisbon"),),
    "DEMO-CLINICS": (
        ("Riverside clinic", "3 Quay Street", "Lisboa", "PT", "Europe/Lisbon"),
        ("North clinic", "88 Avenida Central", "Braga", "PT", "Europe/Lisbon"),
    ),
    "DEMO-LIBRARY": (
        ("Central library", "1 Museum Square", "São Paulo", "BR", "America/Sao_Paulo"),
        ("Garden branch", "450 Rua das Flores", "Campinas", "BR", "America/Sao_Paulo"),
    ),
    "DEMO-MARKETS": (
        ("Harbour hall", "7 Dock Road", "Rotterdam", "NL", "Europe/Amsterdam"),
        ("Old town store", "21 Marktplein", "Utrecht", "NL", "Europe/Amsterdam"),
        ("Logistics centre", "2 Ring Noord", "Zwolle", "NL", "Europe/Amsterdam"),
    ),
}


OFFICE = CreateCalendar(
    key="office-hours",
    name="Office hours",
    hours=tuple(
        Hours(day=day, opens=opens, closes=closes)
        for day in range(1, 6)
        for opens, closes in ((time(9), time(13)), (time(14), time(18)))
    ),
    holidays=tuple(
        Holiday(day=date(year, month, day), name=name)
        for year in (2026, 2027, 2028)
        for month, day, name in ((1, 1, "New Year's Day"), (5, 1, "Labour Day"), (12, 25, "Christmas Day"))
    ),
    is_default=True,
)
"""Without a time zone of its own: each site works by its own clock."""


async def load_people(database: Database) -> None:
    """Safe to run again: an account that exists stays, and so do its people."""
    hashes = await demo_hashes()
    async with database.unit_of_work(actor_label=SYSTEM.name) as uow:
        accounts = {external: await _account(uow, new) for external, new in ACCOUNTS.items()}
        await seed_people(uow, SYSTEM, accounts[CUSTOMER].id, hashes)
        if not await parties.calendars(uow, SYSTEM):
            await create_calendar(uow, SYSTEM, OFFICE)


async def _account(uow: UnitOfWork, new: CreateAccount) -> Account:
    existing = await parties.account_by_external_id(uow, new.external_id or "")
    if existing is not None:
        return existing
    account = await create_account(uow, SYSTEM, new)
    for name, street, city, country, timezone in SITES.get(new.external_id or "", ()):
        site = AddSite(account_id=account.id, name=name, street=street, city=city, country=country, timezone=timezone)
        await add_site(uow, SYSTEM, site)
    contact = AddContact(account_id=account.id, name="Front desk", email="front-desk@example.com")
    await add_contact(uow, SYSTEM, contact)
    return account
