"""Drafts changed in parts, site by site, or made of other orders and templates."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.fields.values import own_values
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import optional_row, row_id
from orderloom.graphql.ordering.inputs import CharacteristicInput, OrderLineInput, new_lines, values
from orderloom.graphql.ordering.mutations import OrderPayload, perform
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts
from orderloom.ordering.commands import drafts


@strawberry.input
class LineEditInput:
    """The same change for many lines, by their numbers. What is left out stays; a characteristic that is null goes.
    Site, contact and date go along to the parts of a bundle, unless `whole` is false."""

    numbers: list[str]
    quantity: Decimal | None = None
    site_id: strawberry.ID | None = strawberry.UNSET
    contact_id: strawberry.ID | None = strawberry.UNSET
    requested_completion: datetime | None = strawberry.UNSET
    characteristics: list[CharacteristicInput] = strawberry.field(default_factory=list)
    custom: JSON | None = None
    whole: bool = True


@strawberry.input
class EditLinesInput:
    """`edits`, then `remove` with all that hangs under those lines, then `add`; all of it or none. An added line whose
    number is there already takes the place of that line."""

    order_id: strawberry.ID
    version: int
    edits: list[LineEditInput] = strawberry.field(default_factory=list)
    remove: list[str] = strawberry.field(default_factory=list)
    add: list[OrderLineInput] = strawberry.field(default_factory=list)


@strawberry.input
class SitePartInput:
    offering: str
    count: int = 1
    quantity: Decimal = Decimal(1)
    characteristics: list[CharacteristicInput] = strawberry.field(default_factory=list)


@strawberry.input
class SiteColumnInput:
    """A product of the table; a bundle without `parts` has those that it has at first."""

    key: str
    offering: str
    characteristics: list[CharacteristicInput] = strawberry.field(default_factory=list)
    parts: list[SitePartInput] = strawberry.field(default_factory=list)


@strawberry.input
class SiteCellInput:
    """How much of a column this site gets, and what is different there."""

    column: str
    quantity: Decimal = Decimal(1)
    characteristics: list[CharacteristicInput] = strawberry.field(default_factory=list)


@strawberry.input
class SiteRowInput:
    site_id: strawberry.ID
    cells: list[SiteCellInput]
    contact_id: strawberry.ID | None = None
    requested_completion: datetime | None = None


@strawberry.input
class FillSitesInput:
    """A table of sites and products; each cell becomes a line with its parts."""

    order_id: strawberry.ID
    version: int
    columns: list[SiteColumnInput]
    rows: list[SiteRowInput]


@strawberry.type
class EditingMutations:
    @mutation(Permission.ORDER_EDIT)
    async def edit_lines(self, info: Info, input: EditLinesInput) -> OrderPayload:
        """Changes, removes and adds lines of a draft; the lines that are not named stay as they are."""
        wanted = contracts.EditLines(
            order_id=row_id(input.order_id, "Order", "orderId"),
            version=input.version,
            edits=tuple(_edit(one) for one in input.edits),
            remove=tuple(input.remove),
            add=new_lines(input.add),
        )
        return await perform(info, drafts.edit_lines, wanted)

    @mutation(Permission.ORDER_EDIT)
    async def fill_sites(self, info: Info, input: FillSitesInput) -> OrderPayload:
        """Adds a line to a draft for each cell of a table of sites and products."""
        return await perform(info, drafts.fill_sites, _table(input))


def _edit(given: LineEditInput) -> contracts.LineEdit:
    ids: dict[str, Any] = {
        "site_id": (given.site_id, "Site", "siteId"),
        "contact_id": (given.contact_id, "Contact", "contactId"),
    }
    said: dict[str, Any] = {
        name: optional_row(value, kind, path)
        for name, (value, kind, path) in ids.items()
        if value is not strawberry.UNSET
    }
    if given.requested_completion is not strawberry.UNSET:
        said["requested_completion"] = given.requested_completion
    return contracts.LineEdit(
        numbers=tuple(given.numbers),
        quantity=msgspec.UNSET if given.quantity is None else given.quantity,
        characteristics=values(given.characteristics),
        custom=own_values(given.custom),
        whole=given.whole,
        **said,
    )


def _table(given: FillSitesInput) -> contracts.FillSites:
    return contracts.FillSites(
        order_id=row_id(given.order_id, "Order", "orderId"),
        version=given.version,
        columns=tuple(_column(one) for one in given.columns),
        rows=tuple(_row(one) for one in given.rows),
    )


def _column(given: SiteColumnInput) -> contracts.SiteColumn:
    parts = tuple(
        contracts.SitePart(
            offering=part.offering,
            count=max(0, min(part.count, 1000)),
            quantity=part.quantity,
            characteristics=values(part.characteristics),
        )
        for part in given.parts
    )
    return contracts.SiteColumn(
        key=given.key, offering=given.offering, characteristics=values(given.characteristics), parts=parts
    )


def _row(given: SiteRowInput) -> contracts.SiteRow:
    return contracts.SiteRow(
        site_id=row_id(given.site_id, "Site", "siteId"),
        contact_id=optional_row(given.contact_id, "Contact", "contactId"),
        requested_completion=given.requested_completion,
        cells=tuple(
            contracts.SiteCell(column=cell.column, quantity=cell.quantity, characteristics=values(cell.characteristics))
            for cell in given.cells
        ),
    )
