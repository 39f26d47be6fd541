"""What of a query the store of domain orders can answer, and what is left to be looked for in the resources."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition.contracts import DomainOrderFilter
from orderloom.integration.tmf.query import Condition, Query
from orderloom.integration.tmf.shapes import is_moment
from orderloom.integration.tmf.tmf652.render import STATES
from orderloom.kernel.errors import Invalid, Problem

_BOUNDS = {"gte": "created_from", "lt": "created_to"}


def plan(query: Query) -> tuple[DomainOrderFilter, Query]:
    """Raises with every condition that can't be met."""
    wanted: dict[str, Any] = {"kinds": (SpecificationKind.RESOURCE,)}
    rest: list[Condition] = []
    problems: list[Problem] = []
    for one in query.conditions:
        try:
            found = _condition(one)
        except ValueError as error:
            problems.append(Problem("tmf.bad_filter", str(error), (one.name,)))
            continue
        if found is None or not wanted.keys().isdisjoint(found):
            rest.append(one)
        else:
            wanted |= found
    if problems:
        raise Invalid.of(problems)
    return DomainOrderFilter(**wanted), msgspec.structs.replace(query, conditions=tuple(rest))


def _condition(one: Condition) -> dict[str, Any] | None:
    """None for what only the resources can tell."""
    if one.path == ("orderDate",) and one.bound in _BOUNDS:
        spelt = one.values[0].replace(" ", "+")
        if not is_moment(spelt):
            raise ValueError(f"{one.values[0]!r} is no date and time with its time zone.")
        return {_BOUNDS[one.bound]: datetime.fromisoformat(spelt.upper())}
    if one.bound != "eq":
        return None
    if one.path == ("state",):
        unknown = next((value for value in one.values if value not in STATES.values()), None)
        if unknown is not None:
            raise ValueError(f"There is no state {unknown!r}.")
        return {"states": tuple(state for state, name in STATES.items() if name in one.values)}
    if one.path == ("relatedParty", "id") and all(_uuid(value) for value in one.values):
        return {"account_ids": tuple(_uuid(value) for value in one.values)}
    return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
