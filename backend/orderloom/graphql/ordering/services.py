"""The services that a service order may ask for."""

import strawberry

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, SpecificationKind
from orderloom.catalog.contracts import Specification as Asked
from orderloom.graphql.catalog.types import Characteristic, characteristic_in
from orderloom.graphql.context import Info
from orderloom.graphql.gate import query
from orderloom.graphql.present import shape
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission


@strawberry.type
class OrderableService:
    """A service specification of the catalog with what may be answered when it is ordered."""

    snapshot: strawberry.Private[CatalogSnapshot]
    contract: strawberry.Private[Asked]
    key: str
    name: LocalisedText
    category: str | None
    subtype: str | None

    @strawberry.field
    def characteristics(self) -> list[Characteristic]:
        asked = (one for one in self.contract.characteristics if one.configurable and not one.fulfillment_only)
        return [characteristic_in(self.snapshot, self.key, one.key) for one in asked]


@strawberry.type
class ServiceQueries:
    @query(Permission.ORDER_CAPTURE)
    async def orderable_services(self, info: Info) -> list[OrderableService]:
        """Those of the catalog as it is now, customer-facing ones first, by name."""
        async with info.context.reader() as reader:
            snapshot = await catalog.whole_catalog(reader, info.context.actor)
        services = [one for one in snapshot.specifications.values() if one.kind is SpecificationKind.SERVICE]
        locale = info.context.locale
        ordered = sorted(services, key=lambda one: (str(one.subtype), one.name.get(locale) or one.name.get("en", "")))
        return [shape(OrderableService, one, snapshot=snapshot, name=localised(one.name)) for one in ordered]
