"""Accounts, contacts and sites, and what is said to make and to change them."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType


class AccountKind(StrEnum):
    """A person who buys for themselves, or an organization."""

    CONSUMER = "consumer"
    BUSINESS = "business"


class AccountStatus(StrEnum):
    """`prospect` has bought nothing yet; `suspended` and `closed` take no new orders."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class PostalAddress(Struct, frozen=True, kw_only=True):
    """Where post goes; `country` is an ISO 3166 code."""

    street: str
    city: str
    country: str
    region: str = ""
    postal_code: str = ""


class Account(Struct, frozen=True, kw_only=True):
    """A customer's account; `number` is for people (ACC0001001), `external_id` is the name a foreign system uses.
    `language` is that of its papers. `custom` are the values of the fields of one's own."""

    id: UUID
    number: str
    name: str
    segment: str
    currency: str
    kind: AccountKind = AccountKind.BUSINESS
    status: AccountStatus = AccountStatus.ACTIVE
    external_id: str | None = None
    tax_id: str | None = None
    language: str | None = None
    parent_id: UUID | None = None
    billing_address: PostalAddress | None = None
    service_address: PostalAddress | None = None
    version: int = 1
    custom: dict[str, Any] = {}
    created_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def takes_orders(self) -> bool:
        return self.status in (AccountStatus.PROSPECT, AccountStatus.ACTIVE)


class Contact(Struct, frozen=True, kw_only=True):
    """A person to talk to; one of an account at most is `preferred`. Who is not `active` is kept for old orders."""

    id: UUID
    account_id: UUID
    name: str
    email: str | None = None
    phone: str | None = None
    role: str = ""
    preferred: bool = False
    active: bool = True
    version: int = 1


class Site(Struct, frozen=True, kw_only=True):
    """A place where products are installed; `timezone` is an IANA name. Work there follows the calendar."""

    id: UUID
    account_id: UUID
    name: str
    street: str
    city: str
    region: str
    country: str
    postal_code: str
    timezone: str
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    calendar_id: UUID | None = None
    active: bool = True
    version: int = 1


class CreateAccount(Struct, frozen=True, kw_only=True):
    """`client_key`, here and below, makes saying it twice do it once; `extensions` are for open interfaces."""

    name: str
    segment: str = "business"
    currency: str = "USD"
    kind: AccountKind = AccountKind.BUSINESS
    status: AccountStatus = AccountStatus.ACTIVE
    external_id: str | None = None
    tax_id: str | None = None
    language: str | None = None
    parent_id: UUID | None = None
    billing_address: PostalAddress | None = None
    service_address: PostalAddress | None = None
    custom: dict[str, Any] = {}
    extensions: dict[str, Any] = {}
    client_key: str | None = None


class UpdateAccount(Struct, frozen=True, kw_only=True):
    """`version` is the one that the editor saw; a stale one is refused. What is left out stays, here and below."""

    account_id: UUID
    version: int
    name: str | UnsetType = UNSET
    segment: str | UnsetType = UNSET
    kind: AccountKind | UnsetType = UNSET
    status: AccountStatus | UnsetType = UNSET
    external_id: str | UnsetType | None = UNSET
    tax_id: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    parent_id: UUID | UnsetType | None = UNSET
    billing_address: PostalAddress | UnsetType | None = UNSET
    service_address: PostalAddress | UnsetType | None = UNSET
    extensions: dict[str, Any] | UnsetType = UNSET


class FillAccount(Struct, frozen=True, kw_only=True):
    """New values of the fields of one's own; null takes one away, what is left out stays."""

    account_id: UUID
    version: int
    custom: dict[str, Any]


class AddContact(Struct, frozen=True, kw_only=True):
    account_id: UUID
    name: str
    email: str | None = None
    phone: str | None = None
    role: str = ""
    preferred: bool = False
    extensions: dict[str, Any] = {}
    client_key: str | None = None


class ChangeContact(Struct, frozen=True, kw_only=True):
    contact_id: UUID
    version: int
    name: str | UnsetType = UNSET
    email: str | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    role: str | UnsetType = UNSET
    preferred: bool | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    extensions: dict[str, Any] | UnsetType = UNSET


class AddSite(Struct, frozen=True, kw_only=True):
    account_id: UUID
    name: str
    street: str
    city: str
    country: str
    region: str = ""
    postal_code: str = ""
    timezone: str = "UTC"
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    calendar_id: UUID | None = None
    client_key: str | None = None


class ChangeSite(Struct, frozen=True, kw_only=True):
    site_id: UUID
    version: int
    name: str | UnsetType = UNSET
    street: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    country: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    latitude: Decimal | UnsetType | None = UNSET
    longitude: Decimal | UnsetType | None = UNSET
    calendar_id: UUID | UnsetType | None = UNSET
    active: bool | UnsetType = UNSET


class AccountSort(StrEnum):
    NAME = "name"
    NUMBER = "number"
    CREATED_AT = "created_at"


class AccountFilter(Struct, frozen=True, kw_only=True):
    """`search` finds the beginnings of words: of names, numbers, foreign ids, and of contacts' names and addresses."""

    search: str = ""
    kinds: tuple[AccountKind, ...] = ()
    statuses: tuple[AccountStatus, ...] = ()
    segments: tuple[str, ...] = ()
    parent_ids: tuple[UUID, ...] = ()
    sort: AccountSort = AccountSort.NAME
    descending: bool = False


class AccountPage(Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `items`; one is the `after` of the page that follows its account."""

    items: tuple[Account, ...]
    cursors: tuple[str, ...]
    has_more: bool
