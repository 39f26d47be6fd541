"""What a person may do with a fallout now."""

from uuid import UUID, uuid5

from orderloom.fallout.contracts import BY_INTAKE, BY_RULES, LIVE, Fallout, FalloutState
from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.kernel.errors import DomainError, Kind


class FalloutTaken(DomainError):
    """Somebody else has the fallout."""

    kind = Kind.CONFLICT
    code = "fallout.taken"


class StillFailed(DomainError):
    """The task is failed; calling the fallout off would leave it so without anybody who knows."""

    kind = Kind.CONFLICT
    code = "fallout.still_failed"


class NotLive(DomainError):
    """The fallout is resolved already."""

    kind = Kind.CONFLICT
    code = "fallout.not_live"


class NoTask(DomainError):
    """The fault is not one of a task, so that there is nothing to complete by hand or to correct."""

    code = "fallout.no_task"


class ReasonMissing(DomainError):
    code = "fallout.reason_missing"


def reaches(fallout: Fallout, actor: Actor, reach: Scope) -> bool:
    """Whether the fallout lies in the actor's scope; what a person has in hand always does."""
    if reach.kind == "all" or (fallout.assignee_id is not None and fallout.assignee_id == actor.id):
        return True
    return reach.kind == "groups" and fallout.group_id in reach.ids


def check_live(fallout: Fallout) -> None:
    if fallout.state not in LIVE:
        raise NotLive("This fallout is resolved already.", path=("fallout_id",))


def check_holder(fallout: Fallout, actor: Actor) -> None:
    taken = fallout.assignee_id is not None and fallout.assignee_id != actor.id
    if taken and not actor.may(Permission.FALLOUT_MANAGE):
        raise FalloutTaken("Somebody else has this fallout.", path=("fallout_id",))


def check_reason(reason: str | None) -> str:
    said = (reason or "").strip()
    if not said:
        raise ReasonMissing("Say why.", path=("reason",))
    return said


def is_said_by_flow(fallout: Fallout) -> bool:
    """Whether a flow said that something is wrong, with nothing that could be tried again."""
    return fallout.source == "flow" and fallout.task_id is None and fallout.run_id is None


def is_of_rules(fallout: Fallout) -> bool:
    """Whether an order could close but for a rule between its products."""
    return fallout.source == BY_RULES


def fault_of_rule(line_id: UUID, rule: str) -> UUID:
    """What a fallout says is wrong when a line does not meet a rule: the same however often that is found."""
    return uuid5(line_id, rule)


def is_of_intake(fallout: Fallout) -> bool:
    """Whether an order waits for somebody to say what its sender meant."""
    return fallout.source == BY_INTAKE


def actions(fallout: Fallout, actor: Actor) -> tuple[str, ...]:
    """The verbs that this actor may use on the fallout as it is; the commands check the same again."""
    if fallout.state not in LIVE:
        return ()
    manages, works = actor.may(Permission.FALLOUT_MANAGE), actor.may(Permission.FALLOUT_WORK)
    free = fallout.assignee_id is None or fallout.assignee_id == actor.id or manages
    said_by_flow = is_said_by_flow(fallout)
    of_intake = is_of_intake(fallout)
    of_work = fallout.task_id is None and fallout.run_id is None and not said_by_flow
    verbs = {
        "claim": works and free and fallout.state is FalloutState.OPEN,
        "assign": manages,
        "mend": works and free and of_intake,
        "reject": works and free and of_intake,
        "retry": works and free and not said_by_flow and not of_intake,
        "complete": works and free and not of_work,
        "cancel": works and free and (fallout.source == "person" or (manages and of_work and not of_intake)),
    }
    return tuple(verb for verb, allowed in verbs.items() if allowed)
