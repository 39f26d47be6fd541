"""What one unit costs (or, by tiers, the whole quantity): list price, matrix, ramp, factor."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts import ChargeType, Price, RampStep
from orderloom.catalog.domain.pricing.asked import AskedLine
from orderloom.catalog.domain.pricing.chain import Chain, numbered
from orderloom.catalog.domain.pricing.tiers import tiered
from orderloom.kernel.errors import DomainError
from orderloom.language.feel import compile_expression

HUNDRED = Decimal(100)


def applies(price: Price, asked: AskedLine) -> bool:
    return price.condition is None or compile_expression(price.condition).evaluate(asked.facts) is True


def price_units(chain: Chain, price: Price, asked: AskedLine, month: int) -> Decimal:
    """Takes the chain from nothing to the price before adjustments, in month `month` of the term. Answers what one
    unit is listed for."""
    listed = price.amount
    if price.tiers and price.charge_type is not ChargeType.USAGE:
        tiered(chain, price.amount, price.tiers, price.tier_mode)
    else:
        chain.step("list_price", price.name, listed, listed)
    if price.matrix is not msgspec.UNSET:
        listed = _by_matrix(chain, price.matrix, asked, listed)
    _by_ramp(chain, price, month)
    if price.factor is not None:
        factor = asked.number(compile_expression(price.factor).evaluate(asked.facts), price.key)
        chain.step("factor", numbered("×", "×", factor), factor, chain.amount * factor)
    return listed


def _by_matrix(chain: Chain, key: str, asked: AskedLine, listed: Decimal) -> Decimal:
    """What the table answers; without an answer the list price stands."""
    table = asked.matrices.tables.get(key)
    if table is None:
        raise asked.refusal(f"The table {key} of a price is not published.", table=key)
    try:
        answer = table.evaluate(asked.facts)
    except DomainError as error:
        raise asked.refusal(error.problems[0].message, table=key) from error
    said: Mapping[str, Any] = answer.outputs if isinstance(answer.outputs, dict) else {}
    for output in ("amount", "factor"):
        if said.get(output) is not None:
            value = asked.number(said[output], key)
            result = chain.of_units(value) if output == "amount" else chain.amount * value
            chain.step("matrix", table.table.name, value, result, table=key, rows=answer.matched)
            listed = value if output == "amount" else listed * value
    return listed


def _by_ramp(chain: Chain, price: Price, month: int) -> None:
    reached = [one for one in price.ramp if one.from_month <= month]
    if not reached:
        return
    step: RampStep = max(reached, key=lambda one: one.from_month)
    label = numbered("From month", "A partir do mês", step.from_month)
    if step.amount is not None:
        chain.step("ramp", label, step.amount, chain.of_units(step.amount))
    elif step.percent is not None:
        chain.step("ramp", label, step.percent, chain.amount * step.percent / HUNDRED)
