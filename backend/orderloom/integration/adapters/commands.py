"""Imports connections from their documents."""

from collections.abc import Sequence
from typing import Any

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.adapters import store
from orderloom.integration.adapters.contracts import Connection, Kind
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.ids import new_id
from orderloom.language.feel import FeelError, compile_expression
from orderloom.platform.db import AuditEntry, UnitOfWork


class MalformedConnection(DomainError):
    code = "adapters.malformed"


@command(Permission.FLOW_PUBLISH)
async def import_connections(
    uow: UnitOfWork, actor: Actor, documents: Sequence[dict[str, Any]], *, kind: Kind | None = None
) -> list[str]:
    """Saves connections; the keys of those that changed. `kind` overrides that of the documents, e.g. to measure
    without a network. Refuses all when one is malformed."""
    problems: list[Problem] = []
    connections: list[Connection] = []
    for index, document in enumerate(documents):
        try:
            connection = json.convert(document, Connection)
        except msgspec.ValidationError as error:
            problems.append(Problem(MalformedConnection.code, str(error), (index,)))
            continue
        connections.append(msgspec.structs.replace(connection, kind=kind) if kind else connection)
        problems += _mistakes(connection, index)
    if problems:
        raise MalformedConnection.of(problems)
    changed = await store.save(uow, connections)
    uow.audit(
        *(
            AuditEntry(subject_type="connection", subject_id=new_id(), action="import", changes={"key": key})
            for key in changed
        )
    )
    return changed


def _mistakes(connection: Connection, index: int) -> list[Problem]:
    found: list[Problem] = []
    if connection.kind == "http" and (connection.base_url is None) == (connection.base_setting is None):
        found.append(Problem(MalformedConnection.code, "Give either base_url or base_setting.", (index,)))
    for place, operation in enumerate(connection.operations):
        for field in ("request", "response", "answer"):
            for entry in getattr(operation, field):
                try:
                    compile_expression(entry.source)
                except FeelError as error:
                    path = (index, "operations", place, field, entry.to)
                    found.append(Problem("feel.syntax", str(error), path))
    return found
