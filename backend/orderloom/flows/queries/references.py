"""What documents refer to and exists, asked for once for all of them."""

from collections.abc import Iterable, Mapping, Sequence

from orderloom.flows.contracts import actions
from orderloom.flows.domain.documents import Described, Known
from orderloom.flows.store import definitions as store
from orderloom.flows.store.programs import load, tables_in_force
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
    keys = {noun: _latest(named, noun) for noun in ("table", "flow", "form", "operation")}
    tables = {key: table for key, (_, table) in (await _tables(reader, keys["table"])).items()}
    pinned_tables, pinned_flows = await _pinned(reader, named)
    published = await _flows(reader, keys["flow"])
    names = actions().names
    return Known(
        {**tables, **pinned_tables, **(new_tables or {})},
        await names.forms(reader, keys["form"]) if names else None,
        await names.operations(reader, keys["operation"]) if names else None,
        {**published, **pinned_flows, **(new_flows or {})},
        await names.called_once(reader, keys["operation"]) if names else (),
    )


def _latest(references: Iterable[Reference], noun: str) -> list[str]:
    return sorted({each.key for each in references if each.noun == noun and each.version is None})


async def _tables(reader: Reader, keys: Sequence[str]) -> Mapping[str, tuple[object, CompiledTable]]:
    return await tables_in_force(reader, keys) if keys else {}


async def _flows(reader: Reader, keys: Sequence[str]) -> dict[str, Flow]:
    if not keys:
        return {}
    versions = await store.published_ids(reader, keys)
    flows, _ = await load(reader, versions.values())
    return {key: flows[version] for key, version in versions.items() if version in flows}


async def _pinned(reader: Reader, references: Iterable[Reference]) -> tuple[dict[str, CompiledTable], dict[str, Flow]]:
    """Tables and flows of pinned versions, by the names that flows give them."""
    pins = {each.name: (each.key, each.version) for each in references if each.version is not None}
    if not pins:
        return {}, {}
    versions = await store.version_ids(reader, pins.values())
    flows, tables = await load(reader, versions.values())
    found = {name: versions[pin] for name, pin in pins.items() if pin in versions}
    return (
        {name: tables[version] for name, version in found.items() if version in tables},
        {name: flows[version] for name, version in found.items() if version in flows},
    )
