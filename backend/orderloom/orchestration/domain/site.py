"""The plan of one domain order as its flow sees it: where its steps stand, and what expressions read there."""

from collections.abc import Iterable, Mapping
from typing import Any

from orderloom.language.compile import Program
from orderloom.language.projection import Place, Projection, around, find, local, names_of, skipped_steps, taken_in
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Known

Ports = tuple[str, ...]


class Site:
    """`known` has the last visit of each step by address, `record` the names of the record itself."""

    def __init__(self, program: Program, known: dict[str, Known], record: Mapping[str, Any]) -> None:
        self.program = program
        self.known = known
        self.record = record

    def place(self, address: str) -> Place:
        return find(self.program, address)

    def scope(self, place: Place) -> dict[str, Any]:
        """The names that the expressions of a node read."""
        insides = {address: inside_of(row) for address, row in self.known.items()}
        return {
            **self.record,
            **names_of(self.program, place, insides),
            "nodes": self._nodes(place.prefix),
        }

    def _nodes(self, prefix: str) -> dict[str, Any]:
        own = {key: {"out": read_of(row)} for key, row in local(self.known, prefix).items()}
        if not prefix.endswith("]."):
            return own
        outer = prefix[: prefix.rindex("[")]
        return {**self._nodes(outer[: outer.rfind(".") + 1]), **own}

    def taken(self, program: Program, prefix: str) -> dict[str, Ports]:
        """The ports by which the steps of one place were left, as far as they are over."""
        return taken_in(program, *_past(local(self.known, prefix)))

    def dead(self, place: Place) -> list[Known]:
        """Planned steps around a place that no live way can reach any more, and what lies inside of them."""
        keys = skipped_steps(place.program, *_past(local(self.known, place.prefix)))
        return [
            row
            for address, row in self.known.items()
            if row.state is TaskState.PLANNED and _stem(address, place.prefix) in keys
        ]

    def visits(self, grown: Projection) -> dict[str, int]:
        """The visits of steps that were there before and are added again."""
        return {one.key: self.known[one.key].visit + 1 for one in grown.steps if one.key in self.known}

    def owner(self, place: Place) -> Known | None:
        """The step whose inside a place is: a scope, a loop, a subflow, or who asked for an undoing."""
        if place.step.undo_for is not None:
            undoes = place.prefix + place.step.undo_for
            for row in self.known.values():
                if not row.is_over and undoes in inside_of(row).get("undone", ()):
                    return row
        outer = next(around(self.program, place), None)
        return None if outer is None else self.known[outer.address]


def _stem(address: str, prefix: str) -> str | None:
    """The node of a place that an address leads to or through."""
    if not address.startswith(prefix):
        return None
    key = address[len(prefix) :].partition(".")[0].partition("[")[0]
    return None if ">" in address else key


def inside_of(row: Known) -> dict[str, Any]:
    """What a loop, a repeat, a subflow or an undoing remembers of its inside."""
    return (row.output or {}).get("inside", {}) if is_gate(row.kind) else {}


def is_gate(kind: StepKind) -> bool:
    return kind.value.startswith("gate.")


def read_of(row: Known) -> Mapping[str, Any]:
    """`nodes.<key>.out`: what a task's form or answer gave, or what a gate found."""
    if row.output is None:
        return {}
    return row.output.get("out", {}) if is_gate(row.kind) else row.output


def _past(rows: Mapping[str, Known]) -> tuple[dict[str, Ports], frozenset[str]]:
    """The steps that chose a way, with the ports taken, and everything else that is over."""
    decided: dict[str, Ports] = {}
    closed: set[str] = set()
    for key, row in rows.items():
        if row.is_over:
            ports = _ports(row)
            if ports is None:
                closed.add(key)
            else:
                decided[key] = ports
    return decided, frozenset(closed)


def _ports(row: Known) -> Ports | None:
    output = row.output or {}
    if row.state is TaskState.FAILED:
        return ("error",)
    if row.state is TaskState.CANCELED:
        return ()
    if row.kind is StepKind.APPROVAL:
        return (str(output.get("decision", "approved")),)
    if is_gate(row.kind) and "taken" in output:
        return tuple(output["taken"])
    return None


def last_visits(rows: Iterable[Known]) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for row in rows:
        if row.key not in found or row.visit > found[row.key].visit:
            found[row.key] = row
    return found
