"""Use cases that read definitions and runs."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from orderloom.flows.contracts import Definition, FlowRun, FlowVersion, RunStanding, RunStep
from orderloom.flows.store import definitions as definition_store
from orderloom.flows.store import programs as cache
from orderloom.flows.store import runs as run_store
from orderloom.flows.store.programs import NotPublished, Pinned
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.language.compile import Program
from orderloom.language.projection import catcher, find
from orderloom.language.tables import CompiledTable
from orderloom.platform.db import Reader


async def program(reader: Reader, reference: str | UUID) -> tuple[UUID, Program]:
    """The program in force under a key, or that of a version id, with the id of its version."""
    found = await programs(reader, (reference,))
    if reference not in found:
        raise NotPublished(f"No flow is published as {reference}.", details={"key": str(reference)})
    return found[reference]


async def programs(reader: Reader, references: Iterable[str | UUID]) -> dict[str | UUID, tuple[UUID, Program]]:
    """Like `program`, for many at once; what is not published is left out."""
    found = await cache.programs_in_force(reader, references)
    return {reference: (each.version_id, each.program) for reference, each in found.items()}


async def in_force(reader: Reader, references: Iterable[str | UUID]) -> dict[str | UUID, Pinned]:
    """Like `programs`, with the versions of all that they name, so that whoever keeps them can go on with those."""
    return await cache.programs_in_force(reader, references)


async def as_pinned(reader: Reader, pins: Iterable[tuple[UUID, Mapping[str, UUID]]]) -> list[Program]:
    """Programs of versions, with the versions that they were pinned to, in the order given."""
    return [each.program for each in await cache.pinned(reader, pins)]


async def table(reader: Reader, key: str) -> tuple[UUID, CompiledTable]:
    """The decision table in force under a key, with the id of its version."""
    found = await tables(reader, (key,))
    if key not in found:
        raise NotPublished(f"No table is published as {key}.", details={"key": key})
    return found[key]


async def tables(reader: Reader, keys: Iterable[str]) -> dict[str, tuple[UUID, CompiledTable]]:
    """Like `table`, for many at once; what is not published is left out."""
    return await cache.tables_in_force(reader, keys)


@query(Permission.FLOW_READ)
async def definitions(reader: Reader, actor: Actor, kinds: Sequence[str] = (), search: str = "") -> list[Definition]:
    """Flows and tables by key; `kinds` are those of flows, or "table"."""
    return await definition_store.definitions(reader, kinds=kinds, search=search)


@query(Permission.FLOW_READ)
async def definition(reader: Reader, actor: Actor, key: str) -> Definition | None:
    found = await definition_store.definitions(reader, keys=(key,))
    return found[0] if found else None


@query(Permission.FLOW_READ)
async def versions(reader: Reader, actor: Actor, key: str) -> list[FlowVersion]:
    """All versions of a definition, the draft included, newest first."""
    return await definition_store.versions_of(reader, key)


@query(Permission.FLOW_READ)
async def version(reader: Reader, actor: Actor, key: str, number: int) -> FlowVersion | None:
    return await definition_store.version(reader, key, number)


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def versions_by_id(reader: Reader, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, FlowVersion]:
    """Versions that runs are pinned to; whoever sees the running order sees them."""
    return await definition_store.versions_by_id(reader, ids)


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def run(reader: Reader, actor: Actor, run_id: UUID) -> FlowRun | None:
    return (await run_store.runs_by_id(reader, (run_id,))).get(run_id)


@open_door("other contexts ask whether what they know of a run still holds")
async def failed_steps(reader: Reader, run_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The steps at which failed runs stand, by run; a run that has not failed is left out."""
    return await run_store.failed_steps(reader, run_ids)


@open_door("whoever keeps the tasks of runs asks whether a failure is provided for")
async def provided_for(reader: Reader, steps: Iterable[tuple[UUID, str]]) -> frozenset[tuple[UUID, str]]:
    """Those of the steps, each a run and an address, whose failure an error port or a `try` of the run takes over."""
    wanted = list(steps)
    pins = await run_store.pins_of(reader, {run_id for run_id, _ in wanted})
    programs = dict(zip(pins, await as_pinned(reader, pins.values()), strict=True))
    return frozenset(
        (run_id, address)
        for run_id, address in wanted
        if run_id in programs and catcher(programs[run_id], find(programs[run_id], address)) is not None
    )


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def runs_of(reader: Reader, actor: Actor, order_ids: Iterable[UUID]) -> list[FlowRun]:
    """The runs of these orders, oldest first."""
    return await run_store.runs_of_orders(reader, order_ids)


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def standings(reader: Reader, actor: Actor, run_ids: Iterable[UUID]) -> dict[UUID, RunStanding]:
    """How far these runs are: their variables, and where they stand."""
    return await run_store.standings(reader, run_ids)


@query(Permission.FLOW_READ, Permission.FULFILLMENT_READ)
async def journal(reader: Reader, actor: Actor, run_ids: Iterable[UUID]) -> list[RunStep]:
    """What happened in these runs, step by step."""
    return await run_store.journal(reader, run_ids)
