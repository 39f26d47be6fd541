"""The catalog as those who change it see it: entities of every section alike, drafts, versions, effects."""

from datetime import datetime
from uuid import UUID

import strawberry

from orderloom.catalog import contracts
from orderloom.catalog.contracts import Lifecycle
from orderloom.graphql.flows.tables import Download, Upload
from orderloom.graphql.flows.together import FieldChange
from orderloom.graphql.ids import global_id
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised
from orderloom.kernel import errors, json

strawberry.enum(Lifecycle, name="CatalogLifecycle")
strawberry.enum(contracts.EntitySort, name="CatalogSort")
VERSION = "CatalogVersion"
_NODES = {"order": "Order", "product": "InventoryItem", "decomposed": "Order", "deferral": "Order"}


def image_url(sha256: str | None) -> str | None:
    return f"/files/images/{sha256}" if sha256 else None


@strawberry.type
class CatalogFinding:
    """What keeps something from being published. `path` leads into its content, with the names as they stand there;
    it is empty for what lies elsewhere."""

    code: str
    message: str
    path: list[str]

    @classmethod
    def of(cls, problem: errors.Problem) -> "CatalogFinding":
        return cls(code=problem.code, message=problem.message, path=[str(part) for part in problem.path])


@presents(contracts.Listed)
@strawberry.type
class CatalogListed:
    """One entity in a list. `published` false: it is a draft only; `removing`: its draft takes it out."""

    section: str
    key: str
    document: str
    name: LocalisedText
    kind: str | None
    lifecycle: Lifecycle | None
    version: int | None
    published: bool
    draft: bool
    removing: bool
    image_url: str | None
    detail: str | None

    @classmethod
    def from_contract(cls, one: contracts.Listed) -> "CatalogListed":
        return shape(cls, one, name=localised(one.name), image_url=image_url(one.picture))


@strawberry.type
class CatalogPage:
    items: list[CatalogListed]
    total: int


@presents(contracts.CatalogDocumentInfo)
@strawberry.type
class CatalogDocument:
    """What comes in and goes out as one file."""

    key: str
    name: LocalisedText
    entities: int
    edited: bool

    @classmethod
    def from_contract(cls, one: contracts.CatalogDocumentInfo) -> "CatalogDocument":
        return shape(cls, one, name=localised(one.name or {"en": one.key}))


@presents(contracts.Draft)
@strawberry.type
class CatalogDraft:
    """`content` null takes the entity out. `stale`: what it was begun from is no longer in force."""

    section: str
    key: str
    document: str
    content: JSON | None
    revision: int
    author: str
    saved_at: datetime
    is_new: bool
    stale: bool

    @classmethod
    def from_contract(cls, one: contracts.Draft) -> "CatalogDraft":
        return shape(cls, one, content=json.to_builtins(one.content))


@presents(contracts.EntityVersion)
@strawberry.type
class CatalogVersion:
    """What an entity was from the release `sequence` on."""

    id: strawberry.ID
    version: int | None
    lifecycle: Lifecycle | None
    sequence: int
    note: str
    author: str
    released_at: datetime

    @classmethod
    def from_contract(cls, one: contracts.EntityVersion) -> "CatalogVersion":
        return shape(cls, one, id=global_id(VERSION, one.id))


@strawberry.type
class CatalogUseLink:
    """`id` is a key, or the global id of an order or a product; `section` where it stands in the catalog."""

    id: strawberry.ID
    label: str
    section: str | None


@presents(contracts.Use)
@strawberry.type
class CatalogUse:
    """Things of one kind that name it, sell it or keep it: a section of the catalog, table, flow, order, product."""

    kind: str
    count: int
    more: bool
    links: list[CatalogUseLink]

    @classmethod
    def from_contract(cls, use: contracts.Use) -> "CatalogUse":
        node = _NODES.get(use.kind)
        links = [
            CatalogUseLink(
                id=global_id(node, UUID(one.id)) if node else strawberry.ID(one.id),
                label=one.label,
                section=one.section,
            )
            for one in use.links
        ]
        return shape(cls, use, links=links)


@presents(contracts.Change)
@strawberry.type
class CatalogChange:
    """`change` is added | changed | removed; `version` the number that it gets."""

    change: str
    section: str
    key: str
    document: str
    name: LocalisedText
    version: int | None
    lifecycle: Lifecycle | None
    fields: list[FieldChange]

    @classmethod
    def from_contract(cls, one: contracts.Change) -> "CatalogChange":
        fields = field_changes(one.fields)
        return shape(cls, one, section=one.entity, name=localised(one.name or {"en": one.key}), fields=fields)


@presents(contracts.Entry)
@strawberry.type
class CatalogEntity:
    """One entity whole. `content` is what is in force, null for what is a draft only."""

    section: str
    key: str
    document: str
    content: JSON | None
    listed: CatalogListed
    draft: CatalogDraft | None
    findings: list[CatalogFinding]
    versions: list[CatalogVersion]
    named_by: list[CatalogUse]

    @classmethod
    def from_contract(cls, one: contracts.Entry) -> "CatalogEntity":
        return shape(
            cls,
            one,
            content=json.to_builtins(one.content),
            listed=present(one.listed),
            draft=present(one.draft),
            findings=[CatalogFinding.of(each) for each in one.findings],
            versions=present_all(one.versions),
            named_by=present_all(one.named_by),
        )


@presents(contracts.Effects)
@strawberry.type
class CatalogEffects:
    """What would be done, what it touches, and what keeps it from being done: paths begin with section and key."""

    changes: list[CatalogChange]
    uses: list[CatalogUse]
    findings: list[CatalogFinding]

    @classmethod
    def from_contract(cls, one: contracts.Effects) -> "CatalogEffects":
        return cls(
            changes=present_all(one.changes),
            uses=present_all(one.uses),
            findings=[CatalogFinding.of(each) for each in one.problems],
        )


@strawberry.type
class CatalogDraftPayload:
    draft: CatalogDraft | None = None
    findings: list[CatalogFinding] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class CatalogReleasePayload:
    """`changes` are those that were made, or by a dry run would be."""

    changes: list[CatalogChange] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class CatalogDownloadPayload:
    download: Download | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class CatalogUploadPayload:
    upload: Upload | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


def field_changes(fields: tuple[contracts.FieldChange, ...]) -> list[FieldChange]:
    return [
        FieldChange(path=one.path, before=json.to_builtins(one.before), after=json.to_builtins(one.after))
        for one in fields
    ]
