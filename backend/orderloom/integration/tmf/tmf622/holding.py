"""Product orders that wait for their data: what is kept of them, how they are read again, and what they look like."""

from collections.abc import Sequence
from typing import Any

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.holding import Meant, Sent, bind_means
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf622.intake import ITEMS, Intake, take
from orderloom.integration.tmf.tmf622.mapping import IDENTITY, Mapping, read_mapping
from orderloom.integration.tmf.tmf622.prices import price_problems, states_prices
from orderloom.integration.tmf.tmf622.resolve import in_sender_paths, new_order, resolve
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid, Problem
from orderloom.ordering.commands.quote import preview_order
from orderloom.ordering.contracts import HELD, CreateOrder, Order, PreviewOrder
from orderloom.platform.db import UnitOfWork

MEANS = "tmf622"


def to_be_held(document: Any, version: str, mapping: Mapping, problems: Sequence[Problem]) -> Sent:
    """A specification that nobody sells is mended by naming the offering that is meant."""
    content = {
        "document": document,
        "root": ITEMS,
        "version": version,
        "mapping": None if mapping is IDENTITY else json.to_builtins(mapping),
    }
    return Sent(means=MEANS, content=content, said=document, problems=[_mendable(one) for one in problems])


def _mendable(problem: Problem) -> Problem:
    if problem.code != "catalog.unknown_specification":
        return problem
    details = {"value": (problem.details or {}).get("specification")}
    return msgspec.structs.replace(problem, path=(*problem.path[:-3], "productOffering", "id"), details=details)


class ProductOrders:
    async def again(self, uow: UnitOfWork, sender: Actor, order: Order, content: Any) -> Meant:
        mapping = read_mapping(content["mapping"]) if content["mapping"] else IDENTITY
        intake, problems = take(content["document"], content["version"])
        resolved = await resolve(uow, sender, intake, mapping)
        problems += resolved.problems
        if problems:
            raise Invalid.of(problems)
        new = new_order(_as_said(intake, content), resolved, order.channel, None)
        if states_prices(intake):
            await _check_prices(uow, sender, intake, new)
        return Meant(_told(new, content), lambda found: in_sender_paths(found, intake, mapping))


async def _check_prices(uow: UnitOfWork, actor: Actor, intake: Intake, new: CreateOrder) -> None:
    preview = await preview_order(uow, actor, PreviewOrder(account_id=new.account_id, lines=new.lines))
    different = () if preview.problems else price_problems(intake, preview.currency, preview.lines)
    if different:
        raise Invalid.of(different)


def _original(content: Any) -> Intake:
    return take(content.get("said") or content["document"], content["version"])[0]


def _as_said(intake: Intake, content: Any) -> Intake:
    return msgspec.structs.replace(intake, extensions=_original(content).extensions)


def _told(new: CreateOrder, content: Any) -> CreateOrder:
    """Lines keep what their sender said of them, whatever was meant by it."""
    said = {item.number: item.extensions for item in _original(content).items}
    lines = [
        msgspec.structs.replace(line, extensions={**line.extensions, **said.get(line.number or "", {})})
        for line in new.lines
    ]
    return msgspec.structs.replace(new, lines=tuple(lines))


def held_items(order: Order, state: str) -> list[Body] | None:
    """The items as they were sent, of an order whose data was never mended; None of any other."""
    held = order.extensions.get(HELD)
    if held is None:
        return None
    return [_shown(item, state) for item in held["content"]["document"].get(ITEMS, ())]


def _shown(item: Body, state: str) -> Body:
    nested = {ITEMS: [_shown(one, state) for one in item[ITEMS]]} if item.get(ITEMS) else {}
    return {**item, "state": state, **nested}


bind_means(MEANS, ProductOrders())
