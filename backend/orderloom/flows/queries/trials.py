"""Tries flows out: drafts and versions, on samples and on real orders, with answers simulated or recorded."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from orderloom.flows.contracts import TryFlow, VersionState
from orderloom.flows.domain.documents import Described, describe, findings_of, placed
from orderloom.flows.queries.references import known
from orderloom.flows.store import definitions, programs, runs
from orderloom.flows.store.programs import NotPublished
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.kernel.json import dumps
from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Answered, Flow
from orderloom.language.trial import Stops, TestResult, Trial, recorded, rehearse, run_test, simulated, unanswered
from orderloom.language.validate import Finding
from orderloom.platform.db import Reader

MOST_STEPS = 2_000
_OWN_KEY = re.compile(r"[^a-z0-9_]")


@query(Permission.FLOW_READ)
async def findings(reader: Reader, actor: Actor, content: dict[str, Any]) -> tuple[Finding, ...]:
    """What keeps a document from being published, and warnings. Raises when it is malformed."""
    with placed("content"):
        described = describe(content)
    return findings_of(described, await known(reader, [described]))


@query(Permission.FLOW_READ)
async def try_flow(reader: Reader, actor: Actor, wanted: TryFlow) -> Trial:
    """What comes of a flow on `given`, with no effect at all. Raises when the flow can't run.

    It stops after 2,000 steps at the latest, and runs beside the event loop, which has others to serve.
    """
    flow = await _flow(reader, wanted)
    _refuse_strangers(flow, wanted)
    program = await _program(reader, flow)
    answers = _first((*wanted.answers, *(await _recorded(reader, wanted))))
    given = {"now": reader.now, **wanted.given}
    simulate = simulated if wanted.simulate else unanswered
    return await asyncio.to_thread(rehearse, program, given, answers, simulate, _bounded(wanted.stops))


def _refuse_strangers(flow: Flow, wanted: TryFlow) -> None:
    """An answer to a node that is not there, or a stop before it, would go unnoticed."""
    keys = {node.key for node in flow.nodes}
    asked = [(("answers", str(number)), each.node) for number, each in enumerate(wanted.answers)]
    asked += [(("stops", "breakpoints"), each) for each in sorted(wanted.stops.breakpoints if wanted.stops else ())]
    problems = tuple(
        Problem("flows.no_node", f"No node of {flow.key} has the key {address}.", path)
        for path, address in asked
        if _OWN_KEY.split(address, maxsplit=1)[0] not in keys
    )
    if problems:
        raise Invalid.of(problems)


def _bounded(stops: Stops | None) -> Stops:
    asked = stops or Stops()
    steps = MOST_STEPS if asked.steps is None else min(asked.steps, MOST_STEPS)
    return msgspec.structs.replace(asked, steps=steps)


@query(Permission.FLOW_READ)
async def run_tests(reader: Reader, actor: Actor, wanted: TryFlow) -> list[TestResult]:
    """The saved cases of a flow, each held against what comes of it."""
    flow = await _flow(reader, wanted)
    program = await _program(reader, flow)
    return await asyncio.to_thread(_tested, flow, program, reader.now)


def _tested(flow: Flow, program: Program, now: Any) -> list[TestResult]:
    return [run_test(program, test, now=now, stops=_bounded(None)) for test in flow.tests]


async def _flow(reader: Reader, wanted: TryFlow) -> Flow:
    """The flow that is given, or that of a version, or the draft, or else what is in force."""
    content = wanted.content
    if content is None:
        content = await _stored(reader, wanted)
    with placed("content"):
        parsed = describe(content).parsed
    if not isinstance(parsed, Flow):
        raise Invalid("Only flows are tried out here; a table is asked directly.", path=("key",))
    return parsed


async def _stored(reader: Reader, wanted: TryFlow) -> dict[str, Any]:
    if wanted.version is not None:
        found = await definitions.version(reader, wanted.key, wanted.version)
    else:
        known = await definitions.definitions(reader, keys=(wanted.key,))
        found = (known[0].draft or known[0].published) if known else None
    if found is None or found.state is VersionState.RETIRED:
        raise NotPublished(f"There is no flow {wanted.key} to try.", path=("key",), details={"key": wanted.key})
    return found.content


async def _program(reader: Reader, flow: Flow) -> Program:
    tables, subflows = await programs.subprograms(reader, flow)
    with placed("content"):
        return compile_flow(flow, tables, subflows)


async def _recorded(reader: Reader, wanted: TryFlow) -> tuple[Answered, ...]:
    if wanted.recorded_from is None:
        return ()
    steps = await runs.journal(reader, (wanted.recorded_from,))
    return recorded([(step.node_key, step.visit, step.event, step.output) for step in steps])


def _first(answers: Sequence[Answered]) -> list[Answered]:
    """One answer a visit: those that were given by hand come before recorded ones."""
    return list({(each.node, each.visit): each for each in reversed(answers)}.values())


@open_door("publishing asks, whose own right was asked before")
async def cases_hold(reader: Reader, document: Described) -> Sequence[Finding]:
    """A flow whose saved cases fail is not published."""
    flow = document.parsed
    if not isinstance(flow, Flow) or not flow.tests:
        return ()
    try:
        results = await asyncio.to_thread(_tested, flow, await _program(reader, flow), reader.now)
    except DomainError as error:
        return [Finding(code=each.code, message=each.message, path=each.path) for each in error.problems]
    return [
        Finding(
            code="flow.test_failed",
            message=f"Case {result.name}: expected {each.field} {_text(each.expected)}, got {_text(each.actual)}.",
            path=("tests", number),
        )
        for number, result in enumerate(results)
        for each in result.mismatches
    ]


def _text(value: Any) -> str:
    return "nothing" if value is None else dumps(value).decode()
