"""What lines cost, by the stages of the way: which list, which prices, one unit, the whole line, what people agreed,
taxes, totals. Every step is told."""

from orderloom.catalog.domain.pricing.asked import Matrices, NotPriced
from orderloom.catalog.domain.pricing.comparing import price_differences
from orderloom.catalog.domain.pricing.line import price_lines
from orderloom.catalog.domain.pricing.lists import PriceListRefused, price_list_for, price_lists_for
from orderloom.catalog.domain.pricing.prorating import Proration, part_of_period, prorated
from orderloom.catalog.domain.pricing.taxing import TAX_TABLE, TaxTable
from orderloom.catalog.domain.pricing.totals import contract_value, monthly, price_totals, rated_usage

__all__ = [
    "TAX_TABLE",
    "Matrices",
    "NotPriced",
    "PriceListRefused",
    "Proration",
    "TaxTable",
    "contract_value",
    "monthly",
    "part_of_period",
    "price_differences",
    "price_lines",
    "price_list_for",
    "price_lists_for",
    "price_totals",
    "prorated",
    "rated_usage",
]
