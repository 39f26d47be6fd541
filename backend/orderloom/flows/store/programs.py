"""Compiled programs and tables by version: a published version never changes, so what was compiled once stays true."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar
from uuid import UUID

import msgspec

from orderloom.flows.contracts import FlowVersion
from orderloom.flows.store import definitions as store
from orderloom.flows.store.hits import CountedTable
from orderloom.kernel.errors import Missing
from orderloom.language.compile import MAX_NESTING, NotCompilable, Program, compile_flow
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.nodes.record import Reference
from orderloom.language.references import references_of
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
    """A flow version with the versions of tables and subflows that it is run with.

    A table stands under `Reference.name`, a subflow under `flow:` and that; subflows of subflows stand there, too.
    """

    version_id: UUID
    versions: Mapping[str, UUID]
    program: Program


Pins = tuple[UUID, tuple[tuple[str, UUID], ...]]
_flows: _Cache[UUID, Flow] = _Cache(512)
_tables: _Cache[UUID, CompiledTable] = _Cache(512)
_pinned: _Cache[Pins, Pinned] = _Cache(512)
_referred: _Cache[int, tuple[Flow, tuple[Reference, ...]]] = _Cache(512)


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
        _tables.put(version.id, CountedTable(version.id, compile_table(parse_table(version.content))))
    else:
        _flows.put(version.id, parse_flow(version.content))


async def tables_in_force(reader: Reader, keys: Iterable[str]) -> dict[str, tuple[UUID, CompiledTable]]:
    """The published tables of these keys; a key without one is left out."""
    versions = await store.published_ids(reader, keys)
    _, tables = await load(reader, versions.values())
    return {key: (version, tables[version]) for key, version in versions.items() if version in tables}


async def programs_in_force(reader: Reader, references: Iterable[str | UUID]) -> dict[str | UUID, Pinned]:
    """Programs by flow key (the version in force) or version id, with what they name as it is in force now."""
    wanted = list(dict.fromkeys(references))
    keys = [each for each in wanted if isinstance(each, str)]
    latest = await store.published_ids(reader, keys) if keys else {}
    versions = {each: latest.get(each) if isinstance(each, str) else each for each in wanted}
    flows, _ = await load(reader, [version for version in versions.values() if version is not None])
    known = await _named(reader, flows.values())
    subflows, tables = await load(reader, known.values())
    return {
        each: _pin(version, flows[version], known, subflows, tables)
        for each, version in versions.items()
        if version is not None and version in flows
    }


async def subprograms(reader: Reader, flow: Flow) -> tuple[dict[str, CompiledTable], dict[str, Program]]:
    """The tables and programs that a flow of no version names, by `Reference.name`; what is not there is left out."""
    known = await _named(reader, [flow])
    subflows, tables = await load(reader, known.values())
    found: dict[str, Program] = {}
    for reference in _references(flow):
        version = known.get(_pin_name(reference))
        if reference.noun == "flow" and version is not None and version in subflows:
            found[reference.name] = _program(subflows[version], known, subflows, tables)
    named = {each.name: known[each.name] for each in _references(flow) if each.noun == "table" and each.name in known}
    return {name: tables[version] for name, version in named.items() if version in tables}, found


async def _named(reader: Reader, flows: Iterable[Flow]) -> dict[str, UUID]:
    """What flows refer to, and what that refers to, by its name in `Pinned.versions`; missing things are left out."""
    known: dict[str, UUID] = {}
    seen: set[str] = set()
    for _ in range(MAX_NESTING + 1):
        found = {_pin_name(each): each for flow in flows for each in _references(flow)}
        wanted = {name: each for name, each in found.items() if name and name not in seen}
        if not wanted:
            break
        seen.update(wanted)
        known.update(await _version_ids(reader, wanted))
        flows = (await load(reader, known.values()))[0].values()
    return known


def _references(flow: Flow) -> tuple[Reference, ...]:
    """What a flow refers to, found once while the flow is at hand."""
    held = _referred.get(id(flow))
    if held is None or held[0] is not flow:
        held = _referred.put(id(flow), (flow, references_of(flow)))
    return held[1]


def _pin_name(reference: Reference) -> str:
    return {"table": reference.name, "flow": f"flow:{reference.name}"}.get(reference.noun, "")


async def _version_ids(reader: Reader, wanted: Mapping[str, Reference]) -> dict[str, UUID]:
    latest = {each.key for each in wanted.values() if each.version is None}
    fixed = {(each.key, each.version) for each in wanted.values() if each.version is not None}
    in_force = await store.published_ids(reader, latest) if latest else {}
    numbered = await store.version_ids(reader, fixed) if fixed else {}
    found = {
        name: in_force.get(each.key) if each.version is None else numbered.get((each.key, each.version))
        for name, each in wanted.items()
    }
    return {name: version for name, version in found.items() if version is not None}


async def pinned(reader: Reader, pins: Iterable[tuple[UUID, Mapping[str, UUID]]]) -> list[Pinned]:
    """Programs of runs that are under way, with the very versions that they began with, in the order given."""
    wanted = list(pins)
    held = [_pinned.get((version, tuple(sorted(named.items())))) for version, named in wanted]
    absent = [pin for pin, found in zip(wanted, held, strict=True) if found is None]
    flows, tables = await load(reader, {each for version, named in absent for each in (version, *named.values())})
    return [
        found or _pin(version, flows[version], named, flows, tables)
        for found, (version, named) in zip(held, wanted, strict=True)
    ]


def _pin(
    version_id: UUID,
    flow: Flow,
    known: Mapping[str, UUID],
    flows: Mapping[UUID, Flow],
    tables: Mapping[UUID, CompiledTable],
) -> Pinned:
    versions = {name: known[name] for name in _closure(flow, known, flows)}
    key = (version_id, tuple(sorted(versions.items())))
    return _pinned.get(key) or _pinned.put(key, Pinned(version_id, versions, _program(flow, versions, flows, tables)))


def _closure(flow: Flow, known: Mapping[str, UUID], flows: Mapping[UUID, Flow]) -> list[str]:
    """The names of all that a flow needs, through its subflows."""
    found: dict[str, None] = {}
    waiting = [flow]
    while waiting:
        for reference in _references(waiting.pop()):
            name = _pin_name(reference)
            if name in known and name not in found:
                found[name] = None
                if known[name] in flows:
                    waiting.append(flows[known[name]])
    return list(found)


def _program(
    flow: Flow,
    known: Mapping[str, UUID],
    flows: Mapping[UUID, Flow],
    tables: Mapping[UUID, CompiledTable],
    made: dict[UUID, Program | None] | None = None,
) -> Program:
    """Each subflow is compiled once, however many ways lead to it; in `made` it is none while that goes on."""
    made = {} if made is None else made
    named = {each: known[_pin_name(each)] for each in _references(flow) if _pin_name(each) in known}
    inner = [each for each, one in named.items() if each.noun == "flow" and one in flows]
    programs = {each.name: _inner(named[each], known, flows, tables, made) for each in inner}
    return compile_flow(
        flow,
        {each.name: tables[one] for each, one in named.items() if each.noun == "table" and one in tables},
        programs,
    )


def _inner(
    version: UUID,
    known: Mapping[str, UUID],
    flows: Mapping[UUID, Flow],
    tables: Mapping[UUID, CompiledTable],
    made: dict[UUID, Program | None],
) -> Program:
    if version not in made:
        made[version] = None
        made[version] = _program(flows[version], known, flows, tables, made)
    program = made[version]
    if program is None:
        raise NotCompilable(f"{flows[version].key} runs itself.", path=("nodes",))
    return program
