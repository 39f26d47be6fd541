"""Part of a period: what a recurring amount comes to for the days that count."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

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


def _upto(amount: Decimal, currency: str, period: Days, day: date, rule: Proration) -> Decimal:
    """What the period costs up to the beginning of `day`, rounded, so that parts leave no cent over."""
    length, part = _days(period[0], period[1], rule), _days(period[0], day, rule)
    return rounded(amount * part / length, currency)


def _days(since: date, until: date, rule: Proration) -> int:
    if rule is Proration.DAYS:
        return (until - since).days
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(1 if until > since else 0, months * 30 + min(until.day, 30) - min(since.day, 30))
