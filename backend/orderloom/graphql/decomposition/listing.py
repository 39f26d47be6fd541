"""Reading domain orders: their lists, how many there are, and one by its number; and settling what needs attention."""

from functools import partial
from typing import Any

import strawberry

from orderloom.catalog.contracts import Subtype
from orderloom.decomposition import commands, contracts
from orderloom.decomposition.contracts import DomainOrderSort, WaitingOn
from orderloom.decomposition.queries import lists
from orderloom.graphql.connection import Connection, connection, page_size
from orderloom.graphql.context import Context, Info
from orderloom.graphql.decomposition.types import DomainOrder
from orderloom.graphql.enums import DomainOrderState, SortDirection, SpecificationKind
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import row_id, row_ids
from orderloom.graphql.ordering.filters import DateTimeFilter
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid

strawberry.enum(Subtype, name="DomainOrderSubtype")
strawberry.enum(DomainOrderSort, name="DomainOrderSortField")
strawberry.enum(WaitingOn)


@strawberry.input
class DomainOrderFilter:
    """All given conditions hold; within one, any of its values."""

    kind: list[SpecificationKind] | None = None
    subtype: list[Subtype] | None = None
    state: list[DomainOrderState] | None = None
    specification: list[str] | None = None
    account: list[strawberry.ID] | None = None
    site: list[strawberry.ID] | None = None
    order: list[strawberry.ID] | None = None
    needs_attention: bool | None = None
    waiting_on: list[WaitingOn] | None = None
    created_at: DateTimeFilter | None = None
    changed_at: DateTimeFilter | None = None
    search: str | None = None


@strawberry.input(name="DomainOrderSort")
class DomainOrderSortInput:
    field: DomainOrderSort
    direction: SortDirection


@strawberry.type
class DomainOrderStateCount:
    state: DomainOrderState
    count: int


@strawberry.type
class DomainOrderKindCount:
    kind: SpecificationKind
    count: int


@strawberry.type
class DomainOrderCounts:
    """Counted up to 10,000 each; those of none are left out."""

    states: list[DomainOrderStateCount]
    kinds: list[DomainOrderKindCount]


@strawberry.input
class SettleAttentionInput:
    """`values` is an object: other values of characteristics, by their names. Without any, what there is is right."""

    domain_order_id: strawberry.ID
    reason: str
    values: JSON | None = None


@strawberry.type
class DomainOrderPayload:
    domain_order: DomainOrder | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


def domain_order_filter(given: DomainOrderFilter | None) -> contracts.DomainOrderFilter:
    if given is None:
        return contracts.DomainOrderFilter()
    created, changed = given.created_at or DateTimeFilter(), given.changed_at or DateTimeFilter()
    return contracts.DomainOrderFilter(
        kinds=tuple(given.kind or ()),
        subtypes=tuple(given.subtype or ()),
        states=tuple(given.state or ()),
        specifications=tuple(given.specification or ()),
        account_ids=row_ids(given.account or (), "Account", "account"),
        site_ids=row_ids(given.site or (), "Site", "site"),
        order_ids=row_ids(given.order or (), "Order", "order"),
        needs_attention=bool(given.needs_attention),
        waiting_on=tuple(given.waiting_on or ()),
        created_from=created.gte,
        created_to=created.lt,
        changed_from=changed.gte,
        changed_to=changed.lt,
        search=given.search,
    )


def domain_order_by(given: DomainOrderSortInput | None) -> contracts.DomainOrderBy:
    if given is None:
        return contracts.DomainOrderBy()
    return contracts.DomainOrderBy(sort=given.field, descending=given.direction is SortDirection.DESC)


@strawberry.type
class DomainOrderQueries:
    @query(Permission.FULFILLMENT_READ)
    async def domain_orders(
        self,
        info: Info,
        filter: DomainOrderFilter | None = None,
        sort: DomainOrderSortInput | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[DomainOrder]:
        """One page of the product, service and resource orders in reach, the newest first."""
        context, wanted = info.context, domain_order_filter(filter)
        async with context.reader() as reader:
            page = await lists.domain_orders(
                reader, context.actor, wanted, domain_order_by(sort), after, page_size(first)
            )
        return connection(page.domain_orders, page, after, partial(_count, context, wanted))

    @query(Permission.FULFILLMENT_READ)
    async def domain_order_counts(self, info: Info, filter: DomainOrderFilter | None = None) -> DomainOrderCounts:
        """How many of each state and kind the filter leaves, its own states or kinds aside."""
        async with info.context.reader() as reader:
            found = await lists.domain_order_counts(reader, info.context.actor, domain_order_filter(filter))
        return DomainOrderCounts(
            states=[DomainOrderStateCount(state=state, count=count) for state, count in found.states.items()],
            kinds=[DomainOrderKindCount(kind=kind, count=count) for kind, count in found.kinds.items()],
        )

    @query(Permission.FULFILLMENT_READ)
    async def domain_order(
        self, info: Info, id: strawberry.ID | None = None, number: str | None = None
    ) -> DomainOrder | None:
        """One product, service or resource order, by id or by number."""
        if (id is None) == (number is None):
            raise Invalid("Give either id or number.", path=("id",))
        wanted: Any = row_id(id, "DomainOrder") if id is not None else number
        async with info.context.reader() as reader:
            return present(await lists.domain_order(reader, info.context.actor, wanted))


async def _count(context: Context, wanted: contracts.DomainOrderFilter) -> int:
    async with context.reader() as reader:
        return await lists.count_domain_orders(reader, context.actor, wanted)


@strawberry.type
class DomainOrderMutations:
    @mutation(Permission.ORDER_MANAGE, Permission.TASK_MANAGE)
    async def settle_attention(self, info: Info, input: SettleAttentionInput) -> DomainOrderPayload:
        """Says that a domain order which needs attention is right, maybe with corrected values; it takes a reason."""
        wanted = contracts.SettleAttention(
            domain_order_id=row_id(input.domain_order_id, "DomainOrder", "domainOrderId"),
            reason=input.reason,
            values=as_object(input.values, "values") if input.values is not None else {},
        )
        async with info.context.unit_of_work() as uow:
            settled = await commands.settle_attention(uow, info.context.actor, wanted)
        return DomainOrderPayload(domain_order=present(settled))
