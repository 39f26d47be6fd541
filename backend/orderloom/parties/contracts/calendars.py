"""Business calendars: when people work, and on which days they do not."""

from datetime import date, time
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType


class Hours(Struct, frozen=True, kw_only=True):
    """Open from `opens` to `closes` on `day`, 1 for Monday to 7 for Sunday; a `closes` of 00:00 is midnight. A day
    with a break has two of them, a day without any is free."""

    day: int
    opens: time
    closes: time


class Holiday(Struct, frozen=True, kw_only=True):
    day: date
    name: str


class BusinessCalendar(Struct, frozen=True, kw_only=True):
    """Sites without a calendar follow the default one; a calendar without a `timezone` follows the site's."""

    id: UUID
    key: str
    name: str
    hours: tuple[Hours, ...]
    holidays: tuple[Holiday, ...] = ()
    timezone: str | None = None
    is_default: bool = False
    active: bool = True
    version: int = 1


class CreateCalendar(Struct, frozen=True, kw_only=True):
    key: str
    name: str
    hours: tuple[Hours, ...]
    holidays: tuple[Holiday, ...] = ()
    timezone: str | None = None
    is_default: bool = False
    client_key: str | None = None


class ChangeCalendar(Struct, frozen=True, kw_only=True):
    """`version` is the one that the editor saw; what is left out stays."""

    calendar_id: UUID
    version: int
    name: str | UnsetType = UNSET
    hours: tuple[Hours, ...] | UnsetType = UNSET
    holidays: tuple[Holiday, ...] | UnsetType = UNSET
    timezone: str | UnsetType | None = UNSET
    is_default: bool | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class SiteTime(Struct, frozen=True, kw_only=True):
    """When work is done at a site: `calendar` None is around the clock."""

    calendar: BusinessCalendar | None
    timezone: str
