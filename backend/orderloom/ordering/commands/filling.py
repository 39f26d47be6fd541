"""The fields of one's own of an order and its lines: checked where they are captured, and filled in later."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.fields.queries import Sheet, sheet
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Problem
from orderloom.kernel.text import unacceptable
from orderloom.ordering.commands.settle import locked
from orderloom.ordering.contracts import FillOrder, NewLine, Order, OrderLine
from orderloom.ordering.domain.changes import ENDED
from orderloom.ordering.domain.refusals import OrderNotEditable, UnknownLine, refuse
from orderloom.ordering.events import OrderAmended
from orderloom.ordering.store import orders as store
from orderloom.platform.db import AuditEntry, Reader, UnitOfWork

Values = Mapping[str, Any]
UNSET = msgspec.UNSET


async def own_sheet(reader: Reader) -> Sheet:
    return await sheet(reader, Noun.ORDER, Noun.LINE)


def fill_header(
    own: Sheet, actor: Actor, given: Values | msgspec.UnsetType, before: Values | None
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of an order; one without a `before` is new."""
    base = own.with_defaults(Noun.ORDER, {}) if before is None else before
    return own.filled(Noun.ORDER, actor, {} if given is UNSET else given, base)


def fill_lines(
    own: Sheet, actor: Actor, lines: Sequence[NewLine], before: Sequence[OrderLine] = ()
) -> tuple[tuple[NewLine, ...], tuple[Problem, ...]]:
    """The lines with the values to keep, those of lines `before` by their numbers included."""
    known = {line.number: line.custom for line in before}
    fresh = own.with_defaults(Noun.LINE, {})
    filled: list[NewLine] = []
    problems: list[Problem] = []
    for place, line in enumerate(lines):
        given = {} if line.custom is UNSET else line.custom
        base = known.get(line.number or str(place + 1), fresh)
        values, found = own.filled(Noun.LINE, actor, given, base, ("lines", place, "custom"))
        problems += found
        filled.append(msgspec.structs.replace(line, custom=values) if values or given else line)
    return tuple(filled), tuple(problems)


def unfilled(own: Sheet, actor: Actor, custom: Values, lines: Sequence[NewLine]) -> Iterator[Problem]:
    """What is required and not filled in. The parts of a bundle are asked for nothing of their own."""
    yield from own.lacking(Noun.ORDER, actor, custom)
    for place, line in enumerate(lines):
        if line.parent is None:
            values = {} if line.custom is UNSET else line.custom
            yield from own.lacking(Noun.LINE, actor, values, ("lines", place, "custom"))


@command(Permission.ORDER_EDIT)
async def fill_order(uow: UnitOfWork, actor: Actor, fill: FillOrder) -> Order:
    """Changes values of an order that has not ended, and of its lines; all of them or none."""
    refuse(unacceptable(fill))
    order = await locked(uow, actor, fill.order_id, fill.version, Permission.ORDER_EDIT)
    if order.state in ENDED:
        raise OrderNotEditable("This order has ended.", path=("order_id",), details={"state": order.state.value})
    own = await own_sheet(uow)
    custom, problems = own.filled(Noun.ORDER, actor, fill.custom, order.custom)
    lines, found = await _of_lines(uow, own, actor, fill)
    refuse((*problems, *found))
    await store.fill_lines(uow, lines)
    changed = await store.update_order(uow, order.id, {"custom": custom})
    uow.announce(OrderAmended(subject=order.id))
    changes = {"fields": sorted(fill.custom), "lines": {str(one): sorted(given) for one, given in fill.lines.items()}}
    uow.audit(
        AuditEntry(subject_type="order", subject_id=order.id, order_id=order.id, action="fill_in", changes=changes)
    )
    uow.publish(f"order:{order.id}", {"state": order.state.value})
    return changed


async def _of_lines(
    uow: UnitOfWork, own: Sheet, actor: Actor, fill: FillOrder
) -> tuple[dict[Any, dict[str, Any]], list[Problem]]:
    known = {one.id: one for one in await store.lines_by_id(uow, fill.lines)} if fill.lines else {}
    filled: dict[Any, dict[str, Any]] = {}
    problems: list[Problem] = []
    for place, (line_id, given) in enumerate(fill.lines.items()):
        line = known.get(line_id)
        if line is None or line.order_id != fill.order_id:
            raise UnknownLine("The order has no such line.", path=("lines", place, "id"))
        filled[line_id], found = own.filled(Noun.LINE, actor, given, line.custom, ("lines", place, "custom"))
        problems += found
    return filled, problems
