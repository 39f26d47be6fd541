"""The abilities that flows borrow from higher contexts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack
from uuid import UUID

import msgspec

from orderloom.flows.contracts.definitions import Json
from orderloom.flows.contracts.runs import Inquiry, Notice, Reached, Request, RunTask, RunTaskRef, Subject
from orderloom.kernel.errors import DomainError

if TYPE_CHECKING:
    from orderloom.language.feel.typing import Type
    from orderloom.platform.db import Reader, UnitOfWork


class TaskDesk(Protocol):
    """Puts the tasks of runs where people and systems find them."""

    async def open_tasks(self, uow: "UnitOfWork", tasks: Sequence[RunTask]) -> None: ...

    async def withdraw_tasks(self, uow: "UnitOfWork", tasks: Sequence[RunTaskRef]) -> None:
        """These tasks have timed out and are not waited for any more."""
        ...


class Characteristics(Protocol):
    async def write(self, uow: "UnitOfWork", values: Sequence[tuple[UUID, UUID, Json]]) -> None:
        """Sets characteristics of lines: (order id, line id, values)."""
        ...


class Records(Protocol):
    """Reads anew what runs work on, since people and systems change it while a run waits."""

    async def inputs(self, reader: "Reader", subjects: Sequence[Subject]) -> Mapping[UUID, Json]:
        """The names that expressions read, by subject id; a subject that it does not know is left out."""
        ...


class Notifier(Protocol):
    async def send(self, uow: "UnitOfWork", notices: Sequence[Notice]) -> None: ...


class Milestones(Protocol):
    async def reached(self, uow: "UnitOfWork", milestones: Sequence[Reached]) -> None: ...


class Names(Protocol):
    """Those of the forms and operations that a flow refers to that exist, with the types of what they give, by name."""

    async def forms(self, reader: "Reader", keys: Sequence[str]) -> Mapping[str, Mapping[str, "Type"]]: ...

    async def operations(self, reader: "Reader", keys: Sequence[str]) -> Mapping[str, Mapping[str, "Type"]]: ...

    async def called_once(self, reader: "Reader", keys: Sequence[str]) -> frozenset[str]:
        """Those of the operations that must not be called again when nobody knows what came of a call."""
        ...


class FalloutDesk(Protocol):
    """Mends what is broken, or says that something is; each request has the effect that its method is named for."""

    async def raise_fallouts(self, uow: "UnitOfWork", requests: Sequence[Request]) -> None: ...

    async def retry_tasks(self, uow: "UnitOfWork", requests: Sequence[Request]) -> None:
        """Tries the tasks of these fallouts once more; one that is over already is left alone."""
        ...

    async def assign(self, uow: "UnitOfWork", requests: Sequence[Request]) -> None:
        """Gives the task or the fallout that a run works on to a group or a person."""
        ...


class Priorities(Protocol):
    async def set_priority(self, uow: "UnitOfWork", requests: Sequence[Request]) -> None:
        """Sets the priority of the orders."""
        ...


class Decomposer(Protocol):
    async def decompose(self, uow: "UnitOfWork", requests: Sequence[Request]) -> None:
        """Looks again at the deferrals of the orders, now that more may be known."""
        ...


class JeopardyDesk(Protocol):
    async def set_level(self, uow: "UnitOfWork", requests: Sequence[Request]) -> None:
        """Sets how much in jeopardy the records are that these runs work on."""
        ...


class LookUp(Protocol):
    """Finds what a flow asks one source for."""

    async def look_up(self, reader: "Reader", inquiries: Sequence[Inquiry]) -> Sequence[Sequence[Json] | DomainError]:
        """What was found for each, in their order, as values that expressions read; or why it can't be asked so."""
        ...


class Actions(msgspec.Struct, kw_only=True):
    """What higher contexts lend. What nobody lends is refused where it is needed; names are then not looked up."""

    tasks: TaskDesk | None = None
    characteristics: Characteristics | None = None
    records: Records | None = None
    notifier: Notifier | None = None
    milestones: Milestones | None = None
    names: Names | None = None
    fallouts: FalloutDesk | None = None
    priorities: Priorities | None = None
    decomposer: Decomposer | None = None
    jeopardy: JeopardyDesk | None = None


_bound = Actions()
_lookups: dict[str, LookUp] = {}


def bind_lookup(source: str, ability: LookUp) -> None:
    """Lends a source of look-ups: catalog, inventory or account."""
    _lookups[source] = ability


def lookup(source: str) -> LookUp:
    """The source of this name; `LookupError` when nobody lends it."""
    if source not in _lookups:
        raise LookupError(f"nobody can look up in {source}; main.wiring binds the actions of flows")
    return _lookups[source]


class Abilities(TypedDict, total=False):
    """The fields of `Actions`, each of which may be lent by itself."""

    tasks: TaskDesk
    characteristics: Characteristics
    records: Records
    notifier: Notifier
    milestones: Milestones
    names: Names
    fallouts: FalloutDesk
    priorities: Priorities
    decomposer: Decomposer
    jeopardy: JeopardyDesk


def bind_actions(**abilities: Unpack[Abilities]) -> None:
    """Lends the abilities given and leaves the others as they are; called by `flow_actions` and by wiring."""
    for name, ability in abilities.items():
        setattr(_bound, name, ability)


def actions() -> Actions:
    return _bound
