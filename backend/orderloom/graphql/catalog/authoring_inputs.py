"""What authors of the catalog say: what they look for, what they save, publish, retire and bring."""

import strawberry

from orderloom.catalog.contracts import EntityFilter, EntityRef, EntitySort, Lifecycle, MoveLifecycle, SaveDraft
from orderloom.graphql.scalars import JSON, as_object


@strawberry.input
class CatalogFilterInput:
    """What is left out asks nothing. `text` is looked for in both languages, whatever its case and accents."""

    section: str
    text: str = ""
    keys: list[str] = strawberry.field(default_factory=list)
    kinds: list[str] = strawberry.field(default_factory=list)
    lifecycles: list[Lifecycle] = strawberry.field(default_factory=list)
    category: str | None = None
    channel: str | None = None
    document: str | None = None
    drafts: bool = False
    sort: EntitySort = EntitySort.NAME
    descending: bool = False


@strawberry.input
class CatalogRefInput:
    section: str
    key: str


@strawberry.input
class CatalogDraftRefInput:
    """`revision` is the one that was looked at."""

    section: str
    key: str
    revision: int


@strawberry.input
class SaveCatalogDraftInput:
    """`content` null takes the entity out. `revision` is 0 for the first save; `document` is needed for new entities.
    `rebase` takes what is in force now as what the draft was begun from."""

    section: str
    key: str
    content: JSON | None = None
    revision: int = 0
    document: str | None = None
    rebase: bool = False


@strawberry.input
class PublishCatalogInput:
    drafts: list[CatalogDraftRefInput]
    note: str = ""


@strawberry.input
class MoveCatalogLifecycleInput:
    entities: list[CatalogRefInput]
    to: Lifecycle
    note: str = ""


@strawberry.input
class ExportCatalogInput:
    """Without `document`, all of them."""

    document: str | None = None


@strawberry.input
class ImportCatalogInput:
    """`upload` is the file that was brought. A dry run lists what would change, and changes nothing."""

    upload: strawberry.ID
    dry_run: bool = False
    note: str = ""


@strawberry.input
class AddCatalogImageInput:
    upload: strawberry.ID
    key: str
    document: str


def filter_of(given: CatalogFilterInput) -> EntityFilter:
    return EntityFilter(
        section=given.section,
        text=given.text,
        keys=tuple(given.keys),
        kinds=tuple(given.kinds),
        lifecycles=tuple(given.lifecycles),
        category=given.category,
        channel=given.channel,
        document=given.document,
        drafts=given.drafts,
        sort=given.sort,
        descending=given.descending,
    )


def draft_of(given: SaveCatalogDraftInput) -> SaveDraft:
    return SaveDraft(
        section=given.section,
        key=given.key,
        content=None if given.content is None else as_object(given.content, "content"),
        revision=given.revision,
        document=given.document,
        rebase=given.rebase,
    )


def move_of(given: MoveCatalogLifecycleInput) -> MoveLifecycle:
    entities = tuple(EntityRef(section=one.section, key=one.key) for one in given.entities)
    return MoveLifecycle(entities=entities, to=given.to, note=given.note)
