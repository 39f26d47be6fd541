"""The conditions and orders that a list of product orders takes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from orderloom.integration.tmf.selection import RESERVED, alternatives
from orderloom.integration.tmf.tmf622.states import PARTIAL, PRIORITIES, states_called
from orderloom.kernel.errors import Invalid, Problem
from orderloom.ordering.contracts import OrderFilter, OrderSort, OrderState, Priority

SORTS = {
    "orderDate": OrderSort.CREATED_AT,
    "requestedCompletionDate": OrderSort.REQUESTED_COMPLETION,
    "state": OrderSort.STATE,
    "priority": OrderSort.PRIORITY,
}
NEVER = UUID(int=0)
DATE_BOUNDS = {"gt": "created_after", "gte": "created_from", "lt": "created_to", "lte": "created_until"}


def conditions(query: Mapping[str, str]) -> OrderFilter:
    """Raises with every condition that can't be met."""
    wanted: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, text in query.items():
        if name in RESERVED:
            continue
        try:
            wanted |= _condition(name, text)
        except ValueError as error:
            problems.append(Problem("tmf.bad_filter", str(error), (name,)))
    if problems:
        raise Invalid.of(problems)
    return OrderFilter(**wanted)


def _condition(name: str, text: str) -> dict[str, Any]:
    values = alternatives(text)
    match name.split("."):
        case ["id"]:
            return {"ids": tuple(_id(value) for value in values)}
        case ["externalId"]:
            return {"external_ids": tuple(values)}
        case ["state"]:
            return _states(values)
        case ["priority"]:
            called = {number: Priority(word) for word, number in PRIORITIES.items()}
            return {"priorities": tuple(called[value] for value in values if value in called) or _none()}
        case ["description"]:
            return {"descriptions": tuple(values)}
        case ["orderDate", bound] if bound in DATE_BOUNDS:
            return {DATE_BOUNDS[bound]: _moment(values[0])}
        case ["relatedParty", "id"]:
            return {"account_ids": tuple(_id(value) for value in values)}
        case _:
            raise ValueError(f"Product orders can't be filtered by {name!r}.")


def _id(text: str) -> UUID:
    """An id that is none of ours matches nothing."""
    try:
        return UUID(text)
    except ValueError:
        return NEVER


def _none() -> tuple[Priority, ...]:
    raise ValueError("Priorities are 0, 1, 2 and 4.")


def _states(values: list[str]) -> dict[str, Any]:
    states: set[OrderState] = set()
    for value in values:
        known = states_called(value)
        if not known:
            raise ValueError(f"There is no state {value!r}.")
        states |= known
    partial = {PARTIAL: True, "completed": False}
    asked = [partial[value] for value in values if value in partial]
    return {"states": tuple(states), "partial": asked[0] if len(set(asked)) == 1 else None}


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise ValueError(f"{text!r} is no date and time.") from None
    if found.tzinfo is None:
        raise ValueError("A date and time needs its time zone.")
    return found


def sorts(text: str | None) -> tuple[tuple[OrderSort, bool], ...]:
    """`-orderDate,state`: a minus turns the order round."""
    asked = [one.strip() for one in (text or "").split(",") if one.strip()]
    unknown = [one for one in asked if one.lstrip("+-") not in SORTS]
    if unknown:
        message = f"Product orders can be sorted by {', '.join(SORTS)}, not by {unknown[0]!r}."
        raise Invalid.of([Problem("tmf.bad_sort", message, ("sort",))])
    return tuple((SORTS[one.lstrip("+-")], one.startswith("-")) for one in asked)
