"""Taxes as a step of its own: whatever implements `Taxes` says them; by default the decision table `pricing-tax`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import msgspec

from orderloom.catalog.contracts import Charge, Tax, Taxable, Taxes
from orderloom.catalog.domain.pricing.asked import AskedLine, Matrices, NotPriced
from orderloom.kernel.errors import DomainError
from orderloom.kernel.money import rounded
from orderloom.language.tables import CompiledTable

TAX_TABLE = "pricing-tax"
HUNDRED = Decimal(100)
_NAME = {"en": "Tax", "pt-BR": "Imposto"}


class TaxTable:
    """Each row that answers is one tax: `rate` in per cent of the charge and, if it has one, a `name`."""

    def __init__(self, table: CompiledTable, now: datetime | None = None) -> None:
        self._table = table
        self._now = now

    def taxes(self, asked: Sequence[Taxable]) -> list[tuple[Tax, ...]]:
        return [tuple(self._of(one)) for one in asked]

    def _of(self, asked: Taxable) -> Iterator[Tax]:
        charge = asked.charge
        facts = {**asked.facts, "charge": _facts(charge), "now": self._now}
        answer = self._table.evaluate(facts)
        said = cast("list[Any]", answer.outputs if isinstance(answer.outputs, list) else [answer.outputs])
        for place, outputs in enumerate(cast("dict[str, Any]", one) if isinstance(one, dict) else {} for one in said):
            rate = outputs.get("rate")
            if isinstance(rate, Decimal | int) and abs(rate) <= 1000:
                yield Tax(
                    name=_name(outputs.get("name")),
                    rate=Decimal(rate),
                    amount=rounded(charge.amount * rate / HUNDRED, charge.currency),
                    table=self._table.key,
                    rows=answer.matched[place : place + 1],
                )


def _facts(charge: Charge) -> dict[str, Any]:
    return {
        "key": charge.key,
        "type": charge.charge_type.value,
        "period": charge.period.value if charge.period else None,
        "tax_category": charge.tax_category,
    }


def _name(said: Any) -> dict[str, str]:
    if isinstance(said, str) and said:
        return {"en": said}
    if isinstance(said, Mapping):
        texts = {str(language): str(text) for language, text in cast("Mapping[Any, Any]", said).items()}
        return texts if texts.get("en") else {**_NAME, **texts}
    return _NAME


def tax(
    charges: list[list[Charge]], asked: Sequence[AskedLine | None], matrices: Matrices, taxes: Taxes | None
) -> None:
    """Writes the taxes into `charges`; without a table and without an engine there are none."""
    table = matrices.tables.get(TAX_TABLE)
    asks = taxes if taxes is not None else TaxTable(table, matrices.now) if table is not None else None
    if asks is None:
        return
    places = [(row, column) for row, line in enumerate(charges) for column in range(len(line))]
    wanted = [Taxable(charge=charges[row][column], facts=_seen(asked[row])) for row, column in places]
    try:
        found = asks.taxes(wanted)
    except DomainError as error:
        raise NotPriced(error.problems[0].message, path=("lines",), details={"table": TAX_TABLE}) from error
    for (row, column), owed in zip(places, found, strict=True):
        if owed:
            charges[row][column] = msgspec.structs.replace(charges[row][column], taxes=tuple(owed))


def _seen(asked: AskedLine | None) -> dict[str, Any]:
    return asked.facts if asked is not None else {}
