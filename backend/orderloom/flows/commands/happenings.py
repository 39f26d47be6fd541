"""What happens outside of runs: those that wait for it go on, and flows that it triggers begin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.commands.run import begin_runs, carry_on
from orderloom.flows.commands.waits import HEAR
from orderloom.flows.contracts import ReportEvent, StartRun, Subject, actions
from orderloom.flows.store import programs
from orderloom.flows.store import runs as run_store
from orderloom.flows.store import waits as store
from orderloom.flows.store.waits import Trigger, Waiting
from orderloom.identity.access import command, open_door
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Missing
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.language.durations import parse_duration
from orderloom.language.effects import AnySignal, Arrived, Touched
from orderloom.language.occasions import EVENTS, EXTERNAL, is_event
from orderloom.platform.db import UnitOfWork
from orderloom.platform.listening import listen
from orderloom.platform.telemetry import log

SCHEDULED = "flows.begin_scheduled"
MOST_AN_HOUR = 200
"""So many runs of a flow are begun in an hour by events about one order."""
_log = log(__name__)


class NoSuchEvent(DomainError):
    code = "flows.no_such_event"


class NoSuchOrder(Missing):
    code = "flows.no_such_order"


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event as listeners get it: its name, the id of what it is about, and what it says."""

    event: str
    subject_id: UUID
    said: Mapping[str, Any]

    @property
    def order_id(self) -> UUID | None:
        """The order that it is about: named in what it says, or its subject, also when it tells of a part of it."""
        if EVENTS.get(self.event, "any") != "any":
            return self.subject_id
        named = self.said.get("order_id")
        return UUID(str(named)) if named else None

    @property
    def correlation(self) -> str:
        return str(self.said.get("correlation", self.subject_id))

    def answers(self, wait: Waiting) -> bool:
        """Whether this is what the wait is for: by its correlation, else by its order."""
        if wait.event != self.event:
            return False
        if wait.correlation is not None:
            return self.correlation == wait.correlation
        return wait.order_id is not None and self.order_id == wait.order_id


@command(Permission.TASK_MANAGE, Permission.FLOW_PUBLISH)
async def report_event(uow: UnitOfWork, actor: Actor, report: ReportEvent) -> None:
    """Something happened outside, `external.<name>`; runs that wait for it, by correlation or order, go on."""
    if not is_event(report.event) or not report.event.startswith(EXTERNAL):
        raise NoSuchEvent(f"An event from outside is called {EXTERNAL}<name>.", path=("event",))
    problems = unacceptable(report.values, ("values",))
    if problems:
        raise NoSuchEvent.of(problems)
    said = {**report.values, "correlation": report.correlation, "order_id": report.order_id}
    kept = {name: value for name, value in said.items() if value is not None}
    uow.happen(report.event, report.order_id or new_id(), kept)


@open_door("No one acts here but what happened: the work runner calls it for each event that someone waits for.")
async def hear(uow: UnitOfWork, happenings: Sequence[Happening]) -> None:
    orders = {each.order_id for each in happenings if each.order_id is not None}
    correlations = {each.correlation for each in happenings}
    waits = await store.for_events(uow, {each.event for each in happenings}, correlations, orders)
    signals: dict[UUID, list[AnySignal]] = {}
    for wait, each in ((wait, each) for wait in waits for each in happenings if each.answers(wait)):
        arrived = Arrived(node=wait.node, visit=wait.visit, output=dict(each.said))
        signals.setdefault(wait.run_id, []).append(arrived)
    touched = await store.for_conditions(uow, orders) if orders else []
    for wait in touched:
        signals.setdefault(wait.run_id, []).append(Touched())
    if signals:
        await _tell(uow, signals)
    await _begin(uow, happenings)


@open_door("No one acts here: a run that began to wait for a condition looks once more when that is known to all.")
async def look_again(uow: UnitOfWork, run_ids: Sequence[UUID]) -> None:
    await _tell(uow, {run_id: [Touched()] for run_id in run_ids})


async def _tell(uow: UnitOfWork, signals: Mapping[UUID, Sequence[AnySignal]]) -> None:
    await carry_on(uow, signals, await run_store.locked(uow, signals))
    await store.drop_passed(uow, signals)


async def _begin(uow: UnitOfWork, happenings: Sequence[Happening]) -> None:
    """Begins the flows that these events trigger, each on the record that its event is about, if it is about one."""
    told = [each for each in happenings if each.said.get("handler") != HEAR]  # what fails here must not begin it anew
    triggers = [each for each in await store.triggers(uow, events={one.event for one in told}) if each.in_force]
    found = [(trigger, _subject(each), each) for trigger in triggers for each in told if each.event == trigger.event]
    of_records = [one for _, one, _ in found if one.type != "any"]
    records = actions().records
    inputs = await records.inputs(uow, of_records) if records is not None and of_records else {}
    begun = [
        _run(trigger, one, inputs.get(one.id, {}), each)
        for trigger, one, each in found
        if one.type == "any" or one.id in inputs
    ]
    if begun:
        await begin_runs(uow, await _few(uow, begun))


async def _few(uow: UnitOfWork, wanted: Sequence[StartRun]) -> list[StartRun]:
    """Without those that a flow has begun too often: it may well be what causes its own event, over and over."""
    counts = Counter(await run_store.begun_by_events(uow, {each.order_id for each in wanted if each.order_id}))
    chosen: list[StartRun] = []
    for each in wanted:
        about = each.flow_key, each.order_id
        counts[about] += each.order_id is not None
        if counts[about] <= MOST_AN_HOUR:
            chosen.append(each)
        else:
            _log.warning("a flow is begun by events too often", flow=each.flow_key, order=str(each.order_id))
    return chosen


def _subject(happening: Happening) -> Subject:
    kind = EVENTS.get(happening.event, "any")
    own = (happening.said.get(f"{kind}_id") if kind != "any" else None) or happening.subject_id
    return Subject(type=kind, id=UUID(str(own)), order_id=happening.order_id, line_id=None)


def _run(trigger: Trigger, subject: Subject, given: dict[str, Any], happening: Happening) -> StartRun:
    return StartRun(
        flow_key=trigger.flow_key,
        subject_type=subject.type,
        subject_id=subject.id,
        order_id=given.get("order", {}).get("id", subject.order_id),
        input={**given, "event": {"name": happening.event, **happening.said}},
        purpose="event",
    )


@open_door("Publishing has been allowed before: this arms what the published flow says of its own beginning.")
async def arm(uow: UnitOfWork, flows: Mapping[UUID, str]) -> None:
    """Has the flows of these definitions begin as their start nodes say; one that is not in force begins no more."""
    found = await programs.programs_in_force(uow, list(flows.values()))
    for definition_id, key in flows.items():
        pinned = found.get(key)
        start = pinned.program.nodes[pinned.program.start].params if pinned is not None else None
        event = getattr(start, "event", None)
        schedule = getattr(start, "schedule", None)
        every, at = (schedule.every, schedule.at) if schedule is not None else (None, None)
        await store.set_trigger(uow, definition_id, event, every, at)
        if event is not None:
            await listen(uow, HEAR, [event])
        if every is not None:
            set_clock(uow, definition_id, every, at)
        else:
            await uow.clear_timer(definition_id, "schedule")


def set_clock(uow: UnitOfWork, definition_id: UUID, every: str, at: str | None) -> None:
    """Sets the timer of the next scheduled run."""
    uow.set_timer(definition_id, "schedule", next_time(uow.now, every, at), SCHEDULED, {})


def next_time(now: datetime, every: str, at: str | None) -> datetime:
    """The next moment of a schedule: so long from now, or the next such time of day in UTC that many days on."""
    length = parse_duration(every)
    if at is None:
        return now + length
    hour, minute = (int(part) for part in at.split(":"))
    day = now.astimezone(UTC).replace(hour=hour, minute=minute, second=0, microsecond=0)
    return day if day > now and length == timedelta(days=1) else day + length


@open_door("No one acts here but time: the work runner calls it when a schedule is due.")
async def begin_scheduled(uow: UnitOfWork, definition_ids: Sequence[UUID]) -> None:
    """Begins a run of each flow whose time has come, and sets its clock anew; that of a retired flow ticks on, so that
    it begins again when it is brought back."""
    due = [each for each in await store.triggers(uow, definitions=definition_ids) if each.every is not None]
    for trigger in due:
        assert trigger.every is not None
        set_clock(uow, trigger.definition_id, trigger.every, trigger.at)
    runs = [
        StartRun(
            flow_key=each.flow_key,
            subject_type="any",
            subject_id=each.definition_id,
            order_id=None,
            input={},
            purpose="schedule",
        )
        for each in due
        if each.in_force
    ]
    if runs:
        await begin_runs(uow, runs)
