"""Builds requests and answers by the mappings of an operation. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from orderloom.integration.adapters.contracts import Operation
from orderloom.kernel.errors import DomainError
from orderloom.language.feel import compile_expression
from orderloom.language.feel.typing import ANY, Type
from orderloom.language.graph import Assignment
from orderloom.language.values import plain


class BadMapping(DomainError):
    """A mapping writes below something that is no object."""

    code = "adapters.bad_mapping"


def mapped(mapping: Sequence[Assignment], scope: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a mapping, nested by the dots of their places: `out.port.id` gives `{"port": {"id": …}}`."""
    built: dict[str, Any] = {}
    for entry in mapping:
        value = plain(compile_expression(entry.source).evaluate(scope))
        *above, last = entry.to.split(".")[1:]
        place = built
        for name in above:
            place = place.setdefault(name, {})
            if not isinstance(place, dict):
                raise BadMapping(f"{entry.to} lies below a value.", path=(entry.to,))
        place[last] = value
    return built


def answer_types(operation: Operation) -> dict[str, Type]:
    """What an operation is known to answer, by name: the places of its mapping."""
    return {entry.to.split(".")[1]: ANY for entry in operation.response or operation.answer if "." in entry.to}


def simulated(mapping: Sequence[Assignment], call_id: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a system that only pretends answers: the same for the same call, whenever it is asked."""
    digest = hashlib.sha256(call_id.encode()).hexdigest()
    call = {"id": call_id, "code": digest[:8].upper(), "number": int(digest[:12], 16) % 10_000_000}
    return mapped(mapping, {"input": dict(given), "call": call})
