"""Gathers what a wave came to, level by level, so that each consequence is written once for all orders."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Answer, Failure, Moved, Routed

AGREEMENT_KEY = "close_with_agreement"


class Progress(msgspec.Struct):
    """`ended` are tasks that were closed, `opened` tasks to be worked on, `passed_by` tasks whose branch is dead.

    `reopened` are those whose call was enqueued already.

    `begun` and `closed` are domain orders, `lines` and `orders` what closed of each; `agreements` are the lines among
    them whose offering asks for a contract or entitlements.
    """

    answers: dict[UUID, Answer] = msgspec.field(default_factory=dict[UUID, Answer])
    ended: list[Moved] = msgspec.field(default_factory=list[Moved])
    opened: list[Moved] = msgspec.field(default_factory=list[Moved])
    reopened: list[Moved] = msgspec.field(default_factory=list[Moved])
    passed_by: list[tuple[UUID, UUID]] = msgspec.field(default_factory=list[tuple[UUID, UUID]])
    begun: dict[UUID, UUID] = msgspec.field(default_factory=dict[UUID, UUID])
    closed: dict[UUID, UUID] = msgspec.field(default_factory=dict[UUID, UUID])
    lines: list[UUID] = msgspec.field(default_factory=list[UUID])
    agreements: list[UUID] = msgspec.field(default_factory=list[UUID])
    orders: list[UUID] = msgspec.field(default_factory=list[UUID])
    failures: list[Failure] = msgspec.field(default_factory=list[Failure])

    def open(self, steps: Iterable[Moved]) -> None:
        for step in steps:
            self.opened.append(step)
            self._begin(step)

    def sort(self, reached: Sequence[Moved]) -> list[UUID]:
        """Notes what opened and what closed; the ids of those that closed, since others wait for them."""
        finished: list[UUID] = []
        for step in reached:
            if step.gated:
                self._begin(step)
            elif step.is_task:
                self.open([step])
            else:
                finished.append(step.id)
                self._close(step)
        return finished

    def route(self, step: Moved, came: Routed, skipped: Iterable[UUID]) -> None:
        """Notes the turn that a gate or a conditional task took."""
        if came.state is TaskState.OPEN:
            self.opened.append(step)
        elif step.is_task:
            self.passed_by.append((step.id, step.order_id))
        self.passed_by += [(dead, step.order_id) for dead in skipped]

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
