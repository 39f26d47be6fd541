"""Accounts, sites, contacts and calendars as types."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import strawberry

from orderloom.fields.contracts import Noun
from orderloom.graphql.activity import ActivityConnection, activity_of_subject
from orderloom.graphql.context import Info
from orderloom.graphql.enums import AccountKind, AccountStatus
from orderloom.graphql.fields.values import shown_values
from orderloom.graphql.ids import Node
from orderloom.graphql.parties.addresses import PostalAddress, shown_address
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.identity.access import scope
from orderloom.identity.contracts import Permission
from orderloom.parties import contracts


@strawberry.type
class WorkingHours:
    """`day` is 1 for Monday to 7 for Sunday; times are written 09:00. A `closes` of 00:00 is midnight."""

    day: int
    opens: str
    closes: str


@strawberry.type
class Holiday:
    day: date
    name: str


@presents(contracts.BusinessCalendar)
@strawberry.type
class BusinessCalendar(Node):
    """When people work. Sites without a calendar follow the default; without a time zone it is the site's."""

    contract: strawberry.Private[contracts.BusinessCalendar]

    key: str
    name: str
    timezone: str | None
    hours: list[WorkingHours]
    holidays: list[Holiday]
    is_default: bool
    active: bool
    version: int

    @strawberry.field
    async def site_count(self, info: Info) -> int:
        """How many sites name it; others follow the default one."""
        return await info.context.load.site_counts.load(self.contract.id) or 0

    @classmethod
    def from_contract(cls, calendar: contracts.BusinessCalendar) -> "BusinessCalendar":
        hours = [
            WorkingHours(day=one.day, opens=f"{one.opens:%H:%M}", closes=f"{one.closes:%H:%M}")
            for one in calendar.hours
        ]
        holidays = [Holiday(day=one.day, name=one.name) for one in calendar.holidays]
        return shape(cls, calendar, hours=hours, holidays=holidays)


@presents(contracts.Site)
@strawberry.type
class Site(Node):
    contract: strawberry.Private[contracts.Site]
    name: str
    street: str
    city: str
    region: str | None
    country: str
    postal_code: str | None
    timezone: str
    latitude: float | None
    longitude: float | None
    active: bool
    version: int

    @strawberry.field
    async def calendar(self, info: Info) -> BusinessCalendar | None:
        calendar_id = self.contract.calendar_id
        return present(await info.context.load.calendars.load(calendar_id)) if calendar_id else None

    @classmethod
    def from_contract(cls, site: contracts.Site) -> "Site":
        place = {name: float(value) if (value := getattr(site, name)) is not None else None for name in _PLACE}
        return shape(cls, site, **place)


_PLACE = ("latitude", "longitude")


@presents(contracts.Contact)
@strawberry.type
class Contact(Node):
    name: str
    email: str | None
    phone: str | None
    role: str
    preferred: bool
    active: bool
    version: int

    @classmethod
    def from_contract(cls, contact: contracts.Contact) -> "Contact":
        return shape(cls, contact)


@presents(contracts.Account)
@strawberry.type
class Account(Node):
    contract: strawberry.Private[contracts.Account]
    number: str
    name: str
    kind: AccountKind
    status: AccountStatus
    segment: str
    currency: str
    external_id: str | None
    tax_id: str | None
    language: str | None
    version: int
    created_at: datetime | None
    updated_at: datetime | None

    @strawberry.field
    async def custom(self, info: Info) -> JSON:
        """Values of custom fields by their keys, those that the viewer may see."""
        return await shown_values(info, Noun.ACCOUNT, self.contract.custom)

    @strawberry.field
    def billing_address(self) -> PostalAddress | None:
        return shown_address(self.contract.billing_address)

    @strawberry.field
    def service_address(self) -> PostalAddress | None:
        return shown_address(self.contract.service_address)

    @strawberry.field
    async def parent(self, info: Info) -> "Account | None":
        """The account that this one belongs to, when it is in the viewer's reach."""
        parent_id = self.contract.parent_id
        if parent_id is None or not _reaches(info, parent_id):
            return None
        return present(await info.context.load.accounts.load(parent_id))

    @strawberry.field
    async def children(self, info: Info) -> list["Account"]:
        """The accounts that belong to this one, 500 at most."""
        found = await info.context.load.children_of.load(self.contract.id)
        return present_all(one for one in found if _reaches(info, one.id))

    @strawberry.field
    async def sites(self, info: Info) -> list[Site]:
        return present_all(await info.context.load.sites_of.load(self.contract.id))

    @strawberry.field
    async def contacts(self, info: Info) -> list[Contact]:
        return present_all(await info.context.load.contacts_of.load(self.contract.id))

    @strawberry.field
    async def activity(self, info: Info, first: int = 50, after: str | None = None) -> ActivityConnection:
        if not info.context.actor.may(Permission.AUDIT_READ):
            return ActivityConnection.empty()
        return await activity_of_subject(info.context, self.contract.id, first, after)

    @classmethod
    def from_contract(cls, account: contracts.Account) -> "Account":
        return shape(cls, account)


def _reaches(info: Any, account_id: UUID) -> bool:
    reach = scope(info.context.actor, "account")
    return reach.kind == "all" or account_id in reach.ids
