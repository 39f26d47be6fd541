"""What can be read of tasks, as far as the reader may see."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.queries.sketches import tree_sketch
from orderloom.identity.access import open_door, query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.language.feel.typing import Type
from orderloom.orchestration.contracts import (
    Form,
    KeptForm,
    OrchestrationGraph,
    Task,
    TaskCount,
    TaskFilter,
    TaskOrder,
    TaskPage,
    TaskSort,
)
from orderloom.orchestration.domain.desk import actions, reaches
from orderloom.orchestration.domain.form_documents import field_types, form_of
from orderloom.orchestration.domain.forms import asked_of
from orderloom.orchestration.domain.picture import Parts, draw, names_of
from orderloom.orchestration.domain.scopes import domain_order_scope
from orderloom.orchestration.domain.sketch import OrderSketch, awaited_of, keys_of, leads_to, step_label, step_type
from orderloom.orchestration.store import forms, picture
from orderloom.orchestration.store import tasks as store
from orderloom.ordering import queries as ordering
from orderloom.platform.changed import mark, read_mark
from orderloom.platform.db import Reader

__all__ = ["OrderSketch", "leads_to", "step_label", "step_type"]
LONGEST_PAGE = 100
EVERYTHING = TaskFilter()
SOONEST_FIRST = TaskOrder()


@query(Permission.TASK_READ)
async def worklist(
    reader: Reader,
    actor: Actor,
    wanted: TaskFilter = EVERYTHING,
    by: TaskOrder = SOONEST_FIRST,
    first: int = 50,
    after: str | None = None,
) -> TaskPage:
    """One page of tasks. Without states or an order, those that people can work on now."""
    size = max(1, min(first, LONGEST_PAGE))
    place = store.Place(by, _place(after, by.sort), size + 1)
    found = await store.page(reader, actor, scope(actor, "task"), await _by_order(reader, wanted), place)
    shown = found[:size]
    return TaskPage(
        tasks=tuple(task for task, _ in shown),
        cursors=tuple(f"{task.id}{_text(value)}" for task, value in shown),
        has_more=len(found) > size,
    )


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _place(after: str | None, sort: TaskSort) -> tuple[Any, UUID] | None:
    if after is None:
        return None
    try:
        value = after[36:]
        return (value if sort is TaskSort.NUMBER else datetime.fromisoformat(value)), UUID(after[:36])
    except ValueError:
        raise Invalid("This is no cursor of tasks.", path=("after",)) from None


@query(Permission.TASK_READ)
async def count_tasks(reader: Reader, actor: Actor, wanted: TaskFilter = EVERYTHING, *, most: int = 10_000) -> int:
    """How many tasks there are, counted no further than `most`."""
    return await store.count(reader, actor, scope(actor, "task"), await _by_order(reader, wanted), most)


async def _by_order(reader: Reader, wanted: TaskFilter) -> TaskFilter:
    """Who searches for the number of an order means its tasks."""
    order_id = await ordering.id_of_number(reader, wanted.search) if wanted.search else None
    return wanted if order_id is None else msgspec.structs.replace(wanted, order_id=order_id, search=None)


@query(Permission.TASK_READ)
async def task(reader: Reader, actor: Actor, task_id: UUID) -> Task:
    found = await tasks_by_id(reader, actor, [task_id])
    if task_id not in found:
        raise Missing("There is no such task.", path=("id",))
    return found[task_id]


@query(Permission.TASK_READ, Permission.FALLOUT_READ)
async def tasks_by_id(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Task]:
    """Those of the tasks that the actor may see."""
    reach = scope(actor, "task")
    return {one.id: one for one in await store.tasks_by_id(reader, ids) if reaches(one, actor, reach)}


@query(Permission.TASK_READ, Permission.FULFILLMENT_READ)
async def tasks_of_orders(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[Task]:
    """All tasks of these orders, whoever does them: who may see fulfillment sees it whole."""
    return await store.tasks_of_orders(reader, order_ids)


@query(Permission.TASK_READ, Permission.FULFILLMENT_READ)
async def tasks_of_domain_orders(
    reader: Reader, actor: Actor, domain_orders: Iterable[tuple[UUID, UUID]]
) -> list[Task]:
    """All tasks of these domain orders, each named by its order and itself."""
    pairs = set(domain_orders)
    return await store.tasks_of_domain_orders(reader, {order for order, _ in pairs}, {one for _, one in pairs})


@open_door("how many tasks an order has stands beside the order, which the caller's scope decides on")
async def task_counts(reader: Reader, order_ids: Iterable[UUID]) -> dict[UUID, TaskCount]:
    return {one.order_id: one for one in await store.counts(reader, order_ids)}


@open_door("a form is part of a task, which the caller's scope decides on")
async def forms_as_opened(
    reader: Reader, wanted: Sequence[tuple[str, datetime | None]]
) -> dict[tuple[str, datetime | None], Form]:
    """Each form by its key as it stood when a task was opened, as it stands for one that is not open yet."""
    return await forms.as_opened(reader, wanted)


@open_door("flows are checked against the fields of forms; who publishes flows is gated there")
async def fields_of_forms(reader: Reader, keys: Iterable[str]) -> dict[str, dict[str, Type]]:
    """The types of what each form gives, by field."""
    return {key: field_types(form) for key, form in (await forms.by_key(reader, keys)).items()}


def read_form(content: Any) -> tuple[Form, dict[str, Type]]:
    """The form that a document describes, and what it gives to expressions; raises with every problem."""
    form = form_of(content)
    return form, field_types(form)


@query(Permission.FLOW_READ)
async def kept_forms(reader: Reader, actor: Actor) -> list[KeptForm]:
    """All forms as they stand, by key."""
    return await forms.kept(reader)


@query(Permission.FLOW_READ)
async def kept_form(reader: Reader, actor: Actor, key: str) -> KeptForm:
    found = await forms.kept_one(reader, key)
    if found is None:
        raise Missing("There is no such form.", path=("key",))
    return found


@query(Permission.FLOW_READ)
async def versions_of_form(reader: Reader, actor: Actor, key: str) -> list[KeptForm]:
    """How a form was written, newest first."""
    return await forms.versions(reader, key)


@query(Permission.FLOW_READ)
async def open_tasks_of_forms(reader: Reader, actor: Actor, keys: Iterable[str]) -> dict[str, int]:
    """How many tasks on people's lists have each form; they keep it as it was when they were opened."""
    return await forms.open_tasks(reader, keys)


def task_form(task: Task, form: Form | None) -> Form | None:
    """What closes the task: its form, with the decision of an approval and the checklist of a work order."""
    return asked_of(task, form)


def task_actions(actor: Actor, task: Task) -> tuple[str, ...]:
    """The verbs that the actor may use on the task now; the commands check the same again."""
    return actions(task, actor)


@query(Permission.FULFILLMENT_READ)
async def orchestration_graph(reader: Reader, actor: Actor, order_id: UUID) -> OrchestrationGraph:
    """An order's lines, domain orders, tasks, gates and deferrals with what waits for what."""
    whole = await ordering.order(reader, actor, order_id)
    domain_orders = await decomposition.domain_orders_of(reader, [order_id])
    deferrals = await decomposition.deferrals_of(reader, [order_id])
    snapshot = await catalog.snapshot(reader, whole.order.catalog_release_id)
    keys = {line.offering or line.specification or "" for line in whole.lines} | {
        one.specification for one in domain_orders
    }
    return draw(
        Parts(
            lines=whole.lines,
            domain_orders=domain_orders,
            links=await decomposition.links_of(reader, [order_id]),
            deferrals=deferrals,
            steps=[dict(row) for row in await picture.steps(reader, order_id)],
            names=names_of({*keys, *(one.target for one in deferrals)}, snapshot.offerings, snapshot.specifications),
        )
    )


@query(Permission.FULFILLMENT_READ)
async def order_sketch(reader: Reader, actor: Actor, order_id: UUID, since: str | None = None) -> OrderSketch:
    """An order for a picture of thousands of nodes: in as few statements whatever its size, and after the first time
    only what was written since."""
    order = (await ordering.visible_orders(reader, actor, [order_id])).get(order_id)
    if order is None:
        raise Missing("There is no such order.", path=("order_id",))
    now = await mark(reader)
    before = read_mark(since, now)
    lines = await ordering.line_sketches(reader, order_id, before)
    tree = await tree_sketch(reader, order_id, before)
    steps, step_count = await picture.changed_steps(reader, order_id, before)
    snapshot = await catalog.snapshot(reader, order.catalog_release_id)
    return OrderSketch(
        order=order,
        mark=now,
        whole=before is None,
        lines=lines,
        tree=tree,
        steps=steps,
        nodes=lines.total + tree.nodes + step_count,
        links=tree.all_links,
        names=names_of(keys_of(lines, tree), snapshot.offerings, snapshot.specifications),
        awaited={key: _awaited(snapshot, key) for key in awaited_of(tree)},
    )


def _awaited(snapshot: CatalogSnapshot, key: str) -> dict[str, str]:
    """The name of specification.characteristic; the key alone where the release lacks it."""
    specification, _, characteristic = key.rpartition(".")
    owner = snapshot.specifications.get(specification)
    found = owner.characteristic(characteristic) if owner else None
    return dict(found.name) if found else {"en": characteristic}


@open_door("expressions are tried out on domain orders that the caller may show")
async def domain_order_scopes(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """What the expressions of fulfillment flows read as `domain_order`, by id."""
    found = await decomposition.scopes_by_id(reader, ids)
    return {key: domain_order_scope(plain) for key, plain in found.items()}
