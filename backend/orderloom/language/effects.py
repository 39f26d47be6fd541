"""What goes in and out of a run: effects leave as values, the outside comes back as signals."""

from typing import Any, Literal

import msgspec

from orderloom.language.graph import Retry, Text


class Effect(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all effects. Tagged, so that a stored effect says what it is."""

    node: str


class OpenTask(Effect, frozen=True, kw_only=True):
    """Someone or something must do this; answered by `TaskClosed`, `TaskFailed` or, after `timeout`, `TimerFired`."""

    visit: int
    kind: Literal["manual", "automated"]
    name: Text
    input: dict[str, Any]
    form: str | None = None
    group: str | None = None
    operation: str | None = None
    duration: str | None = None
    priority: str | None = None
    retry: Retry | None = None
    timeout: str | None = None


class WriteCharacteristics(Effect, frozen=True, kw_only=True):
    """Values that become characteristics of the `subject` the flow works on."""

    subject: Literal["line", "domain_order"] = "line"
    values: dict[str, Any]


class SendNotification(Effect, frozen=True, kw_only=True):
    channel: str
    to: str
    title: Text
    text: Text


class ReachMilestone(Effect, frozen=True, kw_only=True):
    key: str
    name: Text
    point_of_no_return: bool


class Succeed(Effect, frozen=True, kw_only=True):
    """The run is over; `node` is the end that it came to last."""

    output: dict[str, Any]


class Fail(Effect, frozen=True, kw_only=True):
    """The run has stopped at `node` and goes on when it is resumed there."""

    code: str
    message: str


AnyEffect = OpenTask | WriteCharacteristics | SendNotification | ReachMilestone | Succeed | Fail


class Signal(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all signals. One for a step that is over, or for an earlier visit of it, changes nothing."""

    node: str
    visit: int = 1


class TaskClosed(Signal, frozen=True, kw_only=True):
    output: dict[str, Any] = {}


class TaskFailed(Signal, frozen=True, kw_only=True):
    code: str
    message: str


class TimerFired(Signal, frozen=True, kw_only=True):
    """The timeout of a task has passed."""


class Resumed(Signal, frozen=True, kw_only=True):
    """An operator goes on at a failed step: with an `output` put in its place, or without, to run it once more."""

    output: dict[str, Any] | None = None


AnySignal = TaskClosed | TaskFailed | TimerFired | Resumed


class JournalStep(msgspec.Struct, frozen=True, kw_only=True):
    """What happened at a node, for the run's journal; time and duration are added by whoever stores it."""

    node: str
    visit: int
    event: Literal["passed", "waits", "closed", "failed", "skipped", "resumed"]
    ports: tuple[str, ...] = ()
    input: dict[str, Any] | None = None
    output: dict[str, Any] | None = None
    error: str | None = None
