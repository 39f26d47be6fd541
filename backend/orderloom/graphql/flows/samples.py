"""What an expression is tried out on: a real order as flows would read it, with values of one's own on top."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import strawberry

from orderloom.decomposition import queries as decomposition
from orderloom.graphql.context import Context
from orderloom.graphql.ids import optional_row
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.orchestration import queries as orchestration
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderWithLines
from orderloom.platform.db import Reader


@strawberry.input
class ExpressionSampleInput:
    """An order by `orderId` or `orderNumber`, one of its lines by number (else the first), one of its domain orders
    (else the line's first). `values` lie on top, by first name: `{"line": {"quantity": 3}}`."""

    order_id: strawberry.ID | None = None
    order_number: str | None = None
    line: str | None = None
    domain_order_id: strawberry.ID | None = None
    values: JSON | None = None


Scope = dict[str, Any]


async def scope_of(reader: Reader, context: Context, sample: ExpressionSampleInput | None) -> Scope:
    """The names and their values. What lies outside the caller's scope is missing. Raises `DomainError`."""
    scope: Scope = {"now": reader.now}
    if sample is None:
        return scope
    if sample.order_id is not None or sample.order_number is not None:
        scope |= await _of_order(reader, context, sample)
    return scope if sample.values is None else merged(scope, as_object(sample.values, "values"))


async def _of_order(reader: Reader, context: Context, sample: ExpressionSampleInput) -> Scope:
    wanted = optional_row(sample.order_id, "Order", "orderId") or sample.order_number or ""
    found = await ordering.order(reader, context.actor, wanted)
    line_id = _line(found, sample.line)
    if line_id is None:
        return {}
    scope: Scope = {**(await ordering.scopes_of_lines(reader, [line_id]))[line_id]}
    if Permission.FULFILLMENT_READ in context.actor.permissions:
        scope |= await _of_domain_order(reader, context, (found.order.id, line_id), sample)
    return scope


def _line(found: OrderWithLines, number: str | None) -> UUID | None:
    if number is None:
        return next((line.id for line in found.lines), None)
    line = next((line for line in found.lines if line.number == number), None)
    if line is None:
        raise Missing("The order has no such line.", path=("sample", "line"))
    return line.id


async def _of_domain_order(
    reader: Reader, context: Context, place: tuple[UUID, UUID], sample: ExpressionSampleInput
) -> Scope:
    """The domain order, and what the tasks of its plan gave so far. Nothing before the order is decomposed."""
    order_id, line_id = place
    wanted = optional_row(sample.domain_order_id, "DomainOrder", "domainOrderId")
    known = await decomposition.domain_orders_of(reader, [order_id])
    one = next((each.id for each in known if (each.id == wanted if wanted else each.line_id == line_id)), None)
    if one is None and wanted is not None:
        raise Missing("The order has no such domain order.", path=("sample", "domainOrderId"))
    if one is None:
        return {}
    tasks = await orchestration.tasks_of_orders(reader, context.actor, [order_id])
    nodes = {task.key: {"out": task.output or {}} for task in tasks if task.domain_order_id == one}
    return {"domain_order": (await orchestration.domain_order_scopes(reader, [one]))[one], "nodes": nodes}


def merged(below: Mapping[str, Any], above: Mapping[str, Any], depth: int = 0) -> Scope:
    """The entries of both; objects are merged, of anything else the one above stays."""
    if depth > _DEEPEST:
        raise Invalid("The values are nested too deep.", path=("sample", "values"))
    return {
        **below,
        **{
            name: merged(below[name], value, depth + 1)
            if isinstance(value, dict) and _is_object(below, name)
            else value
            for name, value in above.items()
        },
    }


def _is_object(values: Mapping[str, Any], name: str) -> bool:
    return isinstance(values.get(name), dict)


_DEEPEST = 30
