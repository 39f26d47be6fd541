"""Lines as a visitor chose them."""

from collections.abc import Iterable
from decimal import Decimal

import strawberry

from orderloom.graphql.ids import optional_row
from orderloom.graphql.scalars import JSON
from orderloom.ordering.contracts import NewLine


@strawberry.input
class ChosenValue:
    name: str
    value: JSON | None = None


@strawberry.input
class ChosenLine:
    """`number` names the line among these, `parentNumber` the line of the bundle that it is part of."""

    offering: str
    number: str
    parent_number: str | None = None
    quantity: Decimal = Decimal(1)
    place_id: strawberry.ID | None = None
    values: list[ChosenValue] = strawberry.field(default_factory=list)


def chosen_lines(given: Iterable[ChosenLine]) -> tuple[NewLine, ...]:
    return tuple(
        NewLine(
            offering=line.offering,
            number=line.number,
            parent=line.parent_number,
            quantity=line.quantity,
            site_id=optional_row(line.place_id, "Site", "placeId"),
            characteristics={one.name: one.value for one in line.values},
        )
        for line in given
    )
