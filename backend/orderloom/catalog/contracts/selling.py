"""What is sold, to whom, where and when: offerings and bundles, categories, sales channels, terms of sale."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from orderloom.catalog.contracts.charging import Period, Price
from orderloom.catalog.contracts.structure import Lifecycle, Localised


class Renewal(StrEnum):
    AUTOMATIC = "automatic"
    NONE = "none"


class ChildOffering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a part may be in one bundle, and how often it is there at first."""

    offering: str
    minimum: int = 0
    maximum: int = 1
    default: int = 0


class ChildGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Choose n: between `minimum` and `maximum` of these `offerings` together; each is a child of the bundle too."""

    key: str
    name: Localised
    offerings: tuple[str, ...]
    minimum: int = 0
    maximum: int = 1


class ContractTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    term_months: int
    renewal: Renewal = Renewal.NONE


class EntitlementTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a customer may use: `quantity` of `unit` in each `period`, or once when there is no period."""

    key: str
    name: Localised
    quantity: Decimal
    unit: str
    period: Period | None = None


class Eligibility(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who may buy and where; what is empty asks nothing. `postal_codes` are beginnings, `condition` is FEEL over
    account, site, order and channel. `reason` tells a customer why not."""

    segments: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    postal_codes: tuple[str, ...] = ()
    condition: str | None = None
    reason: Localised = {}


class Narrowing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an offering leaves of a characteristic of its specification; it never widens."""

    allowed: tuple[Any, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    mandatory: bool = False
    hidden: bool = False


class Picture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An image of the catalog by its key, with the words for who can't see it."""

    image: str
    words: Localised = {}


class Offering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`specification` None: sells nothing itself but its children. `defaults` narrow those of the specification.
    No `categories`, no `channels`: in none, by all. `terms` are keys of terms of sale that a buyer accepts."""

    key: str
    name: Localised
    description: Localised = {}
    categories: tuple[str, ...] = ()
    specification: str | None = None
    children: tuple[ChildOffering, ...] = ()
    groups: tuple[ChildGroup, ...] = ()
    prices: tuple[Price, ...] = ()
    defaults: dict[str, Any] = {}
    narrowed: dict[str, Narrowing] = {}
    contract: ContractTerms | None = None
    entitlements: tuple[EntitlementTerms, ...] = ()
    external_ids: tuple[str, ...] = ()
    sold_alone: bool = True
    needs_site: bool = False
    channels: tuple[str, ...] = ()
    eligibility: Eligibility | None = None
    pictures: tuple[Picture, ...] = ()
    terms: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    version: int = 1
    lifecycle: Lifecycle = Lifecycle.PUBLISHED

    @property
    def category(self) -> str | None:
        """The first of its categories."""
        return self.categories[0] if self.categories else None


class Category(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A shelf of offerings; `parent` is the key of the one around it."""

    key: str
    name: Localised
    description: Localised = {}
    parent: str | None = None
    sequence: int = 100
    picture: Picture | None = None
    lifecycle: Lifecycle = Lifecycle.PUBLISHED


class SalesChannel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A way by which offerings are sold; its key is what orders keep as their channel."""

    key: str
    name: Localised


class TermsOfSale(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a buyer agrees to; an order keeps which version was accepted, by whom and when."""

    key: str
    name: Localised
    text: Localised
    version: int = 1
    lifecycle: Lifecycle = Lifecycle.PUBLISHED
