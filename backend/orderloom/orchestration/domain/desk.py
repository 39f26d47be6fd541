"""What a person may do with a task now."""

from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.kernel.errors import DomainError, Kind
from orderloom.orchestration.contracts import WORKABLE, Task, TaskState, TaskType

HAND_DONE = frozenset({TaskType.MANUAL, TaskType.WORK_ORDER, TaskType.ENRICHMENT, TaskType.APPROVAL})


class TaskTaken(DomainError):
    """Somebody else has the task."""

    kind = Kind.CONFLICT
    code = "orchestration.task_taken"


class NotByHand(DomainError):
    """An automated task is answered by its system, not by a form."""

    code = "orchestration.not_by_hand"


class ReasonMissing(DomainError):
    code = "orchestration.reason_missing"


def reaches(task: Task, actor: Actor, reach: Scope) -> bool:
    """Whether the task lies in the actor's scope; what a person has in hand always does."""
    if reach.kind == "all" or (task.assignee_id is not None and task.assignee_id == actor.id):
        return True
    return reach.kind == "groups" and task.group_id in reach.ids


def check_holder(task: Task, actor: Actor) -> None:
    """Nobody works on what another person has, managers excepted."""
    taken = task.assignee_id is not None and task.assignee_id != actor.id
    if taken and not actor.may(Permission.TASK_MANAGE):
        raise TaskTaken("Somebody else has this task.", path=("task_id",))


def check_by_hand(task: Task) -> None:
    if task.type not in HAND_DONE:
        raise NotByHand("A system does this task.", path=("task_id",))


def check_reason(reason: str | None) -> str:
    said = (reason or "").strip()
    if not said:
        raise ReasonMissing("Say why.", path=("reason",))
    return said


def actions(task: Task, actor: Actor) -> tuple[str, ...]:
    """The verbs that this actor may use on the task as it is; the commands check the same again."""
    verbs: list[str] = []
    manages, works = actor.may(Permission.TASK_MANAGE), actor.may(Permission.TASK_WORK)
    workable = task.state in WORKABLE
    mine = task.assignee_id is not None and task.assignee_id == actor.id
    if works and workable and task.type in HAND_DONE:
        if task.state is TaskState.OPEN and (task.assignee_id is None or mine or manages):
            verbs.append("claim")
        if task.state is TaskState.IN_PROGRESS and (mine or manages):
            verbs.append("unclaim")
        if task.state is not TaskState.ON_HOLD and (mine or task.assignee_id is None or manages):
            verbs.append("complete")
    return (*verbs, *_managing(task, actor, manages=manages, workable=workable))


def _managing(task: Task, actor: Actor, *, manages: bool, workable: bool) -> tuple[str, ...]:
    failed = task.state is TaskState.FAILED
    verbs = {
        "assign": manages and workable and task.type in HAND_DONE,
        "retry": failed and (manages or actor.may(Permission.FALLOUT_WORK)),
        "skip": manages and (workable or failed),
        "raise_fallout": workable and task.state is not TaskState.ON_HOLD and actor.may(Permission.FALLOUT_RAISE),
    }
    return tuple(verb for verb, allowed in verbs.items() if allowed)
