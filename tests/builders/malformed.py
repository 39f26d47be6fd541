"""Throws torn documents at a flow's way in: each is refused, or has findings, or can be run."""

from random import Random
from typing import Literal

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.validate import validate
from tests.builders.flows import Published
from tests.builders.mutations import torn
from tests.builders.random_flows import TABLES, documents, flows, program
from tests.builders.random_runs import Player

Fate = Literal["refused", "found", "ran"]
MISSING = {"flow.flow_missing"}
"""What only those can know who have all flows and tables at hand."""


def fate(seed: int) -> Fate:
    """What becomes of one torn document; anything raised that is not the language's own error goes through."""
    die = Random(seed)
    made = torn(die, documents(die)[-1])
    try:
        flow = parse_flow(made)
    except DomainError:
        return "refused"
    findings = validate(flow, Published(TABLES))
    subflows = _subflows(seed)
    if any(finding.severity == "error" for finding in findings):
        _compiled(flow, subflows)
        return "found"
    compiled = _compiled(flow, subflows)
    assert isinstance(compiled, Program) or compiled <= MISSING, compiled
    if isinstance(compiled, Program):
        Player(compiled, [die.randint(0, 99) for _ in range(5)]).play()
    return "ran"


def _compiled(flow: Flow, subflows: dict[str, Program]) -> Program | set[str]:
    """The program, or the codes of what keeps it from being one."""
    try:
        return compile_flow(flow, TABLES, subflows)
    except DomainError as error:
        return {problem.code for problem in error.problems}


def _subflows(seed: int) -> dict[str, Program]:
    """The subflows that the document could run before it was torn."""
    found = flows(Random(seed))
    return {flow.key: program(found[: number + 1]) for number, flow in enumerate(found[:-1])}
