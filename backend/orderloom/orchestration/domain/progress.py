"""Gathers what a wave came to, level by level, so that each consequence is written once for all orders."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from uuid import UUID

import msgspec

from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Answer, Failure, Moved

AGREEMENT_KEY = "close_with_agreement"


LineScopes = Callable[[], Awaitable[Mapping[UUID, Mapping[str, object]]]]
"""What expressions read of the lines, for whoever asks."""


class Progress(msgspec.Struct):
    """`ended` are tasks that were closed, `opened` tasks to be worked on, of which `unopened` have not been told yet,
    `passed_by` tasks whose branch is dead, `called_off` those that the flow gave up, `reopened` those whose call was
    enqueued already. `failures` are still to be marked as `failed`; the flow itself provides for the `handled` ones.
    Gates of `looking` orders look for something themselves. `given` answers for the lines until a gate may
    write to them.

    `begun` and `closed` are domain orders, `lines` and `orders` what closed of each; `agreements` are the lines among
    them whose offering asks for a contract or entitlements.
    """

    answers: dict[UUID, Answer] = msgspec.field(default_factory=dict[UUID, Answer])
    ended: list[Moved] = msgspec.field(default_factory=list[Moved])
    opened: list[Moved] = msgspec.field(default_factory=list[Moved])
    unopened: list[Moved] = msgspec.field(default_factory=list[Moved])
    reopened: list[Moved] = msgspec.field(default_factory=list[Moved])
    passed_by: list[tuple[UUID, UUID]] = msgspec.field(default_factory=list[tuple[UUID, UUID]])
    begun: dict[UUID, UUID] = msgspec.field(default_factory=dict[UUID, UUID])
    closed: dict[UUID, UUID] = msgspec.field(default_factory=dict[UUID, UUID])
    lines: list[UUID] = msgspec.field(default_factory=list[UUID])
    agreements: list[UUID] = msgspec.field(default_factory=list[UUID])
    orders: list[UUID] = msgspec.field(default_factory=list[UUID])
    failures: list[Failure] = msgspec.field(default_factory=list[Failure])
    failed: list[tuple[Moved, Failure]] = msgspec.field(default_factory=list[tuple[Moved, Failure]])
    handled: set[UUID] = msgspec.field(default_factory=set[UUID])
    called_off: list[Moved] = msgspec.field(default_factory=list[Moved])
    looking: set[UUID] = msgspec.field(default_factory=set[UUID])
    given: LineScopes | None = None

    def open(self, steps: Iterable[Moved]) -> None:
        for step in steps:
            self.take_up(step)
            self._begin(step)

    def take_up(self, step: Moved) -> None:
        """Somebody or something is to be at this task from now on."""
        self.opened.append(step)
        self.unopened.append(step)

    def sort(self, reached: Sequence[Moved]) -> tuple[list[UUID], list[UUID]]:
        """Notes what opened and closed: the ids of steps that are over, and of those whose start others wait for."""
        finished: list[UUID] = []
        begun: list[UUID] = []
        for step in reached:
            if step.closing:
                self.ended.append(step)
                finished.append(step.id)
            elif step.gated:
                self._begin(step)
            elif step.is_task:
                self.open([step])
                if step.starts:
                    begun.append(step.id)
            else:
                finished.append(step.id)
                self._close(step)
        return finished, begun

    def route(self, step: Moved) -> None:
        """Notes what was decided of a step."""
        if not step.is_task:
            return
        if step.state == TaskState.OPEN:
            self.take_up(step)
        elif step.state == TaskState.SKIPPED:
            self.passed_by.append((step.id, step.order_id))
        elif step.state == TaskState.CANCELED:
            self.called_off.append(step)

    def _begin(self, step: Moved) -> None:
        if step.entry and step.domain_order_id is not None:
            self.begun[step.domain_order_id] = step.order_id

    def _close(self, step: Moved) -> None:
        if step.kind == StepKind.CLOSE_DOMAIN_ORDER and step.domain_order_id is not None:
            self.closed[step.domain_order_id] = step.order_id
        elif step.kind == StepKind.CLOSE_LINE and step.line_id is not None:
            self.lines.append(step.line_id)
            if step.key == AGREEMENT_KEY:
                self.agreements.append(step.line_id)
        elif step.kind == StepKind.CLOSE_ORDER:
            self.orders.append(step.order_id)
