"""Of which type a fault is, who mends it, and who may do what with it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from orderloom.fallout.contracts import Fallout, FalloutState, FalloutType
from orderloom.fallout.domain.bench import actions, reaches
from orderloom.fallout.domain.lifecycle import FALLOUT
from orderloom.fallout.domain.triage import POLICY, triage
from orderloom.identity.access import actor as make_actor
from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor, Permission, Role
from orderloom.kernel.ids import new_id
from orderloom.language.tables import compile_table, parse_table
from orderloom.main.seed.files import documents

GROUP = UUID(int=9)
TABLE = compile_table(parse_table(next(content for _, content in documents("table") if content["key"] == POLICY)))


def scope_of(code: str, operation: str | None = None) -> dict[str, object]:
    return {
        "error": {"code": code, "message": ""},
        "task": {"type": "automated", "key": "x", "operation": operation},
        "order": {"priority": "medium"},
    }


@pytest.mark.parametrize(
    ("code", "operation", "expected"),
    [
        ("timeout", "billing.activate", (FalloutType.CONNECTIVITY, "noc", "medium")),
        ("no_stock", "warehouse.pick", (FalloutType.INVENTORY_ALLOCATION, "provisioning", "medium")),
        ("rejected", "billing.activate", (FalloutType.BILLING, "fallout-desk", "medium")),
        ("configuration_missing", None, (FalloutType.CONFIGURATION, "fallout-desk", "high")),
        ("flow.type", None, (FalloutType.CONFIGURATION, "fallout-desk", "medium")),
        ("rejected", "warehouse.ship", (FalloutType.PROVISIONING, "fallout-desk", "medium")),
    ],
)
def test_the_shipped_policy_types_and_routes_a_fault(
    code: str, operation: str | None, expected: tuple[FalloutType, str, str]
) -> None:
    found = triage(TABLE, scope_of(code, operation))
    assert (found.type, found.group, found.priority) == expected


def test_without_a_policy_the_code_suggests_the_type() -> None:
    found = triage(None, scope_of("bad_answer"))
    assert (found.type, found.group, found.priority) == (FalloutType.DATA, "fallout-desk", "medium")


def fallout(**fields: object) -> Fallout:
    given: dict[str, object] = {
        **dict.fromkeys(Fallout.__struct_fields__),
        "id": new_id(),
        "number": "FLT1",
        "order_id": new_id(),
        "task_id": new_id(),
        "type": FalloutType.OTHER,
        "state": FalloutState.OPEN,
        "source": "system",
        "cause": "It broke.",
        "attempts": 1,
        "group_id": GROUP,
        "priority": "low",
        "created_at": datetime(2026, 1, 1, tzinfo=UTC),
        "version": 1,
        **fields,
    }
    return Fallout(**given)  # type: ignore[arg-type]


def person(*roles: Role, groups: tuple[UUID, ...] = ()) -> Actor:
    return make_actor(new_id(), "Test person", roles, group_ids=groups)


def test_an_agent_of_the_group_mends_and_a_manager_assigns() -> None:
    agent, manager = person(Role.FALLOUT_AGENT, groups=(GROUP,)), person(Role.FALLOUT_MANAGER)
    one = fallout()
    assert actions(one, agent) == ("claim", "retry", "complete")
    assert actions(one, manager) == ("claim", "assign", "retry", "complete")
    assert actions(fallout(assignee_id=manager.id), agent) == ()
    assert actions(fallout(state=FalloutState.RESOLVED), manager) == ()
    assert actions(fallout(source="person"), agent) == ("claim", "retry", "complete", "cancel")


def test_one_sees_ones_groups_and_what_one_has_in_hand() -> None:
    agent = person(Role.FALLOUT_AGENT, groups=(GROUP,))
    reach = scope(agent, "fallout", Permission.FALLOUT_WORK)
    assert reaches(fallout(), agent, reach)
    assert not reaches(fallout(group_id=new_id()), agent, reach)
    assert reaches(fallout(group_id=new_id(), assignee_id=agent.id), agent, reach)


def test_a_fallout_ends_closed_or_canceled() -> None:
    assert FALLOUT.terminal == {FalloutState.CLOSED_COMPLETE, FalloutState.CANCELED}
    assert not FALLOUT.allows(FalloutState.OPEN, FalloutState.CLOSED_COMPLETE)
