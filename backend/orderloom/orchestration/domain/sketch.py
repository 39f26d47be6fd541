"""An order as a picture of thousands of nodes takes it: rows as they were read, and names of what they are about."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from orderloom.orchestration.contracts import Localised, TaskType
from orderloom.orchestration.domain.picture import label_of, task_type_of
from orderloom.ordering.contracts import Order
from orderloom.ordering.contracts.sketches import LineSketches

if TYPE_CHECKING:
    from orderloom.decomposition.queries.sketches import TreeSketch

Rows = Sequence[Mapping[str, Any]]


class OrderSketch(msgspec.Struct, frozen=True, kw_only=True):
    """What changed since the reader's mark, or with `whole` everything; `mark` is for the next time.

    `nodes` and `links` count all of them, also those that did not change. `awaited` names what deferrals wait for.
    """

    order: Order
    mark: int
    whole: bool
    lines: LineSketches
    tree: "TreeSketch"
    steps: Rows
    nodes: int
    links: int
    names: Mapping[str, Localised]
    awaited: Mapping[str, Localised]


def awaited_of(tree: "TreeSketch") -> set[str]:
    """What its deferrals wait for, as specification.characteristic."""
    return {wait["label"] for one in tree.deferrals for wait in one["waits"]}


def keys_of(lines: LineSketches, tree: "TreeSketch") -> set[str]:
    """The offerings and specifications that are named."""
    return {
        *(line.offering or line.specification or "" for line in lines.lines),
        *(one["specification"] for one in tree.domain_orders),
        *(one["target"] for one in tree.deferrals),
    }


def step_type(step: Mapping[str, Any]) -> TaskType | None:
    """None for a gate."""
    return task_type_of(step) if step["kind"].startswith("task.") else None


def step_label(step: Mapping[str, Any]) -> Localised:
    return label_of(step)


def leads_to(step: Mapping[str, Any], among: Collection[UUID] | None) -> list[UUID]:
    """What waits for the step, its start or its end; among these steps, if they are known."""
    every = dict.fromkeys((*step["successors"], *(step["on_start"] or ()), *(step["ending"] or ())))
    return [to for to in every if among is None or to in among]
