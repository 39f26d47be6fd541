"""Estimates when something ordered now may be done, for whoever configures it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, Specification
from orderloom.flows import queries as flows
from orderloom.language.projection import project
from orderloom.language.tables import CompiledTable
from orderloom.orchestration.contracts import OF_PEOPLE
from orderloom.orchestration.domain import policies
from orderloom.orchestration.domain.estimating import MOST_LEVELS, by_history, by_plan, critical_seconds
from orderloom.orchestration.domain.template import StepShape, Template, template_of
from orderloom.orchestration.store import durations
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts.configuring import DateEstimate
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, SiteTime
from orderloom.parties.queries import working
from orderloom.platform.db import Reader

NEWEST_ORDERS = 300
KEPT = timedelta(minutes=2)


class Estimates:
    """What is read of the past serves for a while, since it changes little and is asked with every click."""

    def __init__(self) -> None:
        self._took: Mapping[str, Sequence[float]] = {}
        self._read_at: datetime | None = None
        self._planned: dict[tuple[Any, ...], DateEstimate | None] = {}

    async def estimate(self, reader: Reader, specifications: Sequence[str], account_id: UUID) -> DateEstimate | None:
        await self._refresh(reader)
        found = by_history(specifications, self._took, reader.now)
        if found is not None or not specifications:
            return found
        return await self._plan(reader, tuple(sorted(set(specifications))), account_id)

    async def _refresh(self, reader: Reader) -> None:
        if self._read_at is not None and timedelta(0) <= reader.now - self._read_at < KEPT:
            return
        rows = await durations.lines_took(reader, NEWEST_ORDERS)
        lines = await ordering.lines_by_id(reader, [line for line, _ in rows]) if rows else {}
        took: dict[str, list[float]] = defaultdict(list)
        for line, seconds in rows:
            sold = lines[line].specification if line in lines else None
            if sold is not None:
                took[sold].append(seconds)
        self._took, self._read_at, self._planned = took, reader.now, {}

    async def _plan(self, reader: Reader, specifications: tuple[str, ...], account_id: UUID) -> DateEstimate | None:
        release = await catalog.current_release(reader)
        account = (await parties.accounts_by_id(reader, [account_id])).get(account_id)
        case = (release, specifications, account.segment if account else None, account.number if account else None)
        if case not in self._planned:
            snapshot = await catalog.snapshot(reader, release)
            _, time = await parties.site_times(reader, [])
            own = await _own_seconds(reader, snapshot, specifications, _read_of(account) if account else None, time)
            now, after = self._read_at or reader.now, partial(working.after_work, time)
            self._planned[case] = by_plan(snapshot, specifications, lambda key: own.get(key, 0), now, after)
        return self._planned[case]


def _read_of(account: Account) -> dict[str, Any]:
    return {"number": account.number, "segment": account.segment, "custom": account.custom}


async def _own_seconds(
    reader: Reader,
    snapshot: CatalogSnapshot,
    specifications: Sequence[str],
    account: Mapping[str, Any] | None,
    time: SiteTime,
) -> dict[str, int]:
    """How long the flow of each specification takes, from these on down, by the policies in force."""
    tables = {key: table for key, (_, table) in (await flows.tables(reader, policies.KEYS)).items()}
    below = _below(snapshot, specifications)
    scopes = {one.key: _scope(one, account, reader.now) for one in below}
    named = {one.key: policies.flow_of(tables, one.kind.value, one.fulfillment_flow, scopes[one.key]) for one in below}
    found = await flows.in_force(reader, {flow for flow in named.values() if flow})
    templates = {flow: template_of(one.version_id, project(one.program)) for flow, one in found.items()}
    return {
        key: _seconds(tables, templates[flow], scopes[key], time)
        for key, flow in named.items()
        if flow and flow in templates
    }


def _seconds(tables: Mapping[str, CompiledTable], template: Template, scope: Mapping[str, Any], time: SiteTime) -> int:
    lengths = [
        _worked(policies.duration(tables, shape, {**scope, "task": policies.task_scope(shape)}), shape, time)
        for shape in template.steps
    ]
    return critical_seconds(template, lengths)


def _worked(seconds: int, shape: StepShape, time: SiteTime) -> int:
    """Whole days of people are working days."""
    if shape.kind not in OF_PEOPLE:
        return seconds
    return int(working.work_in(time, timedelta(seconds=seconds)).total_seconds())


def _below(snapshot: CatalogSnapshot, specifications: Sequence[str]) -> list[Specification]:
    found: dict[str, Specification] = {}
    wave = list(specifications)
    for _ in range(MOST_LEVELS):
        known = [one for key in wave if key not in found and (one := snapshot.specifications.get(key)) is not None]
        found |= {one.key: one for one in known}
        wave = [each.target for one in known for each in snapshot.relationships.get(one.key, ())]
    return list(found.values())


def _scope(one: Specification, account: Mapping[str, Any] | None, now: datetime) -> dict[str, Any]:
    """What the policies read of an ordinary new order."""
    return {
        "specification": {
            "key": one.key,
            "kind": one.kind.value,
            "subtype": one.subtype.value if one.subtype else None,
            "category": one.category,
        },
        "action": "add",
        "order": {"priority": "low", "channel": "workspace", "custom": {}},
        "account": account,
        "now": now,
    }
