"""What goes in and out of a run: effects leave as values, the outside comes back as signals."""

from typing import Any, Literal

import msgspec

from orderloom.language.graph import Retry, Text

Level = Literal["none", "low", "medium", "high", "critical"]
Priority = Literal["critical", "high", "medium", "low"]
Event = Literal["passed", "waits", "closed", "failed", "skipped", "resumed", "entered", "again", "canceled"]


class Effect(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all effects. Tagged, so that a stored effect says what it is."""

    node: str


class OpenTask(Effect, frozen=True, kw_only=True):
    """Someone or something must do this; answered by `TaskClosed`, `TaskFailed` or, after `timeout`, `TimerFired`.

    `details` is what only one kind of task has: of a work order its `skill`, `address`, `window` and `checklist`.
    """

    visit: int
    kind: Literal["manual", "automated", "work_order", "approval"]
    name: Text
    input: dict[str, Any]
    form: str | None = None
    group: str | None = None
    operation: str | None = None
    duration: str | None = None
    priority: str | None = None
    retry: Retry | None = None
    timeout: str | None = None
    details: dict[str, Any] = {}


class Await(Effect, frozen=True, kw_only=True):
    """The run stands until something comes: a time (`after` a length or `until` a moment, both ISO 8601), an `event`
    with its `correlation`, a `condition` on the record, or another order (`related`, the filter that finds it).

    A time is answered by `TimerFired`, the rest by `Arrived`, or by `TimerFired` once `timeout` has passed.
    """

    visit: int
    kind: Literal["time", "event", "condition", "related"]
    after: str | None = None
    until: str | None = None
    event: str | None = None
    correlation: str | None = None
    related: dict[str, Any] | None = None
    timeout: str | None = None


class Lookup(Effect, frozen=True, kw_only=True):
    """What others keep is asked for, and answered by `Arrived` before anything else happens to the run."""

    visit: int
    source: Literal["catalog", "inventory", "account"]
    query: dict[str, Any]


class Withdraw(Effect, frozen=True, kw_only=True):
    """Nobody waits for this step any more: its task is taken back, its timer and its subscription end."""

    visit: int


class WriteCharacteristics(Effect, frozen=True, kw_only=True):
    """Values that become characteristics of the `subject` the flow works on."""

    subject: Literal["line", "domain_order"] = "line"
    values: dict[str, Any]


class SendNotification(Effect, frozen=True, kw_only=True):
    """`to` is a group's key, an e-mail address or the key of a webhook, by `channel`; `data` goes to webhooks."""

    channel: Literal["in_app", "email", "webhook"]
    to: str
    title: Text
    text: Text
    data: dict[str, Any] = {}


class ReachMilestone(Effect, frozen=True, kw_only=True):
    """`target` is the date by which it was to be reached, in ISO 8601."""

    key: str
    name: Text
    point_of_no_return: bool
    target: str | None = None


class Decompose(Effect, frozen=True, kw_only=True):
    """Deferrals of the order are looked at again, now that more may be known."""


class RaiseFallout(Effect, frozen=True, kw_only=True):
    fallout_type: str
    cause: str
    text: str
    group: str | None = None
    priority: Priority | None = None


class RetryTask(Effect, frozen=True, kw_only=True):
    """The task of the fallout that the flow works on is tried once more, with these values over its input."""

    values: dict[str, Any] = {}


class SetJeopardy(Effect, frozen=True, kw_only=True):
    level: Level
    reason: str


class Assign(Effect, frozen=True, kw_only=True):
    """The task or fallout that the flow works on goes to a group, or to a person of it by sign-in name."""

    group: str | None = None
    person: str | None = None


class SetPriority(Effect, frozen=True, kw_only=True):
    priority: Priority


class Succeed(Effect, frozen=True, kw_only=True):
    """The run is over; `node` is the end that it came to last."""

    output: dict[str, Any]


class Fail(Effect, frozen=True, kw_only=True):
    """The run has stopped at `node` and goes on when it is resumed there."""

    code: str
    message: str


AnyEffect = (
    OpenTask
    | Await
    | Lookup
    | Withdraw
    | WriteCharacteristics
    | SendNotification
    | ReachMilestone
    | Decompose
    | RaiseFallout
    | RetryTask
    | SetJeopardy
    | Assign
    | SetPriority
    | Succeed
    | Fail
)


class Signal(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all signals. One for a step that is over, or for an earlier visit of it, changes nothing."""

    node: str
    visit: int = 1


class TaskClosed(Signal, frozen=True, kw_only=True):
    output: dict[str, Any] = {}


class TaskFailed(Signal, frozen=True, kw_only=True):
    code: str
    message: str


class Arrived(Signal, frozen=True, kw_only=True):
    """What a step waited for has come: an event with what it carries, an answer, the state of another order."""

    output: dict[str, Any] = {}


class TimerFired(Signal, frozen=True, kw_only=True):
    """The time that a step waits for has come, or the timeout of a task has passed."""


class Resumed(Signal, frozen=True, kw_only=True):
    """An operator goes on at a failed step: with an `output` put in its place, or without, to run it once more.

    `variables` are corrected before that.
    """

    output: dict[str, Any] | None = None
    variables: dict[str, Any] = {}


class Touched(Signal, frozen=True, kw_only=True):
    """The record has changed; steps that wait for a condition look at it again. Sent to a run, not to a node."""

    node: str = ""


AnySignal = TaskClosed | TaskFailed | Arrived | TimerFired | Resumed | Touched


class JournalStep(msgspec.Struct, frozen=True, kw_only=True):
    """What happened at a node, for the run's journal; time and duration are added by whoever stores it.

    `node` is the node's address: its key, behind the keys of the subflows and loops that it runs in
    (`sites[2].survey`, `activation.provision`).
    """

    node: str
    visit: int
    event: Event
    ports: tuple[str, ...] = ()
    input: dict[str, Any] | None = None
    output: dict[str, Any] | None = None
    error: str | None = None
