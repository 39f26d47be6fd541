"""A running order for a picture of thousands of nodes: columns instead of objects, and only what is new."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import strawberry

from orderloom.fallout import queries as fallout
from orderloom.fallout.contracts import LIVE, Fallout
from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import global_id, row_id
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import chosen
from orderloom.identity.contracts import Group, Permission, Person
from orderloom.orchestration import queries
from orderloom.orchestration.queries import OrderSketch, leads_to, step_label, step_type
from orderloom.parties.contracts import Site


@strawberry.type
class OrchestrationPicture:
    """`mark` is given as `since` the next time. Without `whole`, only what has changed since then is told, to be put in
    the place of what was known; who then has other numbers of nodes and links than `nodes` and `links` asks anew.

    `content` is an object. `ids` are global ids, to which numbers in the other lists point by their place.
    `lines`: [id, line above, state, number, name, action, site, its name, past the point of no return, wanted by].
    `domainOrders`: [id, line, domain order above, state, number, name, kind, action, needs attention].
    `steps`: [id, line, domain order, state, number, name, kind, task type, how many it waits for, troubled, person,
    group, planned start, planned end, opened, what waits for it]; times are seconds since 1970.
    `deferrals`: [id, domain order, state, name, what it waits for, reason, expires at milestone].
    `links`: [domain order, what it needs, requires or shares].
    `faults` are all that are to be mended: [line, domain order or task; none for the order itself, number, cause].
    """

    mark: str
    whole: bool
    nodes: int
    links: int
    content: JSON


class _Ids:
    """Numbers global ids in the order of their first mention."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, UUID], int] = {}

    def __call__(self, kind: str, row: UUID | None) -> int | None:
        return None if row is None else self.places.setdefault((kind, row), len(self.places))

    def listed(self) -> list[str]:
        return [global_id(kind, row) for kind, row in self.places]


@strawberry.type
class PictureQueries:
    @query(Permission.FULFILLMENT_READ)
    async def orchestration_picture(
        self, info: Info, order_id: strawberry.ID, since: str | None = None
    ) -> OrchestrationPicture:
        """Lines, domain orders, tasks, gates and deferrals of an order, as compact as thousands of them have to be."""
        context, wanted = info.context, row_id(order_id, "Order", "orderId")
        async with context.reader() as reader:
            sketch = await queries.order_sketch(reader, context.actor, wanted, since)
            faults = await fallout.fallouts_of_orders(reader, context.actor, [wanted])
        return OrchestrationPicture(
            mark=str(sketch.mark),
            whole=sketch.whole,
            nodes=sketch.nodes,
            links=sketch.links,
            content=await _content(context, sketch, [one for one in faults if one.state in LIVE]),
        )


class _Known(msgspec.Struct):
    """Names of what the rows point to."""

    sites: Mapping[UUID, Site]
    people: Mapping[UUID, Person]
    groups: Mapping[UUID, Group]


async def _content(context: Context, sketch: OrderSketch, faults: Sequence[Fallout]) -> dict[str, Any]:
    """Takes seconds of an order of a hundred thousand nodes: in a thread, so that others are answered meanwhile."""
    steps = sketch.steps
    known = _Known(
        await _loaded(context.load.sites, {one.site_id for one in sketch.lines.lines}),
        await _loaded(context.load.people, {one["assignee_id"] for one in steps}),
        await _loaded(context.load.groups, {one["group_id"] for one in steps}),
    )
    return await asyncio.to_thread(_told, sketch, faults, known, context.locale)


def _told(sketch: OrderSketch, faults: Sequence[Fallout], known: _Known, locale: str) -> dict[str, Any]:
    ids, steps = _Ids(), sketch.steps
    words = {key: chosen(name, locale) for key, name in sketch.names.items()}
    awaited = {key: chosen(name, locale) for key, name in sketch.awaited.items()}
    known_steps = {one["id"] for one in steps} if sketch.whole else None
    content = {
        "lines": [_line(one, ids, words, known) for one in sketch.lines.lines],
        "domainOrders": [_domain_order(one, ids, words) for one in sketch.tree.domain_orders],
        "steps": [
            _step(one, ids, locale, known, [ids("Task", to) for to in leads_to(one, known_steps)]) for one in steps
        ],
        "deferrals": [_deferral(one, ids, words, awaited) for one in sketch.tree.deferrals],
        "links": [_link(one, ids) for one in sketch.tree.links],
        "faults": [_fault(one, ids) for one in faults],
    }
    return {"ids": ids.listed(), **content}


async def _loaded(loader: Any, keys: set[UUID | None]) -> dict[UUID, Any]:
    wanted = [key for key in keys if key is not None]
    found = await loader.load_many(wanted) if wanted else []
    return {key: one for key, one in zip(wanted, found, strict=True) if one is not None}


def _seconds(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp())


def _line(one: Any, ids: _Ids, words: Mapping[str, str], known: _Known) -> list[Any]:
    key, site = one.offering or one.specification or "", known.sites.get(one.site_id)
    return [
        ids("OrderLine", one.id),
        ids("OrderLine", one.parent_line_id),
        one.state,
        one.number,
        words.get(key, key),
        one.action,
        ids("Site", one.site_id),
        site.name if site else None,
        one.point_of_no_return,
        _seconds(one.requested_completion),
    ]


def _domain_order(one: Mapping[str, Any], ids: _Ids, words: Mapping[str, str]) -> list[Any]:
    return [
        ids("DomainOrder", one["id"]),
        ids("OrderLine", one["line_id"]),
        ids("DomainOrder", one["parent_id"]),
        one["state"],
        one["number"],
        words.get(one["specification"], one["specification"]),
        one["kind"],
        one["action"],
        one["needs_attention"],
    ]


def _step(one: Mapping[str, Any], ids: _Ids, locale: str, known: _Known, followers: list[int | None]) -> list[Any]:
    person, group = known.people.get(one["assignee_id"]), known.groups.get(one["group_id"])
    return [
        ids("Task", one["id"]),
        ids("OrderLine", one["line_id"]),
        ids("DomainOrder", one["domain_order_id"]),
        one["state"],
        one["number"],
        chosen(step_label(one), locale),
        one["kind"],
        step_type(one),
        max(one["blocked_by"], 0),
        one["troubled"],
        person.name if person else None,
        chosen(group.name, locale) if group else None,
        _seconds(one["planned_start"]),
        _seconds(one["planned_end"]),
        _seconds(one["opened_at"]),
        followers,
    ]


def _deferral(one: Mapping[str, Any], ids: _Ids, words: Mapping[str, str], awaited: Mapping[str, str]) -> list[Any]:
    return [
        ids("Deferral", one["id"]),
        ids("DomainOrder", one["parent_id"]),
        one["state"],
        words.get(one["target"], one["target"]),
        list(dict.fromkeys(awaited[wait["label"]] for wait in one["waits"])),
        one["reason"],
        one["expires_at"],
    ]


def _link(one: Mapping[str, Any], ids: _Ids) -> list[Any]:
    return [ids("DomainOrder", one["source_id"]), ids("DomainOrder", one["target_id"]), one["type"]]


def _fault(one: Fallout, ids: _Ids) -> list[Any]:
    about = (("Task", one.task_id), ("DomainOrder", one.domain_order_id), ("OrderLine", one.line_id))
    kind, row = next((pair for pair in about if pair[1] is not None), ("OrderLine", None))
    return [ids(kind, row), one.number, one.cause]
