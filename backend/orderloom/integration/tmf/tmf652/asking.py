"""What of a query the store of domain orders can answer, and what is left to be looked for in the resources."""

from typing import Any

import msgspec

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition.contracts import DomainOrderFilter
from orderloom.integration.tmf.orders.finding import NEVER, STATE, ids_in, moment_in, shared_out
from orderloom.integration.tmf.orders.states import TOLD
from orderloom.integration.tmf.query import Condition, Query
from orderloom.integration.tmf.tmf652.render import STATES
from orderloom.integration.tmf.wording import id_in

_BOUNDS = {"gte": "created_from", "lt": "created_to"}


def plan(query: Query) -> tuple[DomainOrderFilter, Query]:
    """Raises with every condition that can't be met."""
    wanted, rest = shared_out(query, _condition)
    where = DomainOrderFilter(kinds=(SpecificationKind.RESOURCE,), **wanted)
    return where, msgspec.structs.replace(query, conditions=tuple(rest))


def _condition(one: Condition) -> dict[str, Any] | None:
    """None for what only the resources can tell."""
    if one.path == ("orderDate",) and one.bound in _BOUNDS:
        return {_BOUNDS[one.bound]: moment_in(one.values[0])}
    if one.bound != "eq":
        return None
    if one.path == ("id",):
        return {"ids": ids_in(one.values)}
    if one.path == STATE:
        return _states(one)
    if one.path == ("relatedParty", "id") and all(map(id_in, one.values)):
        return {"account_ids": ids_in(one.values)}
    return None


def _states(one: Condition) -> dict[str, Any]:
    """A state of the standard that a resource order never comes to matches none."""
    unknown = next((value for value in one.values if value not in TOLD), None)
    if unknown is not None:
        raise ValueError(f"There is no state {unknown!r}.")
    states = tuple(state for state, name in STATES.items() if name in one.values)
    return {"states": states} if states else {"ids": (NEVER,)}
