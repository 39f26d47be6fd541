"""Trying out what an order or a sample would become, with any catalog; nothing is written."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from orderloom.catalog.contracts import EntityRef
from orderloom.catalog.queries import tried
from orderloom.decomposition.queries import simulate as trees
from orderloom.graphql.catalog.authoring_inputs import CatalogRefInput
from orderloom.graphql.context import Info
from orderloom.graphql.decomposition.comparing import TreeComparison, comparison_of
from orderloom.graphql.decomposition.trees import Simulation, simulation_of
from orderloom.graphql.enums import LineAction
from orderloom.graphql.gate import query
from orderloom.graphql.ids import row_id
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid


@strawberry.input
class SampleLineInput:
    """Sells an offering, or is about a specification alone. `parent` is the number of a line above; lines that name one
    `site` stand at one place."""

    number: str
    offering: str | None = None
    specification: str | None = None
    parent: str | None = None
    action: LineAction = LineAction.ADD
    quantity: Decimal = Decimal(1)
    characteristics: JSON | None = None
    site: str | None = None


@strawberry.input
class SampleOrderInput:
    """`order`, `account` and `sites` are what rules may read of them; sites by the names that lines give them."""

    lines: list[SampleLineInput]
    order: JSON | None = None
    account: JSON | None = None
    sites: JSON | None = None


@strawberry.input
class CatalogAtInput:
    """The catalog in force with these drafts, or an older release by its number; empty: that in force."""

    release: int | None = None
    drafts: list[CatalogRefInput] = strawberry.field(default_factory=list)


@strawberry.input
class SimulationInput:
    """An order by its id, or a sample."""

    order: strawberry.ID | None = None
    sample: SampleOrderInput | None = None


@strawberry.type
class CatalogRelease:
    sequence: int
    note: str
    author: str
    released_at: datetime


@strawberry.type
class SimulatingQueries:
    @query(Permission.FULFILLMENT_READ)
    async def simulate_decomposition(
        self, info: Info, input: SimulationInput, catalog: CatalogAtInput | None = None
    ) -> Simulation:
        """The tree that an order or a sample would become, with the verdict on every relationship. Drafts are tried by
        those who may change the catalog."""
        subject, against = _subject(input), _against(catalog)
        async with info.context.reader() as reader:
            return simulation_of(await trees.simulate(reader, info.context.actor, subject, against))

    @query(Permission.FULFILLMENT_READ)
    async def compare_decompositions(
        self,
        info: Info,
        input: SimulationInput,
        before: CatalogAtInput | None = None,
        after: CatalogAtInput | None = None,
    ) -> TreeComparison:
        """What one catalog makes of an order or a sample other than another one."""
        subject = _subject(input)
        async with info.context.reader() as reader:
            actor = info.context.actor
            found = await trees.compare_trees(reader, actor, subject, _against(before), _against(after))
        return comparison_of(found)

    @query(Permission.FULFILLMENT_READ)
    async def catalog_releases(self, info: Info, first: int = 50) -> list[CatalogRelease]:
        """The releases of the catalog, the newest first."""
        async with info.context.reader() as reader:
            found = await tried.releases(reader, info.context.actor, first)
        return [
            CatalogRelease(sequence=one.sequence, note=one.note, author=one.author, released_at=one.released_at)
            for one in found
        ]


def _against(given: CatalogAtInput | None) -> trees.Against:
    if given is None:
        return trees.Against()
    if given.release is not None and given.drafts:
        raise Invalid("Drafts are tried on the release in force.", path=("catalog",))
    drafts = tuple(EntityRef(section=one.section, key=one.key) for one in given.drafts)
    return trees.Against(release=given.release, drafts=drafts)


def _subject(given: SimulationInput) -> UUID | trees.Sample:
    if (given.order is None) == (given.sample is None):
        raise Invalid("Name an order or give a sample.", path=("input",))
    if given.order is not None:
        return row_id(given.order, "Order", "order")
    assert given.sample is not None
    return trees.Sample(
        lines=tuple(_line(one) for one in given.sample.lines),
        order=as_object(given.sample.order or {}, "order"),
        account=as_object(given.sample.account or {}, "account"),
        sites={name: as_object(facts, "sites") for name, facts in as_object(given.sample.sites or {}, "sites").items()},
    )


def _line(one: SampleLineInput) -> trees.SampleLine:
    return trees.SampleLine(
        number=one.number,
        offering=one.offering,
        specification=one.specification,
        parent=one.parent,
        action=one.action.value,
        quantity=one.quantity,
        characteristics=as_object(one.characteristics or {}, "characteristics"),
        site=one.site,
    )
