"""The registry of who reacts to what: events to reactions, work rows to jobs and calls to the outside."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from orderloom.kernel.events import Event
from orderloom.kernel.outcome import Outcome
from orderloom.platform.work_item import WorkItem

if TYPE_CHECKING:
    from orderloom.platform.db import UnitOfWork

LANES = ("orders", "tasks", "calls", "slow")
DEFAULT_LANE = "orders"
E = TypeVar("E", bound=Event)
C = TypeVar("C", bound="Outside")
Job = Callable[["UnitOfWork", Sequence[WorkItem]], Awaitable[None]]
J = TypeVar("J", bound=Job)


class Outside(Protocol):
    """A call to the outside: `perform` runs with no transaction open, `settle` in the one that marks the work done."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]: ...

    async def settle(self, uow: "UnitOfWork", answered: Sequence[tuple[WorkItem, Outcome]]) -> None: ...


class Reaction(msgspec.Struct, frozen=True):
    """What a context does, set-based, when news of `event` arrives."""

    name: str
    lane: str
    event: type[Event]
    perform: Callable[["UnitOfWork", Sequence[Any]], Awaitable[None]]


class JobHandler(msgspec.Struct, frozen=True):
    """Work inside the database that was enqueued, or set on a timer, rather than caused by an event."""

    name: str
    lane: str
    perform: Job


class OutsideHandler(msgspec.Struct, frozen=True):
    name: str
    lane: str
    call: Outside


Handler = Reaction | JobHandler | OutsideHandler
_handlers: dict[str, Handler] = {}
_reactions: dict[str, list[Reaction]] = defaultdict(list)


def _register(handler: Handler) -> None:
    if handler.name in _handlers:
        raise ValueError(f"two handlers are named {handler.name}")
    if handler.lane not in LANES:
        raise ValueError(f"{handler.name} asks for lane {handler.lane!r}; the lanes are {', '.join(LANES)}")
    _handlers[handler.name] = handler


def reaction(
    event: type[E], *, name: str, lane: str = DEFAULT_LANE
) -> Callable[
    [Callable[["UnitOfWork", Sequence[E]], Awaitable[None]]], Callable[["UnitOfWork", Sequence[E]], Awaitable[None]]
]:
    """Registers a reaction: it gets all claimed events of one transaction; when that fails, each event alone."""

    def register(
        perform: Callable[["UnitOfWork", Sequence[E]], Awaitable[None]],
    ) -> Callable[["UnitOfWork", Sequence[E]], Awaitable[None]]:
        made = Reaction(name, lane, event, perform)
        _register(made)
        _reactions[event.name].append(made)
        return perform

    return register


def job(*, name: str, lane: str = DEFAULT_LANE) -> Callable[[J], J]:
    """Registers `async def f(uow, items)` for enqueued work and timers; set-based, one transaction."""

    def register(perform: J) -> J:
        _register(JobHandler(name, lane, perform))
        return perform

    return register


def outside(*, name: str, lane: str = "calls") -> Callable[[type[C]], type[C]]:
    """Registers a class with `perform` and `settle`; one instance serves all calls, so it keeps no state."""

    def register(kind: type[C]) -> type[C]:
        _register(OutsideHandler(name, lane, kind()))
        return kind

    return register


def handler(name: str) -> Handler | None:
    return _handlers.get(name)


def handlers() -> tuple[Handler, ...]:
    return tuple(_handlers.values())


def reactions_to(event_name: str) -> Sequence[Reaction]:
    return _reactions.get(event_name, ())


def lane_of(name: str) -> str:
    """The lane of a handler; raises when nobody registered it, since its work would never be done."""
    found = _handlers.get(name)
    if found is None:
        raise LookupError(f"no reaction, job or outside call is registered under {name!r}")
    return found.lane
