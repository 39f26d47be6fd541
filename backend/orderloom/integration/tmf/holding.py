"""Accept and hold: what was sent names things unknown here and waits in fallout until somebody says what is meant."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

import msgspec

from orderloom.fallout.commands.lifecycle import Fault, close_of_intake, open_fallouts
from orderloom.fallout.contracts import BY_INTAKE, FalloutType, bind_intakes
from orderloom.flows import queries as flows
from orderloom.identity import access
from orderloom.identity.contracts import Actor, Role
from orderloom.integration.tmf.wording import in_words
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Invalid, Missing, Problem
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.holding import Held, fill_held, hold_for_data
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import HELD, CreateOrder, MoveOrder, Order
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader, UnitOfWork

POLICY = "order-intake"
UNKNOWN = frozenset({"catalog.unknown_offering", "catalog.unknown_specification", "inventory.unknown_product"})
"""What an order may wait for; anything else that is wrong with it is its sender's to put right."""
MOST_SHOWN = 200
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_SYSTEM = Actor.system("intake")


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent by `means`, with its problems; `content` is what that means needs to read it again."""

    means: str
    content: Mapping[str, Any]
    said: Any
    problems: Sequence[Problem]


class Meant(msgspec.Struct, frozen=True):
    """What the order is, and where in what was sent a refusal of capture lies."""

    new: CreateOrder
    at: Callable[[Sequence[Problem]], Sequence[Problem]]


class Means(Protocol):
    """A way in which orders come."""

    async def again(self, uow: UnitOfWork, sender: Actor, order: Order, content: Any) -> Meant:
        """The order, read again as far as its sender sees; raises with every path that is still unknown or wrong."""
        ...


_means: dict[str, Means] = {}


def bind_means(name: str, means: Means) -> None:
    _means[name] = means


def only_unknown(problems: Sequence[Problem]) -> bool:
    return bool(problems) and all(one.code in UNKNOWN for one in problems)


async def holds(reader: Reader, channel: str, account: Account) -> bool:
    """Whether the policy lets this account's orders of this channel wait."""
    tables = await flows.tables(reader, [POLICY])
    if POLICY not in tables:
        return False
    facts = {"number": account.number, "segment": account.segment, "custom": account.custom}
    outputs = tables[POLICY][1].evaluate({"channel": channel, "account": facts, "now": reader.now}).outputs
    return isinstance(outputs, dict) and outputs.get("unknown") == "hold"


async def hold(uow: UnitOfWork, actor: Actor, new: CreateOrder, sent: Sent) -> Held:
    """The order, waiting; the same that was sent before gives the same order and opens no second fallout."""
    roles = sorted(actor.roles) if actor.kind != "system" else None
    kept = {"means": sent.means, "content": sent.content, "submit": new.submit, "roles": roles}
    held = await hold_for_data(uow, actor, new, json.to_builtins(kept), sent.said)
    if held.fresh:
        await open_fallouts(uow, _SYSTEM, [_fault(held.order, sent)])
    return held


def _fault(order: Order, sent: Sent) -> Fault:
    first, more = sent.problems[0], len(sent.problems) - 1
    unknown = [_shown(one, sent.content) for one in sent.problems[:MOST_SHOWN]]
    return Fault(
        order_id=order.id,
        cause=first.message if not more else f"{first.message} And {more} more.",
        source=BY_INTAKE,
        code=first.code,
        message=f"{in_words(first.path)}: {first.message}",
        payload={"channel": order.channel, "unknown": unknown},
        type=FalloutType.DATA.value,
        mended_by_people=True,
    )


def _shown(one: Problem, content: Mapping[str, Any]) -> dict[str, Any]:
    value = (one.details or {}).get("value", value_at(content, one.path))
    return {"path": in_words(one.path), "value": value, "code": one.code, "message": one.message}


def value_at(content: Mapping[str, Any], path: Sequence[str | int]) -> Any:
    """What was said at a path of the document; None where nothing was."""
    found: Any = content["document"]
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found if isinstance(found, str | int | float | bool) else None


def steps_of(path: str) -> tuple[str | int, ...]:
    """`rows[0].Product` is `("rows", 0, "Product")`."""
    return tuple(int(place) if place else name for place, name in _STEP.findall(path))


def mended(document: Any, values: Mapping[str, Any], root: str) -> Any:
    """The document with these values at their paths, all of which begin at `root`; what is missing on the way to a
    value is made."""
    found = json.loads(json.dumps(document))
    problems: list[Problem] = []
    for path, value in values.items():
        steps = steps_of(path)
        if steps[:1] != (root,) or not _put(found, steps, value):
            problems.append(Problem("fallout.unknown_path", f"There is no {path[:120]!r} to mend.", ("values", path)))
    if problems:
        raise Invalid.of(problems)
    return found


def _put(document: Any, steps: Sequence[str | int], value: Any) -> bool:
    here = document
    for step in steps[:-1]:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.setdefault(step, {})
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return False
    if not isinstance(here, dict) or not isinstance(steps[-1], str):
        return False
    here[steps[-1]] = value
    return True


class Intakes:
    """What fallout needs of whoever took the orders in."""

    async def mend(self, uow: UnitOfWork, order_id: UUID, values: dict[str, Any]) -> None:
        order = await _waiting(uow, order_id)
        held = order.extensions[HELD]
        content = held["content"]
        document = mended(content["document"], values, content["root"])
        await _filled(uow, order, {**content, "document": document, "said": content["document"]})

    async def reject(self, uow: UnitOfWork, order_id: UUID, reason: str) -> None:
        await cancel_order(uow, _SYSTEM, MoveOrder(order_id=order_id, reason=reason))


async def said_anew(uow: UnitOfWork, order_id: UUID, document: Any) -> None:
    """Its sender says itself what was meant: the order goes on, and its fallout closes."""
    order = await _waiting(uow, order_id)
    await _filled(uow, order, {**order.extensions[HELD]["content"], "document": document})
    await close_of_intake(uow, _SYSTEM, order_id)


def _sender(order: Order, roles: Sequence[str] | None) -> Actor:
    """Whoever mends it, the order is for its own account and says no more than its sender might say."""
    if roles is None:
        return msgspec.structs.replace(Actor.system(order.captured_by_name), account_id=order.account_id)
    held = [Role(role) for role in roles]
    return access.actor(None, order.captured_by_name, held, kind="token", account_id=order.account_id)


async def _waiting(uow: UnitOfWork, order_id: UUID) -> Order:
    found = (await ordering.orders_by_id(uow, [order_id])).get(order_id)
    if found is None or HELD not in found.extensions:
        raise Missing("This order does not wait for its data.", path=("order_id",))
    return found


async def _filled(uow: UnitOfWork, order: Order, content: Mapping[str, Any]) -> None:
    held = order.extensions[HELD]
    sender = _sender(order, held.get("roles"))
    meant = await _means[held["means"]].again(uow, sender, order, content)
    new = msgspec.structs.replace(meant.new, account_id=order.account_id, submit=held["submit"])
    try:
        await fill_held(uow, sender, order.id, new)
    except DomainError as refusal:
        raise type(refusal).of(meant.at(refusal.problems)) from None


bind_intakes(Intakes())
