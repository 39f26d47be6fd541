"""Loads what the expressions of reached steps read, in a constant number of statements, and nothing that they don't."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition import queries as decomposition
from orderloom.flows import queries as flows
from orderloom.language.compile import Program
from orderloom.orchestration.domain.moves import Known, Moved
from orderloom.orchestration.domain.progress import LineScopes
from orderloom.orchestration.domain.scopes import OF_LINE, domain_order_scope, names_read
from orderloom.orchestration.domain.site import Site, last_visits
from orderloom.orchestration.store import standing, steps
from orderloom.ordering import queries as ordering
from orderloom.platform.db import Reader

NOTHING: frozenset[str] = frozenset()
_programs: dict[UUID, Program] = {}
"""Published versions never change; those that name tables or flows are asked for with the pins of their plan."""


class Programs(msgspec.Struct, frozen=True):
    """The programs of steps, by order and flow version: each plan goes on with the tables that it began with."""

    found: Mapping[tuple[UUID, UUID], Program]

    def of(self, step: Moved) -> Program | None:
        version = step.flow_version_id
        return None if version is None else self.found.get((step.order_id, version))


class Surroundings(msgspec.Struct, kw_only=True):
    """What a set of steps may read; what none of them reads is empty. `known` are all steps by domain order."""

    now: datetime
    programs: Programs
    lines: Mapping[UUID, Mapping[str, object]]
    domain_orders: Mapping[UUID, Mapping[str, Any]]
    known: dict[UUID, dict[str, Known]]

    def site(self, step: Moved) -> Site:
        """The plan of the step's domain order, with the names that its expressions may read as far as loaded."""
        program = self.programs.of(step)
        assert program is not None
        one = self.domain_orders.get(step.domain_order_id) if step.domain_order_id else None
        record = {
            **(self.lines.get(step.line_id, {}) if step.line_id else {}),
            "domain_order": one,
            "now": self.now,
        }
        return Site(program, self.known.get(step.domain_order_id, {}) if step.domain_order_id else {}, record)

    def scope(self, step: Moved) -> dict[str, Any]:
        """The names that the expressions of this step may read, as far as they were loaded."""
        site = self.site(step)
        return site.scope(site.place(step.key))


async def programs_of(reader: Reader, moved: Iterable[Moved]) -> Programs:
    """The pinned programs of these steps."""
    wanted = {(step.order_id, step.flow_version_id) for step in moved if step.flow_version_id is not None}
    found = {each: _programs[each[1]] for each in wanted if each[1] in _programs}
    absent = [each for each in wanted if each not in found]
    if absent:
        found |= await _load(reader, absent)
    return Programs(found)


async def _load(reader: Reader, wanted: Sequence[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Program]:
    kept = await standing.pins(reader, {order for order, _ in wanted})
    pinned = [(each, kept[each]) for each in wanted if each in kept]
    programs = await flows.as_pinned(reader, [(each[1], named) for each, named in pinned]) if pinned else []
    found = {each: program for (each, _), program in zip(pinned, programs, strict=True)}
    others = [each for each in wanted if each not in found]
    loaded = await flows.programs(reader, {version for _, version in others}) if others else {}
    for each in others:
        found[each] = loaded[each[1]][1]
        if not found[each].tables and not found[each].programs:
            _programs[each[1]] = found[each]
    return found


def wanted(programs: Programs, step: Moved) -> frozenset[str]:
    """The names that this step's expressions read."""
    program = programs.of(step)
    return names_read(program, step.key) if program is not None else NOTHING


async def look_around(
    reader: Reader,
    programs: Programs,
    moved: Sequence[Moved],
    *,
    routing: bool = False,
    given: LineScopes | None = None,
) -> Surroundings:
    """`routing` loads the steps of the domain orders in any case, since gates are answered from them. `given` knows the
    lines already."""
    names = NOTHING.union(*(wanted(programs, step) for step in moved))
    readers = moved if routing else [step for step in moved if "nodes" in wanted(programs, step)]
    return Surroundings(
        now=reader.now,
        programs=programs,
        lines=await (given() if given else _lines(reader, moved)) if names & OF_LINE else {},
        domain_orders=await _domain_orders(reader, moved) if "domain_order" in names else {},
        known=await _known(reader, readers, routing=routing) if readers else {},
    )


async def _lines(reader: Reader, moved: Sequence[Moved]) -> Mapping[UUID, Mapping[str, object]]:
    return await ordering.scopes_of_lines(reader, list({step.line_id for step in moved if step.line_id is not None}))


async def _domain_orders(reader: Reader, moved: Sequence[Moved]) -> Mapping[UUID, Mapping[str, Any]]:
    found = await decomposition.scopes_by_id(reader, _domain_order_ids(moved))
    return {key: domain_order_scope(plain) for key, plain in found.items()}


async def _known(reader: Reader, moved: Sequence[Moved], *, routing: bool) -> dict[UUID, dict[str, Known]]:
    rows: dict[UUID, list[Known]] = {}
    order_ids = {step.order_id for step in moved}
    for row in await steps.of_domain_orders(reader, order_ids, _domain_order_ids(moved), answered=not routing):
        rows.setdefault(row.domain_order_id, []).append(row)
    return {key: last_visits(each) for key, each in rows.items()}


def _domain_order_ids(moved: Sequence[Moved]) -> set[UUID]:
    return {step.domain_order_id for step in moved if step.domain_order_id is not None}
