"""Compiled programs and tables by version: a published version never changes, so what was compiled once stays true."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar
from uuid import UUID

import msgspec

from orderloom.flows.contracts import FlowVersion
from orderloom.flows.domain.documents import tables_of
from orderloom.flows.store import definitions as store
from orderloom.kernel.errors import Missing
from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.tables import CompiledTable, compile_table, parse_table
from orderloom.platform.db import Reader

K = TypeVar("K")
T = TypeVar("T")


class NotPublished(Missing):
    code = "flows.not_published"


class _Cache(Generic[K, T]):
    """What was used last."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.held: OrderedDict[K, T] = OrderedDict()

    def get(self, key: K) -> T | None:
        if key in self.held:
            self.held.move_to_end(key)
        return self.held.get(key)

    def put(self, key: K, value: T) -> T:
        self.held[key] = value
        if len(self.held) > self.size:
            self.held.popitem(last=False)
        return value


class Pinned(msgspec.Struct, frozen=True):
    """A flow version with the table versions that it is run with."""

    version_id: UUID
    table_versions: Mapping[str, UUID]
    program: Program


Pins = tuple[UUID, tuple[tuple[str, UUID], ...]]
_flows: _Cache[UUID, Flow] = _Cache(512)
_tables: _Cache[UUID, CompiledTable] = _Cache(512)
_pinned: _Cache[Pins, Pinned] = _Cache(512)


async def load(reader: Reader, ids: Iterable[UUID]) -> tuple[dict[UUID, Flow], dict[UUID, CompiledTable]]:
    """Flows and tables of these versions; one statement when any of them is not cached."""
    wanted = set(ids)
    absent = [version for version in wanted if _flows.get(version) is None and _tables.get(version) is None]
    if absent:
        for version in (await store.versions_by_id(reader, absent)).values():
            _keep(version)
    flows = {version: flow for version in wanted if (flow := _flows.get(version)) is not None}
    tables = {version: table for version in wanted if (table := _tables.get(version)) is not None}
    return flows, tables


def _keep(version: FlowVersion) -> None:
    if version.doc == "table":
        _tables.put(version.id, compile_table(parse_table(version.content)))
    else:
        _flows.put(version.id, parse_flow(version.content))


async def tables_in_force(reader: Reader, keys: Iterable[str]) -> dict[str, tuple[UUID, CompiledTable]]:
    """The published tables of these keys; a key without one is left out."""
    versions = await store.published_ids(reader, keys)
    _, tables = await load(reader, versions.values())
    return {key: (version, tables[version]) for key, version in versions.items() if version in tables}


async def programs_in_force(reader: Reader, references: Iterable[str | UUID]) -> dict[str | UUID, Pinned]:
    """Programs by flow key (the version in force) or version id, with the tables in force that they name."""
    wanted = list(dict.fromkeys(references))
    keys = [each for each in wanted if isinstance(each, str)]
    latest = await store.published_ids(reader, keys) if keys else {}
    versions = {each: latest.get(each) if isinstance(each, str) else each for each in wanted}
    flows, _ = await load(reader, [version for version in versions.values() if version is not None])
    names = {name for flow in flows.values() for name in tables_of(flow)}
    tables = await tables_in_force(reader, names) if names else {}
    return {
        each: _pin(version, flows[version], {name: tables[name] for name in tables_of(flows[version])})
        for each, version in versions.items()
        if version is not None and version in flows
    }


async def pinned(reader: Reader, pins: Iterable[tuple[UUID, Mapping[str, UUID]]]) -> list[Pinned]:
    """Programs of runs that are under way, with the very versions that they began with, in the order given."""
    wanted = list(pins)
    flows, tables = await load(reader, {each for version, named in wanted for each in (version, *named.values())})
    return [
        _pin(version, flows[version], {name: (each, tables[each]) for name, each in named.items()})
        for version, named in wanted
    ]


def _pin(version_id: UUID, flow: Flow, tables: Mapping[str, tuple[UUID, CompiledTable]]) -> Pinned:
    versions = {name: version for name, (version, _) in tables.items()}
    key = (version_id, tuple(sorted(versions.items())))
    return _pinned.get(key) or _pinned.put(
        key, Pinned(version_id, versions, compile_flow(flow, {name: table for name, (_, table) in tables.items()}))
    )
