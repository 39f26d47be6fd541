"""What a line costs, and each step of how: list price, factor, quantity, rounding to the cent."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    Charge,
    ChargeType,
    LinePrice,
    LineToPrice,
    Offering,
    Price,
    PriceStep,
    is_set,
)
from orderloom.catalog.domain.checking import effective_characteristics
from orderloom.kernel.errors import DomainError, Kind
from orderloom.kernel.money import CENT
from orderloom.language.feel import compile_expression

_CHARGED = frozenset({"add", "modify"})


class NotPriced(DomainError):
    """The offering has prices, but none in the currency of the account; or its price can't be computed."""

    kind = Kind.INVALID
    code = "catalog.not_priced"


def price_lines(snapshot: CatalogSnapshot, lines: Sequence[LineToPrice], currency: str) -> tuple[LinePrice, ...]:
    """One price a line, in the same order. Raises `NotPriced` with the line's path."""
    return tuple(_price_line(snapshot, line, currency, index) for index, line in enumerate(lines))


def _price_line(snapshot: CatalogSnapshot, line: LineToPrice, currency: str, index: int) -> LinePrice:
    sold = snapshot.offering(line.offering)
    if sold is None or not sold.prices or line.action not in _CHARGED:
        return LinePrice(number=line.number, charges=(), one_time=Decimal(0), recurring=Decimal(0))
    if all(price.currency != currency for price in sold.prices):
        message = f"{sold.name['en']} has no price in {currency}."
        raise NotPriced(message, path=("lines", index, "offering"), details={"currency": currency})
    charges = tuple(_charges(snapshot, sold, line, currency, index))
    return LinePrice(
        number=line.number,
        charges=charges,
        one_time=_sum(charges, ChargeType.ONE_TIME),
        recurring=_sum(charges, ChargeType.RECURRING),
    )


def _sum(charges: Sequence[Charge], charge_type: ChargeType) -> Decimal:
    return sum((one.amount for one in charges if one.charge_type is charge_type), Decimal(0))


def _charges(
    snapshot: CatalogSnapshot, sold: Offering, line: LineToPrice, currency: str, index: int
) -> Iterator[Charge]:
    scope = _scope(snapshot, line)
    for price in sold.prices:
        if price.currency != currency or not _applies(price, scope):
            continue
        steps = tuple(_steps(price, scope, line.quantity, index))
        yield Charge(
            key=price.key,
            name=price.name,
            charge_type=price.charge_type,
            unit_amount=price.amount,
            quantity=line.quantity,
            amount=steps[-1].result,
            currency=currency,
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


def _steps(price: Price, scope: dict[str, Any], quantity: Decimal, index: int) -> Iterator[PriceStep]:
    amount = price.amount
    yield PriceStep(operation="list_price", label=price.name, value=amount, result=amount)
    if price.factor is not None:
        factor = compile_expression(price.factor).evaluate(scope)
        if not isinstance(factor, Decimal | int) or isinstance(factor, bool):
            raise NotPriced(f"The price {price.key!r} can't be computed.", path=("lines", index, "characteristics"))
        amount *= factor
        yield PriceStep(operation="factor", label=_label("×", "×", factor), value=Decimal(factor), result=amount)
    if quantity != 1:
        amount *= quantity
        yield PriceStep(
            operation="quantity", label=_label("Quantity", "Quantidade", quantity), value=quantity, result=amount
        )
    rounded = amount.quantize(CENT, ROUND_HALF_EVEN)
    if rounded != amount or price.factor is not None or quantity != 1:
        yield PriceStep(
            operation="round", label={"en": "Rounded", "pt-BR": "Arredondado"}, value=rounded, result=rounded
        )


def _label(english: str, portuguese: str, value: Decimal | int) -> dict[str, str]:
    return {"en": f"{english} {Decimal(value):f}", "pt-BR": f"{portuguese} {Decimal(value):f}"}
