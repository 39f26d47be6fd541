"""Reads connections that people write: what is wrong with one, place by place."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec

from orderloom.integration.adapters.addresses import has_name, leads_inside
from orderloom.integration.adapters.contracts import Connection, Operation
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.text import unacceptable
from orderloom.language.durations import parse_duration
from orderloom.language.feel import FeelError, compile_expression
from orderloom.language.misfits import misfit
from orderloom.platform.settings import settings

MOST_OPERATIONS = 100
LONGEST_SECONDS = 10.0
LONGEST_PATH = 2000
_PATH = re.compile(r"/[^\x00-\x1f\x7f]{0,1999}")
_ROOTS = {"request": "body", "response": "out", "answer": "out"}
_OURS = frozenset(("content-type", "accept", "idempotency-key", "host", "content-length", "transfer-encoding"))


class MalformedConnection(DomainError):
    code = "adapters.malformed"


def connection_of(content: Any) -> Connection:
    """The connection that a document describes; raises `MalformedConnection` with every problem and its path."""
    problems = list(unacceptable(content))
    if problems:
        raise MalformedConnection.of(problems)
    try:
        connection = json.convert(content, Connection)
    except msgspec.ValidationError as error:
        message, path = misfit(content, Connection) or (str(error), ())
        raise MalformedConnection(message, path=path) from error
    problems += _problems(connection)
    if problems:
        raise MalformedConnection.of(problems)
    return connection


def _problem(code: str, message: str, *path: str | int) -> Problem:
    return Problem(f"adapters.{code}", message, path)


def _problems(connection: Connection) -> Iterator[Problem]:
    if not connection.name.get("en", "").strip():
        yield _problem("name", "Write it in English; other languages may follow.", "name", "en")
    yield from _address(connection)
    for place, header in enumerate(connection.headers):
        if header.name.lower() in _OURS:
            yield _problem("header", f"{header.name} is set by every call itself.", "headers", place, "name")
    if len(connection.operations) > MOST_OPERATIONS:
        yield _problem("too_many", f"A connection has at most {MOST_OPERATIONS} operations.", "operations")
    counted = Counter(operation.key for operation in connection.operations)
    for place, operation in enumerate(connection.operations):
        if counted[operation.key] > 1:
            yield _problem("twice", f"{operation.key} is there more than once.", "operations", place, "key")
        yield from _operation(operation, place)


def _address(connection: Connection) -> Iterator[Problem]:
    if connection.kind != "http":
        return
    if (connection.base_url is None) == (connection.base_setting is None):
        yield _problem("address", "Give either base_url or base_setting.", "base_url")
    if connection.base_url is None:
        return
    if not has_name(connection.base_url):
        yield _problem("address", "Write an address such as https://api.example.com/v1.", "base_url")
        return
    if settings().private_networks:
        return
    parts = urlsplit(connection.base_url)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.query or parts.fragment:
        yield _problem("address", "Write an address such as https://api.example.com/v1.", "base_url")
    elif leads_inside(connection.base_url):
        yield _problem("not_allowed", "This leads to a private network, where calls must not go.", "base_url")


def _operation(operation: Operation, place: int) -> Iterator[Problem]:
    at = ("operations", place)
    if not operation.name.get("en", "").strip():
        yield _problem("name", "Write it in English; other languages may follow.", *at, "name", "en")
    if operation.path and not _PATH.fullmatch(operation.path):
        message = f"A path begins with / and is one line of at most {LONGEST_PATH} characters."
        yield _problem("path", message, *at, "path")
    if parse_duration(operation.timeout).total_seconds() > LONGEST_SECONDS:
        yield _problem("timeout", "No call is waited for longer than ten seconds.", *at, "timeout")
    for field, root in _ROOTS.items():
        for number, entry in enumerate(getattr(operation, field)):
            if not entry.to.startswith(f"{root}."):
                message = f"Here places begin with {root}., such as {root}.id."
                yield _problem("place", message, *at, field, number, "to")
            try:
                compile_expression(entry.source)
            except FeelError as error:
                yield Problem("feel.syntax", str(error), (*at, field, number, "from"))
