"""What is said to make and change accounts, sites and contacts. In changes, what is left out stays."""

from decimal import Decimal
from typing import Any

import msgspec
import strawberry

from orderloom.graphql.enums import AccountKind, AccountStatus
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.parties.addresses import PostalAddressInput, address_of
from orderloom.graphql.scalars import JSON


@strawberry.input
class CreateAccountInput:
    name: str
    segment: str
    currency: str = "EUR"
    kind: AccountKind = AccountKind.BUSINESS
    status: AccountStatus = AccountStatus.ACTIVE
    external_id: str | None = None
    tax_id: str | None = None
    language: str | None = None
    parent_id: strawberry.ID | None = None
    billing_address: PostalAddressInput | None = None
    service_address: PostalAddressInput | None = None
    custom: JSON | None = None
    client_key: str | None = None


@strawberry.input
class ChangeAccountInput:
    """`version` is the one that was seen."""

    account_id: strawberry.ID
    version: int
    name: str | None = strawberry.UNSET
    segment: str | None = strawberry.UNSET
    kind: AccountKind | None = strawberry.UNSET
    status: AccountStatus | None = strawberry.UNSET
    external_id: str | None = strawberry.UNSET
    tax_id: str | None = strawberry.UNSET
    language: str | None = strawberry.UNSET
    parent_id: strawberry.ID | None = strawberry.UNSET
    billing_address: PostalAddressInput | None = strawberry.UNSET
    service_address: PostalAddressInput | None = strawberry.UNSET


@strawberry.input
class FillAccountInput:
    """Values of custom fields by their keys: null takes one away, what is left out stays."""

    account_id: strawberry.ID
    version: int
    custom: JSON


@strawberry.input
class AddSiteInput:
    account_id: strawberry.ID
    name: str
    street: str
    city: str
    country: str
    region: str | None = None
    postal_code: str | None = None
    timezone: str = "UTC"
    latitude: float | None = None
    longitude: float | None = None
    calendar_id: strawberry.ID | None = None
    client_key: str | None = None


@strawberry.input
class ChangeSiteInput:
    """`active: false` takes it out of use; old orders keep it."""

    site_id: strawberry.ID
    version: int
    name: str | None = strawberry.UNSET
    street: str | None = strawberry.UNSET
    city: str | None = strawberry.UNSET
    country: str | None = strawberry.UNSET
    region: str | None = strawberry.UNSET
    postal_code: str | None = strawberry.UNSET
    timezone: str | None = strawberry.UNSET
    latitude: float | None = strawberry.UNSET
    longitude: float | None = strawberry.UNSET
    calendar_id: strawberry.ID | None = strawberry.UNSET
    active: bool | None = strawberry.UNSET


@strawberry.input
class AddContactInput:
    account_id: strawberry.ID
    name: str
    email: str | None = None
    phone: str | None = None
    role: str = ""
    preferred: bool = False
    client_key: str | None = None


@strawberry.input
class ChangeContactInput:
    """`active: false` takes them out of use; old orders keep them."""

    contact_id: strawberry.ID
    version: int
    name: str | None = strawberry.UNSET
    email: str | None = strawberry.UNSET
    phone: str | None = strawberry.UNSET
    role: str | None = strawberry.UNSET
    preferred: bool | None = strawberry.UNSET
    active: bool | None = strawberry.UNSET


_IDS = {
    "account_id": ("Account", "accountId"),
    "parent_id": ("Account", "parentId"),
    "calendar_id": ("BusinessCalendar", "calendarId"),
    "site_id": ("Site", "siteId"),
    "contact_id": ("Contact", "contactId"),
}
_EMPTY = frozenset({"name", "segment", "kind", "status", "street", "city", "country", "timezone"})
"""A null here says nothing: these are always there."""
_BLANK = {"region": "", "postal_code": "", "role": "", "preferred": False, "active": True}


def said(given: Any) -> dict[str, Any]:
    """What an input says, by the names and in the types of the contracts; what was left out is left out."""
    values = {name: value for name, value in vars(given).items() if value is not strawberry.UNSET and name != "custom"}
    return {name: _read(name, value) for name, value in values.items() if not (value is None and name in _EMPTY)}


def _read(name: str, value: Any) -> Any:
    if name in _IDS:
        type_name, path = _IDS[name]
        return optional_row(value, type_name, path) if value is None else row_id(value, type_name, path)
    if name.endswith("_address"):
        return address_of(value)
    if isinstance(value, float):
        return Decimal(str(value))
    return _BLANK.get(name) if value is None else value


def made(contract: type[Any], given: Any, **more: Any) -> Any:
    """A contract of what an input says."""
    known = {field.name for field in msgspec.structs.fields(contract)}
    return contract(**{name: value for name, value in said(given).items() if name in known}, **more)
