"""Where things stand on the canvas of an entity of the catalog."""

import strawberry

from orderloom.catalog.commands import layouts as commands
from orderloom.catalog.contracts import Place, SaveLayout
from orderloom.catalog.queries import layouts as queries
from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.present import present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission


@presents(Place)
@strawberry.type
class CatalogPlace:
    """Where what has this key stands, in whole pixels."""

    key: str
    x: int
    y: int

    @classmethod
    def from_contract(cls, one: Place) -> "CatalogPlace":
        return shape(cls, one)


@strawberry.input
class CatalogPlaceInput:
    key: str
    x: int
    y: int


@strawberry.input
class SaveCatalogLayoutInput:
    """`places` are all of them."""

    section: str
    key: str
    places: list[CatalogPlaceInput]


@strawberry.type
class CatalogLayoutPayload:
    places: list[CatalogPlace] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class LayoutQueries:
    @query(Permission.CATALOG_READ)
    async def catalog_layout(self, info: Info, section: str, key: str) -> list[CatalogPlace]:
        """Empty as long as nobody has moved anything."""
        async with info.context.reader() as reader:
            return present_all(await queries.catalog_layout(reader, info.context.actor, section, key))


@strawberry.type
class LayoutMutations:
    @mutation(Permission.CATALOG_WRITE)
    async def save_catalog_layout(self, info: Info, input: SaveCatalogLayoutInput) -> CatalogLayoutPayload:
        """Keeps where things stand; it is no part of the content, and never published."""
        places = tuple(Place(key=one.key, x=one.x, y=one.y) for one in input.places)
        change = SaveLayout(section=input.section, key=input.key, places=places)
        async with info.context.unit_of_work() as uow:
            await commands.save_catalog_layout(uow, info.context.actor, change)
        return CatalogLayoutPayload(places=present_all(places))
