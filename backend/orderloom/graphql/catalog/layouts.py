"""What a canvas of the catalog shows of specifications, and where they stand on it."""

import strawberry

from orderloom.catalog.commands import layouts as commands
from orderloom.catalog.contracts import Drawing, Drawn, DrawnRule, Place, SaveLayout
from orderloom.catalog.queries import drawing
from orderloom.catalog.queries import layouts as queries
from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission
from orderloom.kernel import json


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


@presents(Drawn)
@strawberry.type
class CatalogDrawn:
    """A specification; `content` is its draft's where there is one, `graph` says what it is made of."""

    key: str
    content: JSON | None
    draft: bool
    published: bool
    graph: str | None

    @classmethod
    def from_contract(cls, one: Drawn) -> "CatalogDrawn":
        return shape(cls, one, content=json.to_builtins(one.content))


@presents(DrawnRule)
@strawberry.type
class CatalogDrawnRule:
    """A compatibility rule between two of them."""

    key: str
    name: LocalisedText
    type: str
    source: str
    target: str

    @classmethod
    def from_contract(cls, one: DrawnRule) -> "CatalogDrawnRule":
        return shape(cls, one, name=localised(one.name))


@presents(Drawing)
@strawberry.type
class CatalogDrawing:
    specifications: list[CatalogDrawn]
    rules: list[CatalogDrawnRule]

    @classmethod
    def from_contract(cls, one: Drawing) -> "CatalogDrawing":
        return cls(specifications=present_all(one.specifications), rules=present_all(one.rules))


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
    @query(Permission.FULFILLMENT_READ)
    async def catalog_drawing(self, info: Info, specifications: list[str]) -> CatalogDrawing:
        """These specifications with what is drawn of them; drafts count for those who may change the catalog."""
        async with info.context.reader() as reader:
            return present(await drawing.catalog_drawing(reader, info.context.actor, specifications))

    @query(Permission.FULFILLMENT_READ)
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
