"""Connections come with a release, or are written by people; an operation can be sent to see what comes back."""

import time
from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.adapters import store
from orderloom.integration.adapters.addresses import place_of
from orderloom.integration.adapters.contracts import Connection, Kind, SaveConnection, SendTest, Sent, Target, targets
from orderloom.integration.adapters.documents import MalformedConnection, connection_of
from orderloom.integration.adapters.http import body_of
from orderloom.integration.adapters.last_calls import write_calls
from orderloom.integration.adapters.outbound import TRIED
from orderloom.kernel.errors import DomainError, Missing, Problem, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.orchestration.contracts import OperationCall, adapters
from orderloom.platform.db import AuditEntry, Database, UnitOfWork


@command(Permission.FLOW_PUBLISH)
async def import_connections(
    uow: UnitOfWork, actor: Actor, documents: Sequence[dict[str, Any]], *, kind: Kind | None = None
) -> list[str]:
    """Saves the connections of a release, but none over what people made their own; the keys of those that changed.
    `kind` overrides that of the documents, e.g. to measure without a network. Refuses all when one is malformed."""
    problems: list[Problem] = []
    connections: list[Connection] = []
    for index, document in enumerate(documents):
        try:
            connection = connection_of(document)
        except DomainError as error:
            problems += [Problem(each.code, each.message, (index, *each.path)) for each in error.problems]
            continue
        connections.append(msgspec.structs.replace(connection, kind=kind) if kind else connection)
    if problems:
        raise MalformedConnection.of(problems)
    changed = await store.ship(uow, connections)
    uow.audit(*(_entry(key, "import") for key in changed))
    return changed


@command(Permission.FLOW_PUBLISH)
async def save_connection(uow: UnitOfWork, actor: Actor, wanted: SaveConnection) -> str:
    """A new connection, or a change of one, for all calls from now on; its key."""
    connection = connection_of(wanted.content)
    version = await store.save(uow, connection, wanted.version, actor.id)
    if version is None:
        known = wanted.version > 0
        message = "Somebody saved it meanwhile." if known else f"There is a connection {connection.key} already."
        raise StaleVersion(message, path=("version",) if known else ("content", "key"))
    uow.audit(_entry(connection.key, "save", version=version))
    return connection.key


@command(Permission.FLOW_PUBLISH)
async def remove_connection(uow: UnitOfWork, actor: Actor, key: str, version: int) -> None:
    """Its operations are no more: tasks that call them fail, and no flow that names one can be published."""
    if await store.kept_one(uow, key) is None:
        raise Missing("There is no such connection.", path=("key",))
    if not await store.remove(uow, key, version, actor.id):
        raise StaleVersion("Somebody saved it meanwhile.", path=("version",))
    uow.audit(_entry(key, "remove"))


@command(Permission.FLOW_PUBLISH)
async def send_test(database: Database, actor: Actor, wanted: SendTest) -> Sent:
    """A real call, with a key of its own, while no transaction is open; that it was sent is kept in the audit trail
    before it leaves."""
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        target = targets(await store.connections(uow)).get(wanted.operation)
        if target is None:
            raise Missing("There is no such operation.", path=("operation",))
        request = body_of(target, wanted.input)
        uow.audit(_entry(target.connection.key, "send_test", operation=wanted.operation, fields=sorted(wanted.input)))
    call = OperationCall(operation=wanted.operation, call_id=f"{TRIED}{new_id()}", input=wanted.input)
    started = time.monotonic()
    (outcome,) = await adapters().perform([call])
    milliseconds = round((time.monotonic() - started) * 1000)
    await write_calls(database)
    return _sent(target, request, outcome, milliseconds)


def _sent(target: Target, request: Any, outcome: Outcome, milliseconds: int) -> Sent:
    place = place_of(target.connection) if target.connection.kind == "http" else None
    failed = outcome if isinstance(outcome, Failed) else None
    return Sent(
        verdict="transient" if failed and failed.transient else "final" if failed else "done",
        address=f"{place.url.rstrip('/')}{target.path}" if place else target.key,
        method=target.operation.method,
        request=request,
        milliseconds=milliseconds,
        answer=outcome.value if isinstance(outcome, Done) else None,
        code=failed.code if failed else None,
        message=failed.message if failed else None,
        status=failed.payload.get("status") if failed else None,
        body=failed.payload.get("body") if failed else None,
    )


def _entry(key: str, action: str, **changes: Any) -> AuditEntry:
    subject = connection_id(key)
    return AuditEntry(subject_type="connection", subject_id=subject, action=action, changes={"key": key, **changes})


def connection_id(key: str) -> UUID:
    """What the audit trail knows a connection by."""
    return uuid5(NAMESPACE_URL, f"orderloom:connection:{key}")
