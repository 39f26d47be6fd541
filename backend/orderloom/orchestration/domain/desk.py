"""What a person may do with a task now."""

from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.kernel.errors import Denied, DomainError, Kind
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


def may_decide(task: Task, actor: Actor) -> bool:
    """An approval is decided by who may approve, everything else by whoever works on it."""
    return task.type is not TaskType.APPROVAL or actor.may(Permission.ORDER_APPROVE)


def check_decider(task: Task, actor: Actor) -> None:
    if not may_decide(task, actor):
        raise Denied("Only who approves may decide this.", details={"permission": Permission.ORDER_APPROVE.value})


def check_reason(reason: str | None) -> str:
    said = (reason or "").strip()
    if not said:
        raise ReasonMissing("Say why.", path=("reason",))
    return said


def actions(task: Task, actor: Actor) -> tuple[str, ...]:
    """The verbs that this actor may use on the task as it is; the commands check the same again."""
    verbs: list[str] = []
    manages, works = actor.may(Permission.TASK_MANAGE), actor.may(Permission.TASK_WORK)
    workable = task.state in WORKABLE and task.answered_at is None
    mine = task.assignee_id is not None and task.assignee_id == actor.id
    if works and workable and task.type in HAND_DONE:
        if task.state is TaskState.OPEN and (task.assignee_id is None or mine or manages):
            verbs.append("claim")
        if task.state is TaskState.IN_PROGRESS and (mine or manages):
            verbs.append("unclaim")
        free = mine or task.assignee_id is None or manages
        if task.state is not TaskState.ON_HOLD and free and may_decide(task, actor):
            verbs.append("complete")
    return (*verbs, *_managing(task, actor, manages=manages, workable=workable))


def _managing(task: Task, actor: Actor, *, manages: bool, workable: bool) -> tuple[str, ...]:
    failed = task.state is TaskState.FAILED and task.closed_at is None
    verbs = {
        "assign": manages and workable and task.type in HAND_DONE,
        "retry": failed and (manages or actor.may(Permission.FALLOUT_WORK)),
        "skip": manages and (workable or failed),
        "raise_fallout": workable and task.state is not TaskState.ON_HOLD and actor.may(Permission.FALLOUT_RAISE),
    }
    return tuple(verb for verb, allowed in verbs.items() if allowed)
