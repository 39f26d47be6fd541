"""Decides what is sent and what an answer means; knows neither sockets nor tables."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from orderloom.integration.adapters.contracts import Answered, Assign, Connection, Operation
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.language.feel import Expression, FeelError, compile_expression

TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
EXCERPT = 2000


class MalformedConnection(DomainError):
    code = "adapters.malformed_connection"


class Compiled(msgspec.Struct, frozen=True):
    """An operation with its mappings compiled."""

    connection: Connection
    operation: Operation
    request: Mapping[str, Expression]
    response: Mapping[str, Expression]


def parse(documents: Sequence[Mapping[str, Any]]) -> tuple[Connection, ...]:
    """Connections from plain data; refuses all when one is malformed, or an operation is defined twice."""
    problems: list[Problem] = []
    parsed: list[Connection] = []
    for index, document in enumerate(documents):
        try:
            parsed.append(json.convert(document, Connection))
        except msgspec.ValidationError as error:
            problems.append(Problem(MalformedConnection.code, str(error), (index,)))
    problems += _doubtful(parsed)
    if problems:
        raise MalformedConnection.of(problems)
    return tuple(parsed)


def _doubtful(connections: Sequence[Connection]) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for connection in connections:
        if connection.kind == "http" and connection.base_url is None:
            problems.append(
                Problem(MalformedConnection.code, "An http connection needs a base_url.", (connection.key, "base_url"))
            )
        for operation in connection.operations:
            if operation.key in seen:
                problems.append(
                    Problem(
                        MalformedConnection.code, "This operation is defined twice.", (connection.key, operation.key)
                    )
                )
            seen.add(operation.key)
            problems += _broken_mappings(connection, operation)
    return problems


def _broken_mappings(connection: Connection, operation: Operation) -> list[Problem]:
    problems: list[Problem] = []
    for side, lines in (("request", operation.request), ("response", operation.response)):
        for line in lines:
            try:
                compile_expression(line.source)
            except FeelError as error:
                problems.append(
                    Problem(MalformedConnection.code, str(error), (connection.key, operation.key, side, line.to))
                )
    return problems


def compiled(connection: Connection, operation: Operation) -> Compiled:
    return Compiled(connection, operation, _mapping(operation.request), _mapping(operation.response))


def _mapping(lines: Sequence[Assign]) -> dict[str, Expression]:
    return {line.to: compile_expression(line.source) for line in lines}


def body_of(one: Compiled, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is sent."""
    scope = {"input": values}
    return {name: formula.evaluate(scope) for name, formula in one.request.items()} if one.request else values


def output_of(one: Compiled, values: Mapping[str, Any], call_id: str, response: Any) -> dict[str, Any]:
    """What the task gets of the answer."""
    if one.response:
        scope = {"input": values, "response": response, "call": {"id": call_id}}
        return {name: formula.evaluate(scope) for name, formula in one.response.items()}
    return dict(response) if isinstance(response, dict) else {"response": response}


def outcome_of(one: Compiled, values: Mapping[str, Any], call_id: str, answer: Answered) -> Outcome:
    """Success by 2xx; else a failure that may pass (408, 425, 429, 5xx) or one that will not."""
    if 200 <= answer.status < 300:
        return Done(value=output_of(one, values, call_id, answer.body))
    said = answer.body if isinstance(answer.body, dict) else {"answer": str(answer.body)[:EXCERPT]}
    code = said.get("code")
    message = said.get("message") or said.get("reason") or f"{one.connection.key} answered {answer.status}."
    return Failed(
        code=code if isinstance(code, str) else f"http_{answer.status}",
        message=str(message)[:EXCERPT],
        transient=answer.status in TRANSIENT,
        payload={"status": answer.status, "answer": said},
    )
