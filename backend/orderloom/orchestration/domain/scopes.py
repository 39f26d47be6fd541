"""The names that the expressions of fulfillment flows read: order, line, account, site, domain_order, nodes."""

from collections.abc import Mapping
from typing import Any

from orderloom.language.compile import Program
from orderloom.language.projection import find
from orderloom.orchestration.contracts import StepKind

OF_LINE = frozenset({"order", "line", "account", "site"})
EVERYTHING = OF_LINE | {"domain_order", "nodes"}
_WHOLE = frozenset({StepKind.DECISION, StepKind.SUBFLOW})
_read: dict[str, dict[str, frozenset[str]]] = {}


def names_read(program: Program, key: str) -> frozenset[str]:
    """The first names of all that the node's expressions read, so that nothing else need be loaded for it."""
    if ">" in key:
        return frozenset()
    place = find(program, key)
    step = place.step
    if step.kind.step in _WHOLE:
        return EVERYTHING
    read = _read.setdefault(place.program.content_hash, {})
    if step.key not in read:
        expressions = [*step.formulas.values(), *([step.when] if step.when is not None else [])]
        read[step.key] = frozenset(path.partition(".")[0] for expression in expressions for path in expression.paths)
    return read[step.key] | {"nodes"} if place.prefix else read[step.key]


def domain_order_scope(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The domain order's fields, with its specification as an object that has a key, a kind and a subtype."""
    specification = {"key": plain["specification"], "kind": plain["kind"], "subtype": plain["subtype"]}
    return {**plain, "specification": specification}
