"""What a task of a plan is given when it opens."""

from collections.abc import Mapping
from typing import Any

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program, moment_of
from orderloom.language.effects import OpenTask
from orderloom.language.nodes.record import Broke, Value, Waits
from orderloom.language.projection.places import Place, find, owner_of
from orderloom.language.values import plain


class TaskRefused(DomainError):
    """A task could not be opened; details carry the code of the error."""

    code = "flow.task_refused"


def task_input(program: Program, key: str, scope: Mapping[str, Any]) -> dict[str, Any]:
    """The input of a task: its `map`, evaluated now, as plain data."""
    place = find(program, key)
    return moment_of(place.step, scope, 1, place.program.tables).mapped_under("task")


def task_group(program: Program, key: str, scope: Mapping[str, Any]) -> str | None:
    """The key of the group that works on a task of people; none for an automated one."""
    place = find(program, key)
    group = getattr(place.step.params, "group", None)
    value = group if isinstance(group, Value) else None
    return moment_of(place.step, scope, 1, place.program.tables).text_of(value)


def opened_task(program: Program, key: str, scope: Mapping[str, Any]) -> OpenTask:
    """A task with everything that is said of it: its input, its group, and what only its kind has."""
    place = find(program, key)
    moment = moment_of(place.step, scope, 1, place.program.tables)
    answer = place.step.kind.meaning(place.step.params, moment)
    if isinstance(answer, Broke):
        raise TaskRefused(answer.message, details={"code": answer.code})
    if isinstance(answer, Waits) and isinstance(answer.task, OpenTask):
        return answer.task
    raise TypeError(f"{key} is no task")


def when_holds(program: Program, key: str, scope: Mapping[str, Any]) -> bool:
    """Whether a step is to be done at all; one that is not is passed by, and its path goes on."""
    when = find(program, key).step.when
    return when is None or plain(when.evaluate(scope)) is True


def names_of(program: Program, place: Place, insides: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What expressions read in a place besides the record: the item of each loop around it, the input of its subflow.

    `insides` has what the loops and subflows were entered with, by address.
    """
    owner = owner_of(place)
    if owner is None:
        return {}
    outer = find(program, owner[0])
    names = {key: value for key, value in names_of(program, outer, insides).items() if key != "input"}
    inside = insides.get(owner[0], {})
    if owner[1] is None:
        return {**names, "input": inside.get("input", {})}
    items = inside.get("items", [])
    own = dict(zip(outer.step.kind.names(outer.step.params), (items[owner[1]], owner[1] + 1), strict=False))
    return {**names_of(program, outer, insides), **own}
