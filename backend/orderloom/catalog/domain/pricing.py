"""What a line costs, and each step of how: list price, matrix, factor, quantity, rounding to the cent."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    Charge,
    ChargeType,
    LinePrice,
    LineToPrice,
    Price,
    PriceStep,
    is_set,
)
from orderloom.catalog.domain.checking import effective_characteristics
from orderloom.kernel.errors import DomainError, Kind
from orderloom.kernel.money import CENT
from orderloom.language.feel import compile_expression
from orderloom.language.tables import CompiledTable

_CHARGED = frozenset({"add", "modify"})
_MOST = Decimal(10) ** 15


class NotPriced(DomainError):
    """The offering has prices, but none in the currency of the account; or its price can't be computed."""

    kind = Kind.INVALID
    code = "catalog.not_priced"


class Matrices(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that prices name, by key, and the day on which they are asked."""

    now: datetime | None = None
    tables: Mapping[str, CompiledTable] = {}


def price_lines(
    snapshot: CatalogSnapshot, lines: Sequence[LineToPrice], currency: str, matrices: Matrices | None = None
) -> tuple[LinePrice, ...]:
    """One price a line, in the same order. Raises `NotPriced` with the line's path."""
    known = matrices or Matrices()
    return tuple(_price_line(snapshot, line, currency, index, known) for index, line in enumerate(lines))


def _price_line(
    snapshot: CatalogSnapshot, line: LineToPrice, currency: str, index: int, matrices: Matrices
) -> LinePrice:
    sold = snapshot.offering(line.offering)
    if sold is None or not sold.prices or line.action not in _CHARGED:
        return LinePrice(number=line.number, charges=(), one_time=Decimal(0), recurring=Decimal(0))
    if all(price.currency != currency for price in sold.prices):
        message = f"{sold.name['en']} has no price in {currency}."
        raise NotPriced(message, path=("lines", index, "offering"), details={"currency": currency})
    scope = {**_scope(snapshot, line), "now": matrices.now}
    charged = [price for price in sold.prices if price.currency == currency and _applies(price, scope)]
    charges = tuple(_charge(price, line, scope, index, matrices) for price in charged)
    return LinePrice(
        number=line.number,
        charges=charges,
        one_time=_sum(charges, ChargeType.ONE_TIME),
        recurring=_sum(charges, ChargeType.RECURRING),
    )


def _sum(charges: Sequence[Charge], charge_type: ChargeType) -> Decimal:
    return sum((one.amount for one in charges if one.charge_type is charge_type), Decimal(0))


def _charge(price: Price, line: LineToPrice, scope: dict[str, Any], index: int, matrices: Matrices) -> Charge:
    unit = tuple(_unit_steps(price, scope, index, matrices))
    steps = (*unit, *_line_steps(unit[-1].result, line.quantity, exact=len(unit) == 1))
    return Charge(
        key=price.key,
        name=price.name,
        charge_type=price.charge_type,
        unit_amount=next((step.result for step in reversed(unit) if step.operation == "matrix"), price.amount),
        quantity=line.quantity,
        amount=steps[-1].result,
        currency=price.currency,
        period=price.period,
        steps=steps,
    )


def _scope(snapshot: CatalogSnapshot, line: LineToPrice) -> dict[str, Any]:
    """What is left open or answered in fulfillment only has no influence on the price: it reads as null."""
    specification = snapshot.specification_of(line.offering)
    late = {one.key for one in specification.characteristics if one.fulfillment_only} if specification else set[str]()
    values = effective_characteristics(snapshot, line.offering, line.characteristics)
    known = {key: value for key, value in values.items() if is_set(value) and key not in late}
    facts = {"characteristics": known, "quantity": line.quantity, "action": line.action, "offering": line.offering}
    return {"line": facts, "site": line.site}


def _applies(price: Price, scope: dict[str, Any]) -> bool:
    return price.condition is None or compile_expression(price.condition).evaluate(scope) is True


def _unit_steps(price: Price, scope: dict[str, Any], index: int, matrices: Matrices) -> Iterator[PriceStep]:
    """How one unit comes to its price."""
    amount = price.amount
    yield PriceStep(operation="list_price", label=price.name, value=amount, result=amount)
    if price.matrix is not msgspec.UNSET:
        for step in _matrix_steps(price.matrix, amount, scope, index, matrices):
            amount = step.result
            yield step
    if price.factor is not None:
        factor = _exact(compile_expression(price.factor).evaluate(scope), price.key, index)
        amount *= factor
        yield PriceStep(operation="factor", label=_label("×", "×", factor), value=factor, result=amount)


def _matrix_steps(
    key: str, amount: Decimal, scope: dict[str, Any], index: int, matrices: Matrices
) -> Iterator[PriceStep]:
    """What the table answers; without an answer the list price stands."""
    table = matrices.tables.get(key)
    if table is None:
        message = f"The table {key} of a price is not published."
        raise NotPriced(message, path=("lines", index, "offering"), details={"table": key})
    try:
        answer = table.evaluate(scope)
    except DomainError as error:
        raise NotPriced(error.problems[0].message, path=("lines", index, "offering"), details={"table": key}) from error
    said: Mapping[str, Any] = answer.outputs if isinstance(answer.outputs, dict) else {}
    for output in ("amount", "factor"):
        if said.get(output) is not None:
            value = _exact(said[output], key, index)
            amount = value if output == "amount" else amount * value
            label = table.table.name
            yield PriceStep(operation="matrix", label=label, value=value, result=amount, table=key, rows=answer.matched)


def _exact(value: Any, key: str, index: int) -> Decimal:
    if not isinstance(value, Decimal | int) or isinstance(value, bool) or not abs(Decimal(value)) < _MOST:
        raise NotPriced(f"The price {key!r} can't be computed.", path=("lines", index, "characteristics"))
    return Decimal(value)


def _line_steps(unit: Decimal, quantity: Decimal, *, exact: bool) -> Iterator[PriceStep]:
    """From one unit to the whole line. A list price that is `exact`, of one, needs no rounding."""
    amount = unit
    if quantity != 1:
        amount *= quantity
        yield PriceStep(
            operation="quantity", label=_label("Quantity", "Quantidade", quantity), value=quantity, result=amount
        )
    rounded = amount.quantize(CENT, ROUND_HALF_EVEN)
    if rounded != amount or not exact or quantity != 1:
        yield PriceStep(
            operation="round", label={"en": "Rounded", "pt-BR": "Arredondado"}, value=rounded, result=rounded
        )


def _label(english: str, portuguese: str, value: Decimal | int) -> dict[str, str]:
    return {"en": f"{english} {Decimal(value):f}", "pt-BR": f"{portuguese} {Decimal(value):f}"}
