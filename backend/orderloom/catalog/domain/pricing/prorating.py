"""Part of a period: what a recurring amount comes to for the days that count."""

from calendar import monthrange
from datetime import MAXYEAR, date
from decimal import Decimal
from enum import StrEnum

from orderloom.catalog.contracts import Charge, ChargeType, Period
from orderloom.catalog.domain.pricing.asked import NotPriced
from orderloom.kernel.money import rounded


class Proration(StrEnum):
    """`days`: by the days of the period. `thirtieths`: every month has thirty days. `whole`: any day costs the whole
    period. `free`: what is no whole period costs nothing."""

    DAYS = "days"
    THIRTIETHS = "thirtieths"
    WHOLE = "whole"
    FREE = "free"


Days = tuple[date, date]
"""The first day, and the day after the last."""


def prorated(amount: Decimal, currency: str, period: Days, counted: Days, rule: Proration = Proration.DAYS) -> Decimal:
    """What the `counted` days within the `period` cost, rounded. By days and by thirtieths the parts into which a
    period is cut add up to its amount to the cent, however it is cut."""
    since, until = max(period[0], counted[0]), min(period[1], counted[1])
    if since >= until:
        return Decimal(0)
    if rule is Proration.WHOLE or (since, until) == period:
        return rounded(amount, currency)
    if rule is Proration.FREE:
        return Decimal(0)
    return _upto(amount, currency, period, until, rule) - _upto(amount, currency, period, since, rule)


def part_of_period(
    charge: Charge, begins: date, since: date | None, until: date | None, rule: Proration = Proration.DAYS
) -> Decimal | None:
    """What a recurring charge costs of its period that begins on `begins`: from `since` on and before `until`, each
    the period's own end when it is left out. None for what does not recur. Raises `NotPriced` past the year 9999."""
    if charge.charge_type is not ChargeType.RECURRING:
        return None
    period = (begins, _months_later(begins, (charge.period or Period.MONTH).months))
    return prorated(charge.amount, charge.currency, period, (since or period[0], until or period[1]), rule)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last one that it has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        raise NotPriced("That period ends after the year 9999.", path=("begins",))
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _upto(amount: Decimal, currency: str, period: Days, day: date, rule: Proration) -> Decimal:
    """What the period costs up to the beginning of `day`, rounded, so that parts leave no cent over."""
    length, part = _days(period[0], period[1], rule), _days(period[0], day, rule)
    return rounded(amount * part / length, currency)


def _days(since: date, until: date, rule: Proration) -> int:
    if rule is Proration.DAYS:
        return (until - since).days
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(1 if until > since else 0, months * 30 + min(until.day, 30) - min(since.day, 30))
