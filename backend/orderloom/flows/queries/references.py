"""What documents refer to and exists, asked for once for all of them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from orderloom.fields.queries import fields_of_records
from orderloom.flows.contracts import actions
from orderloom.flows.domain.documents import Described, Known
from orderloom.flows.store import definitions as store
from orderloom.flows.store.programs import load, tables_in_force
from orderloom.language.compile import MAX_NESTING
from orderloom.language.graph import Flow
from orderloom.language.nodes.record import Reference
from orderloom.language.references import references_of
from orderloom.language.tables import CompiledTable
from orderloom.platform.db import Reader


async def known(
    reader: Reader,
    documents: Sequence[Described],
    new_tables: Mapping[str, CompiledTable] | None = None,
    new_flows: Mapping[str, Flow] | None = None,
) -> Known:
    """What the validator may find; new tables and flows are published together with the documents."""
    flows = [document.parsed for document in documents if isinstance(document.parsed, Flow)]
    named = {reference for flow in flows for reference in references_of(flow)}
    keys = {noun: sorted({each.key for each in named if each.noun == noun}) for noun in ("form", "operation")}
    tables = await _tables(reader, {each for each in named if each.noun == "table"})
    subflows = await _subflows(reader, {each for each in named if each.noun == "flow"})
    names = actions().names
    return Known(
        {**tables, **(new_tables or {})},
        await names.forms(reader, keys["form"]) if names else None,
        await names.operations(reader, keys["operation"]) if names else None,
        {**subflows, **(new_flows or {})},
        await names.called_once(reader, keys["operation"]) if names else (),
        await fields_of_records(reader),
    )


async def _tables(reader: Reader, references: Collection[Reference]) -> dict[str, CompiledTable]:
    """Tables by the names that flows give them: those in force as they count their hits, and pinned ones."""
    latest = {each.key for each in references if each.version is None}
    found = {key: table for key, (_, table) in (await tables_in_force(reader, latest)).items()} if latest else {}
    pins = await _versions(reader, [each for each in references if each.version is not None])
    _, tables = await load(reader, pins.values())
    return {**found, **{name: tables[version] for name, version in pins.items() if version in tables}}


async def _subflows(reader: Reader, references: Collection[Reference]) -> dict[str, Flow]:
    """Flows by the names that others give them, and those that they run in turn, as deep as a run may go."""
    found: dict[str, Flow] = {}
    for _ in range(MAX_NESTING + 1):
        versions = await _versions(reader, [each for each in references if each.name not in found])
        flows, _tables = await load(reader, versions.values())
        fresh = {name: flows[version] for name, version in versions.items() if version in flows}
        if not fresh:
            break
        found |= fresh
        references = {each for flow in fresh.values() for each in references_of(flow) if each.noun == "flow"}
    return found


async def _versions(reader: Reader, references: Sequence[Reference]) -> dict[str, UUID]:
    """The published versions that references mean, by name; what is retired or was never published is left out."""
    latest = {each.key for each in references if each.version is None}
    pins = {each.name: (each.key, each.version) for each in references if each.version is not None}
    found: dict[str, UUID] = dict(await store.published_ids(reader, latest)) if latest else {}
    pinned = await store.version_ids(reader, pins.values()) if pins else {}
    return {**found, **{name: pinned[pin] for name, pin in pins.items() if pin in pinned}}
