"""The dates of a contract."""

from datetime import date

_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def contract_end(starts_on: date, term_months: int) -> date:
    """The last day of a term that begins on `starts_on`: the day before the same day, `term_months` later."""
    months = starts_on.year * 12 + starts_on.month - 1 + term_months
    year, month = divmod(months, 12)
    last = 29 if month == 1 and _is_leap(year) else _LAST_DAYS[month]
    if starts_on.day > last:
        return date(year, month + 1, last)
    return date.fromordinal(date(year, month + 1, starts_on.day).toordinal() - 1)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
