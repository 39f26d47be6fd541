"""Accounts, contacts and sites, as the other contexts see them."""

from typing import Any
from uuid import UUID

import msgspec


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's account; `number` is for people (ACC0001001), `external_id` is the name a foreign system uses.
    `custom` are the values of the fields of one's own."""

    id: UUID
    number: str
    name: str
    segment: str
    currency: str
    external_id: str | None = None
    version: int = 1
    custom: dict[str, Any] = {}


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    account_id: UUID
    name: str
    email: str | None = None
    phone: str | None = None


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A place where products are installed; `timezone` is an IANA name."""

    id: UUID
    account_id: UUID
    name: str
    street: str
    city: str
    region: str
    country: str
    postal_code: str
    timezone: str


class CreateAccount(msgspec.Struct, frozen=True, kw_only=True):
    """`client_key`, here and below, makes saying it twice do it once."""

    name: str
    segment: str = "business"
    currency: str = "USD"
    external_id: str | None = None
    custom: dict[str, Any] = {}
    client_key: str | None = None


class UpdateAccount(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is the one that the editor saw; a stale one is refused."""

    account_id: UUID
    version: int
    name: str
    segment: str
    external_id: str | None = None


class FillAccount(msgspec.Struct, frozen=True, kw_only=True):
    """New values of the fields of one's own; null takes one away, what is left out stays."""

    account_id: UUID
    version: int
    custom: dict[str, Any]


class AddContact(msgspec.Struct, frozen=True, kw_only=True):
    account_id: UUID
    name: str
    email: str | None = None
    phone: str | None = None
    client_key: str | None = None


class AddSite(msgspec.Struct, frozen=True, kw_only=True):
    account_id: UUID
    name: str
    street: str
    city: str
    country: str
    region: str = ""
    postal_code: str = ""
    timezone: str = "UTC"
    client_key: str | None = None


class AccountPage(msgspec.Struct, frozen=True, kw_only=True):
    """`cursors` stand beside `items`; one is the `after` of the page that follows its account."""

    items: tuple[Account, ...]
    cursors: tuple[str, ...]
    has_more: bool
