"""The names that the expressions of fulfillment flows read: order, line, account, site, domain_order, nodes."""

from collections.abc import Iterable, Mapping
from typing import Any

from orderloom.language.compile import Program
from orderloom.orchestration.contracts import StepKind
from orderloom.orchestration.domain.moves import Known

OF_LINE = frozenset({"order", "line", "account", "site"})
EVERYTHING = OF_LINE | {"domain_order", "nodes"}
_read: dict[str, dict[str, frozenset[str]]] = {}


def names_read(program: Program, key: str) -> frozenset[str]:
    """The first names of all that the node's expressions read, so that nothing else need be loaded for it."""
    step = program.nodes[key]
    if step.kind.step == StepKind.DECISION:
        return EVERYTHING
    read = _read.setdefault(program.content_hash, {})
    if key not in read:
        expressions = [*step.formulas.values(), *([step.when] if step.when is not None else [])]
        read[key] = frozenset(path.partition(".")[0] for expression in expressions for path in expression.paths)
    return read[key]


def domain_order_scope(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The domain order's fields, with its specification as an object that has a key, a kind and a subtype."""
    specification = {"key": plain["specification"], "kind": plain["kind"], "subtype": plain["subtype"]}
    return {**plain, "specification": specification}


def nodes_scope(known: Iterable[Known]) -> dict[str, Any]:
    """`nodes.<key>.out`: what a task's form or answer gave, or what a gate found."""
    return {step.key: {"out": _out(step.kind, step.output)} for step in known}


def _out(kind: StepKind, output: Mapping[str, Any] | None) -> Mapping[str, Any]:
    if output is None:
        return {}
    return output.get("out", {}) if kind.startswith("gate.") else output
