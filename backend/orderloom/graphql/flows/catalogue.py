"""The list of flows and tables: a page of it, what to narrow it by, whose they are and where they belong."""

from datetime import datetime

import strawberry

from orderloom.flows.commands import labels
from orderloom.flows.contracts import catalogue as contracts
from orderloom.flows.contracts import histories
from orderloom.flows.queries import catalogue as queries
from orderloom.graphql.connection import Edge, PageInfo, page_info, page_size
from orderloom.graphql.context import Info
from orderloom.graphql.enums import DefinitionKind, SortDirection
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import Node, global_id, optional_id, optional_row
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission

strawberry.enum(contracts.Status, name="DefinitionStatus")
strawberry.enum(contracts.DefinitionSort, name="DefinitionSortField")


@presents(histories.LastRun)
@strawberry.type
class LastRun:
    """`state` is that of a run, of the plan that a fulfillment flow made, or `answered` of a table."""

    state: str
    at: datetime
    run_id: strawberry.ID | None
    order_id: strawberry.ID | None

    @classmethod
    def from_contract(cls, last: histories.LastRun) -> "LastRun":
        run, order = optional_id("FlowRun", last.run_id), optional_id("Order", last.order_id)
        return shape(cls, last, run_id=run, order_id=order)


@presents(contracts.InReview)
@strawberry.type
class WaitingReview:
    """A draft that waits for a second person: `mine` when whoever asks may be the one."""

    by: str | None
    at: datetime | None
    note: str | None
    revision: int
    mine: bool

    @classmethod
    def from_contract(cls, review: contracts.InReview) -> "WaitingReview":
        return shape(cls, review)


@presents(contracts.ListedDefinition)
@strawberry.type
class ListedDefinition(Node):
    """A flow or a table in a list. `version` is in force, or was where it is retired; `draft` is in work. `used` counts
    the definitions, parts of the catalog and policies that name it, `failed` what stands failed now."""

    key: str
    kind: DefinitionKind
    name: LocalisedText
    statuses: list[contracts.Status]
    version: int | None
    draft: int | None
    revision: int | None
    review: WaitingReview | None
    used: int
    last_run: LastRun | None
    failed: int
    owner: str | None
    owner_id: strawberry.ID | None
    tags: list[str]
    changed_at: datetime | None
    changed_by: str | None

    @classmethod
    def from_contract(cls, listed: contracts.ListedDefinition) -> "ListedDefinition":
        return shape(
            cls,
            listed,
            kind=DefinitionKind(listed.kind),
            name=localised(listed.name),
            statuses=list(listed.statuses),
            review=present(listed.review),
            last_run=present(listed.last_run),
            owner_id=optional_id("Person", listed.owner_id),
            tags=list(listed.tags),
        )


@strawberry.type
class DefinitionList:
    edges: list[Edge[ListedDefinition]]
    page_info: PageInfo
    total_count: int

    @strawberry.field
    def nodes(self) -> list[ListedDefinition]:
        return [edge.node for edge in self.edges]


@strawberry.input
class DefinitionFilter:
    """One of each list has to hold. `search` looks at names, keys and tags, each of its words; `failing` at what stands
    failed; `forMe` at what waits for the approval of whoever asks."""

    kind: list[DefinitionKind] | None = None
    status: list[contracts.Status] | None = None
    tag: list[str] | None = None
    owner: strawberry.ID | None = None
    search: str | None = None
    failing: bool = False
    for_me: bool = False


@strawberry.input
class DefinitionSort:
    field: contracts.DefinitionSort = contracts.DefinitionSort.NAME
    direction: SortDirection = SortDirection.ASC


@strawberry.type
class KindCount:
    kind: DefinitionKind
    count: int


@strawberry.type
class StatusCount:
    status: contracts.Status
    count: int


@strawberry.type
class TagCount:
    tag: str
    count: int


@strawberry.type
class OwnerCount:
    id: strawberry.ID
    name: str
    count: int


@presents(contracts.Facets)
@strawberry.type
class DefinitionFacets:
    """How many definitions there are of each kind, status, tag and owner; `forMe` wait for whoever asks."""

    kinds: list[KindCount]
    statuses: list[StatusCount]
    tags: list[TagCount]
    owners: list[OwnerCount]
    for_me: int

    @classmethod
    def from_contract(cls, found: contracts.Facets) -> "DefinitionFacets":
        people = sorted(found.owners.items(), key=lambda each: each[0][1].casefold())
        return cls(
            kinds=[KindCount(kind=DefinitionKind(kind), count=count) for kind, count in sorted(found.kinds.items())],
            statuses=[StatusCount(status=status, count=count) for status, count in sorted(found.statuses.items())],
            tags=[TagCount(tag=tag, count=count) for tag, count in sorted(found.tags.items())],
            owners=[OwnerCount(id=global_id("Person", row), name=name, count=n) for (row, name), n in people],
            for_me=found.for_me,
        )


@strawberry.input
class LabelDefinitionsInput:
    """`owner` is a person, null for nobody; without it, owners stay as they are."""

    keys: list[str]
    add_tags: list[str] | None = None
    remove_tags: list[str] | None = None
    owner: strawberry.ID | None = strawberry.UNSET


@strawberry.type
class LabelDefinitionsPayload:
    definitions: list[ListedDefinition] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


def _filter(given: DefinitionFilter) -> contracts.DefinitionFilter:
    return contracts.DefinitionFilter(
        kinds=tuple(kind.value for kind in given.kind or ()),
        statuses=tuple(given.status or ()),
        tags=tuple(given.tag or ()),
        owner_id=optional_row(given.owner, "Person", "owner"),
        search=given.search or "",
        failing=given.failing,
        for_me=given.for_me,
    )


@strawberry.type
class CatalogueQueries:
    @query(Permission.FLOW_READ)
    async def definition_list(
        self,
        info: Info,
        filter: DefinitionFilter | None = None,
        sort: DefinitionSort | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> DefinitionList:
        """One page of the flows and tables, by name in the language of whoever asks unless another order is given."""
        given = sort or DefinitionSort()
        order = contracts.DefinitionOrder(
            by=given.field, descending=given.direction is SortDirection.DESC, language=info.context.locale
        )
        wanted, size = _filter(filter or DefinitionFilter()), page_size(first)
        async with info.context.reader() as reader:
            page = await queries.definitions(reader, info.context.actor, wanted, order, after, size)
        nodes = present_all(page.definitions)
        return DefinitionList(
            edges=[Edge(cursor=cursor, node=node) for node, cursor in zip(nodes, page.cursors, strict=True)],
            page_info=page_info(page.cursors, page.has_more, after),
            total_count=page.total,
        )

    @query(Permission.FLOW_READ)
    async def definition_facets(self, info: Info) -> DefinitionFacets:
        """What there is to narrow the list by."""
        async with info.context.reader() as reader:
            return present(await queries.facets(reader, info.context.actor))


@strawberry.type
class CatalogueMutations:
    @mutation(Permission.FLOW_WRITE)
    async def label_definitions(self, info: Info, input: LabelDefinitionsInput) -> LabelDefinitionsPayload:
        """Changes tags and owners of several definitions at once; versions stay as they are."""
        own = input.owner is not strawberry.UNSET
        wanted = contracts.Label(
            keys=tuple(dict.fromkeys(input.keys)),
            add=tuple(input.add_tags or ()),
            remove=tuple(input.remove_tags or ()),
            own=own,
            owner_id=optional_row(input.owner, "Person", "owner") if own else None,
        )
        async with info.context.unit_of_work() as uow:
            await labels.label_definitions(uow, info.context.actor, wanted)
        async with info.context.reader() as reader:
            found = await queries.named(reader, info.context.actor, wanted.keys)
        return LabelDefinitionsPayload(definitions=present_all(found))
