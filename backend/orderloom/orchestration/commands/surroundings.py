"""Loads what the expressions of reached steps read, in a constant number of statements, and nothing that they don't."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition import queries as decomposition
from orderloom.flows import queries as flows
from orderloom.language.compile import Program
from orderloom.orchestration.domain.moves import Known, Moved
from orderloom.orchestration.domain.scopes import OF_LINE, domain_order_scope, names_read, nodes_scope
from orderloom.orchestration.store import waves
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader

NOTHING: frozenset[str] = frozenset()
_programs: dict[UUID, Program] = {}
"""Published versions never change; those that name tables are asked for anew, since tables do."""


class Surroundings(msgspec.Struct, kw_only=True):
    """What a set of steps may read; what none of them reads is empty. `known` are all steps by domain order and key."""

    lines: Mapping[UUID, Mapping[str, object]]
    domain_orders: Mapping[UUID, Mapping[str, Any]]
    known: dict[UUID, dict[str, Known]]

    def scope(self, step: Moved) -> dict[str, Any]:
        """The names that the expressions of this step may read, as far as they were loaded."""
        one = self.domain_orders.get(step.domain_order_id) if step.domain_order_id else None
        known = self.known.get(step.domain_order_id, {}) if step.domain_order_id else {}
        return {
            **(self.lines.get(step.line_id, {}) if step.line_id else {}),
            "domain_order": one,
            "nodes": nodes_scope(known.values()),
        }


async def programs_of(reader: Reader, steps: Iterable[Moved]) -> dict[UUID, Program]:
    """The pinned programs of these steps, by flow version."""
    versions = {step.flow_version_id for step in steps if step.flow_version_id is not None}
    absent = [version for version in versions if version not in _programs]
    loaded = {found[0]: found[1] for found in (await flows.programs(reader, absent)).values()} if absent else {}
    _programs.update((version, program) for version, program in loaded.items() if not program.tables)
    return {version: loaded.get(version) or _programs[version] for version in versions}


def wanted(programs: Mapping[UUID, Program], step: Moved) -> frozenset[str]:
    """The names that this step's expressions read."""
    program = programs.get(step.flow_version_id) if step.flow_version_id else None
    return names_read(program, step.key) if program is not None else NOTHING


async def look_around(
    reader: Reader, programs: Mapping[UUID, Program], steps: Sequence[Moved], *, routing: bool = False
) -> Surroundings:
    """`routing` loads the steps of the domain orders in any case, since gates are answered from them."""
    names = NOTHING.union(*(wanted(programs, step) for step in steps))
    readers = steps if routing else [step for step in steps if "nodes" in wanted(programs, step)]
    return Surroundings(
        lines=await _lines(reader, steps) if names & OF_LINE else {},
        domain_orders=await _domain_orders(reader, steps) if "domain_order" in names else {},
        known=await _known(reader, readers, routing=routing) if readers else {},
    )


async def _lines(reader: Reader, steps: Sequence[Moved]) -> Mapping[UUID, Mapping[str, object]]:
    return await ordering.scopes_of_lines(reader, list({step.line_id for step in steps if step.line_id is not None}))


async def _domain_orders(reader: Reader, steps: Sequence[Moved]) -> Mapping[UUID, Mapping[str, Any]]:
    found = await decomposition.scopes_by_id(reader, _domain_order_ids(steps))
    return {key: domain_order_scope(plain) for key, plain in found.items()}


async def _known(reader: Reader, steps: Sequence[Moved], *, routing: bool) -> dict[UUID, dict[str, Known]]:
    known: dict[UUID, dict[str, Known]] = {}
    order_ids = {step.order_id for step in steps}
    for step in await waves.steps_of(reader, order_ids, _domain_order_ids(steps), answered=not routing):
        known.setdefault(step.domain_order_id, {})[step.key] = step
    return known


def _domain_order_ids(steps: Sequence[Moved]) -> set[UUID]:
    return {step.domain_order_id for step in steps if step.domain_order_id is not None}
