"""What is charged: prices with tiers and ramps, the lists they stand in, and what adjusts them."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from orderloom.catalog.contracts.structure import Lifecycle, Localised

MatrixKey = Annotated[str, msgspec.Meta(pattern=r"^pricing-[a-z0-9._-]+$", max_length=80)]


class ChargeType(StrEnum):
    """`usage` is charged afterwards, by the unit; it has a rate and no amount when an order is placed."""

    ONE_TIME = "one_time"
    RECURRING = "recurring"
    USAGE = "usage"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        return {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[self]


class TierMode(StrEnum):
    """`volume`: the tier that the whole quantity reaches prices all of it. `graduated`: each tier prices its part."""

    VOLUME = "volume"
    GRADUATED = "graduated"


class Tier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`amount` a unit for what lies above `above`, plus `flat` once when the tier is reached."""

    above: Decimal = Decimal(0)
    amount: Decimal
    flat: Decimal = Decimal(0)


class RampStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """From month `from_month` of the term (the first is 1): `amount` a unit, or `percent` of the price."""

    from_month: int
    amount: Decimal | None = None
    percent: Decimal | None = None


class Price(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`amount` a unit; `factor` (FEEL) multiplies it, `condition` (FEEL) says whether it applies at all.

    `matrix` is the key of a decision table, `pricing-…`, whose answer takes the place of `amount`, or multiplies it.
    `price_list` None is the standard list. `tiers` take the place of `amount`. `unit` names what usage is counted in.
    """

    key: str
    name: Localised
    charge_type: ChargeType
    amount: Decimal
    currency: str
    period: Period | None = None
    condition: str | None = None
    factor: str | None = None
    matrix: MatrixKey | msgspec.UnsetType = msgspec.UNSET
    price_list: str | None = None
    unit: str | None = None
    tier_mode: TierMode = TierMode.VOLUME
    tiers: tuple[Tier, ...] = ()
    ramp: tuple[RampStep, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    tax_category: str | None = None

    def is_valid(self, now: datetime) -> bool:
        """`valid_until` is the first moment at which it is not valid any more."""
        begun = self.valid_from is None or self.valid_from <= now
        return begun and (self.valid_until is None or now < self.valid_until)


class PriceList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Prices for some customers and some time. An account gets the list of the lowest `rank` that fits it, and the
    standard list for what that one does not price. `accounts` are account numbers or external ids."""

    key: str
    name: Localised
    currency: str
    rank: int = 100
    segments: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    version: int = 1
    lifecycle: Lifecycle = Lifecycle.PUBLISHED


class AdjustmentKind(StrEnum):
    """`percent`: 10 takes 10 % off, −10 adds them. `amount` takes the value off a unit; `override`: a unit costs it."""

    PERCENT = "percent"
    AMOUNT = "amount"
    OVERRIDE = "override"


class Adjustment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A discount or surcharge by rule. It meets the charges of the `offerings` (or of all in `categories`) whose keys
    are in `charges` (all when empty), as part of the bundle offering `bundle` when that is said, while `condition`
    (FEEL over line, bundle, order, account, site) holds. Applied by `sequence`. With `months` it ends after so many
    months. `currency` is needed for amount and override."""

    key: str
    name: Localised
    kind: AdjustmentKind
    value: Decimal
    currency: str | None = None
    offerings: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    bundle: str | None = None
    charges: tuple[str, ...] = ()
    charge_types: tuple[ChargeType, ...] = ()
    condition: str | None = None
    price_lists: tuple[str, ...] = ()
    months: int | None = None
    sequence: int = 100
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    lifecycle: Lifecycle = Lifecycle.PUBLISHED
