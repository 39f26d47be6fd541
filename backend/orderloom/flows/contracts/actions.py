"""The abilities that flows borrow from higher contexts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import msgspec

from orderloom.flows.contracts.definitions import Json
from orderloom.flows.contracts.runs import Notice, Reached, RunTask, RunTaskRef, Subject

if TYPE_CHECKING:
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
    """Which of the forms and operations that a flow refers to exist."""

    async def forms(self, reader: "Reader", keys: Sequence[str]) -> frozenset[str]: ...

    async def operations(self, reader: "Reader", keys: Sequence[str]) -> frozenset[str]: ...


class Actions(msgspec.Struct, kw_only=True):
    """What higher contexts lend. What nobody lends is refused where it is needed; names are then not looked up."""

    tasks: TaskDesk | None = None
    characteristics: Characteristics | None = None
    records: Records | None = None
    notifier: Notifier | None = None
    milestones: Milestones | None = None
    names: Names | None = None


_bound = Actions()


def bind_actions(
    *,
    tasks: TaskDesk | None = None,
    characteristics: Characteristics | None = None,
    records: Records | None = None,
    notifier: Notifier | None = None,
    milestones: Milestones | None = None,
    names: Names | None = None,
) -> None:
    """Lends the abilities given and leaves the others as they are; called by `flow_actions` and by wiring."""
    given = {
        "tasks": tasks,
        "characteristics": characteristics,
        "records": records,
        "notifier": notifier,
        "milestones": milestones,
        "names": names,
    }
    for name, ability in given.items():
        if ability is not None:
            setattr(_bound, name, ability)


def actions() -> Actions:
    return _bound
