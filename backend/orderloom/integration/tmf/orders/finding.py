"""What of a query the store of orders can answer, and what is left to be looked for in the resources themselves."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.integration.tmf.orders.states import PARTIAL, WAITING, states_called
from orderloom.integration.tmf.query import Condition, Query
from orderloom.integration.tmf.shapes import is_moment
from orderloom.integration.tmf.wording import id_in
from orderloom.kernel.errors import Invalid, Problem
from orderloom.ordering.contracts import OrderFilter, OrderKind, OrderSort, OrderState

SORTS = {
    "orderDate": OrderSort.CREATED_AT,
    "creationDate": OrderSort.CREATED_AT,
    "requestedCompletionDate": OrderSort.REQUESTED_COMPLETION,
    "state": OrderSort.STATE,
}
NEVER = UUID(int=0)
STATE = ("state",)
BOUNDS = {"gt": "created_after", "gte": "created_from", "lt": "created_to", "lte": "created_until"}
ACCOUNTS = frozenset({("relatedParty", "id"), ("relatedParty", "partyOrPartyRole", "id")})
EXTERNAL = frozenset({("externalId",), ("externalId", "id")})


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """`rest` are conditions for the resources; `sorts` is none when only the resources can be sorted so."""

    where: OrderFilter
    rest: tuple[Condition, ...]
    sorts: tuple[tuple[OrderSort, bool], ...] | None


def plan(query: Query, version: str, kind: OrderKind) -> Plan:
    """Of the orders of one kind. Raises with every condition that can't be met."""
    wanted, rest = shared_out(query, lambda one: _condition(one, version))
    if OrderState.DRAFT in wanted.get("states", ()):
        rest += [one for one in query.conditions if one.path == STATE and one not in rest]
    return Plan(where=OrderFilter(kinds=(kind,), **wanted), rest=tuple(rest), sorts=_sorts(query))


def shared_out(
    query: Query, met: Callable[[Condition], dict[str, Any] | None]
) -> tuple[dict[str, Any], list[Condition]]:
    """What of a filter of the store meets the conditions, and the conditions that none does. `met` tells it of one,
    None for what only the resources can tell, and raises `ValueError` for what none ever meets."""
    wanted: dict[str, Any] = {}
    rest: list[Condition] = []
    problems: list[Problem] = []
    for one in query.conditions:
        try:
            found = met(one)
        except ValueError as error:
            problems.append(Problem("tmf.bad_filter", str(error), (one.name,)))
            continue
        if found is None or not wanted.keys().isdisjoint(found):
            rest.append(one)
        else:
            wanted |= found
    if problems:
        raise Invalid.of(problems)
    return wanted, rest


def _sorts(query: Query) -> tuple[tuple[OrderSort, bool], ...] | None:
    asked = [(".".join(path), descending) for path, descending in query.sorts]
    if any(name not in SORTS for name, _ in asked):
        return None
    return tuple((SORTS[name], descending) for name, descending in asked)


def _condition(one: Condition, version: str) -> dict[str, Any] | None:
    """None for what only the resources can tell."""
    if one.path in (("orderDate",), ("creationDate",)):
        return {BOUNDS[one.bound]: moment_in(one.values[0])} if one.bound in BOUNDS else None
    if one.bound != "eq":
        return None
    if one.path == ("id",):
        return {"ids": ids_in(one.values)}
    if one.path in EXTERNAL:
        return {"external_ids": one.values}
    if one.path == ("description",):
        return {"descriptions": one.values}
    if one.path == STATE:
        return _states(one.values, version)
    if one.path in ACCOUNTS and all(map(id_in, one.values)):
        return {"account_ids": ids_in(one.values)}
    return None


def ids_in(values: Sequence[str]) -> tuple[UUID, ...]:
    """An id that is none of ours matches nothing."""
    return tuple(id_in(value) or NEVER for value in values)


def _states(values: Sequence[str], version: str) -> dict[str, Any]:
    """A draft may be told as held, since it waits for its data; which of them are, only the resources tell."""
    states: set[OrderState] = set()
    for value in values:
        known = states_called(value, version)
        if not known:
            raise ValueError(f"There is no state {value!r}.")
        states |= known
        if value == WAITING:
            states.add(OrderState.DRAFT)
    partial = {PARTIAL: True, "completed": False}
    asked = [partial[value] for value in values if value in partial]
    return {"states": tuple(states), "partial": asked[0] if len(set(asked)) == 1 else None}


def moment_in(text: str) -> datetime:
    """A plus in an address is a blank, unless it was written %2B."""
    spelt = text.replace(" ", "+")
    if not is_moment(spelt):
        raise ValueError(f"{text!r} is no date and time with its time zone.")
    return datetime.fromisoformat(spelt.upper())
