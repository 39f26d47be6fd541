"""Many runs at once: lists of them, and what they say of a flow's nodes and edges together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import msgspec

from orderloom.flows.contracts.runs import FlowRun, RunState

if TYPE_CHECKING:
    from orderloom.platform.db import Reader

MOST_RUNS = 2_000
OWN = r"^([a-z0-9_]+\[[0-9]+\]\.)*[a-z0-9_]+$"
"""Addresses of a flow's own nodes, in its loops too; those of its subflows' nodes have a dot without an item."""


class RunFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What is left out does not narrow. `failed_at` is the address of a node, `order_ids` none for any or no order.

    `since` and `until` bound when a run began, the latter exclusive.
    """

    key: str | None = None
    version: int | None = None
    states: tuple[RunState, ...] = ()
    failed_at: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    order_ids: tuple[UUID, ...] | None = None


class RunPage(msgspec.Struct, frozen=True, kw_only=True):
    runs: tuple[FlowRun, ...]
    cursors: tuple[str, ...]
    has_more: bool


class FiguresOf(msgspec.Struct, frozen=True, kw_only=True):
    """Which runs are looked at: the last ones of a flow, of one version or of all, since a moment or ever."""

    key: str
    version: int | None = None
    last: int = 200
    since: datetime | None = None


class NodeFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How a node fared. `entered` counts its visits, `waiting` and `standing` those that wait or stand failed now.

    Durations, in milliseconds, are those of visits that were waited for and are over.
    """

    node: str
    entered: int = 0
    done: int = 0
    failed: int = 0
    skipped: int = 0
    waiting: int = 0
    standing: int = 0
    median_ms: float | None = None
    p95_ms: float | None = None


class EdgeFigures(msgspec.Struct, frozen=True, kw_only=True):
    edge: str
    taken: int


class FlowFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What the last `runs` runs, or with `plans` the last plans of domain orders, say of a version's graph."""

    key: str
    version: int
    plans: bool
    runs: int
    states: Mapping[str, int]
    oldest: datetime | None
    newest: datetime | None
    nodes: tuple[NodeFigures, ...]
    edges: tuple[EdgeFigures, ...]


class LastRun(msgspec.Struct, frozen=True, kw_only=True):
    """How the last run of a flow went, or its last plan: `state` is the run's, or what the plan has come to."""

    state: str
    at: datetime
    run_id: UUID | None = None
    order_id: UUID | None = None


class PlanCase(msgspec.Struct, frozen=True, kw_only=True):
    """The last plans of versions of a flow, asked about the steps and pairs of steps that have these keys."""

    versions: tuple[UUID, ...]
    last: int
    since: datetime | None
    pairs: tuple[tuple[str, str], ...]


class PlanFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures by the keys of steps; `pairs` counts how often the second began after the first was done."""

    plans: int
    states: Mapping[str, int]
    oldest: datetime | None
    newest: datetime | None
    steps: tuple[NodeFigures, ...]
    pairs: Mapping[tuple[str, str], int]


class Plans(Protocol):
    """Fulfillment flows are planned and not run: who keeps the plans tells how they went."""

    async def figures(self, reader: "Reader", case: PlanCase) -> PlanFigures: ...

    async def last_of(self, reader: "Reader", versions: Sequence[UUID]) -> Mapping[UUID, LastRun]:
        """The last plan of each version."""
        ...

    async def failed_in(self, reader: "Reader", versions: Sequence[UUID]) -> Mapping[UUID, int]:
        """How many tasks of each version stand failed in open plans, counted no further than some hundred."""
        ...


_plans: list[Plans] = []


def bind_plans(plans: Plans) -> None:
    """Lends a look at plans; called by the `flow_actions` of whoever keeps them."""
    _plans[:] = [plans]


def plans() -> Plans | None:
    return _plans[0] if _plans else None
