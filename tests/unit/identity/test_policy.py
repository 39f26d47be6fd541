"""The compiled policy answers as Casbin does, and the roles are what the product says they are."""

import itertools

import pytest

from orderloom.identity import access
from orderloom.identity.access import REACHES, compile_policy, enforcer, policy, scope
from orderloom.identity.contracts import Actor, Permission, Role
from orderloom.kernel.errors import Denied
from orderloom.kernel.ids import new_id


def test_the_compiled_policy_answers_as_casbin_over_the_whole_matrix() -> None:
    judge = enforcer()
    compiled = compile_policy(judge)
    for role, permission, reach in itertools.product(Role, Permission, REACHES):
        asked = judge.enforce(role.value, permission.value, reach)
        assert (reach in compiled.reach([role], permission)) == asked, (role, permission, reach)


def test_every_permission_belongs_to_some_role() -> None:
    assert policy().permissions(Role) == frozenset(Permission)


def test_a_process_admin_approves_no_orders_by_that_role() -> None:
    held = policy().permissions([Role.PROCESS_ADMIN])
    assert Permission.ORDER_APPROVE not in held
    assert Permission.TASK_WORK not in held


@pytest.mark.parametrize(
    ("role", "holds", "lacks"),
    [
        (Role.CUSTOMER, {Permission.ORDER_CAPTURE, Permission.ORDER_CANCEL}, {Permission.TASK_READ}),
        (Role.ORDER_AGENT, {Permission.ORDER_CAPTURE, Permission.ACCOUNT_WRITE}, {Permission.ORDER_MANAGE}),
        (Role.ORDER_MANAGER, {Permission.ORDER_MANAGE, Permission.ORDER_CAPTURE}, {Permission.ORDER_APPROVE}),
        (Role.ORDER_APPROVER, {Permission.ORDER_APPROVE}, {Permission.ORDER_CAPTURE}),
        (Role.FULFILLMENT_AGENT, {Permission.TASK_WORK}, {Permission.TASK_MANAGE, Permission.DEFERRAL_DROP}),
        (Role.FULFILLMENT_MANAGER, {Permission.DEFERRAL_DROP, Permission.TASK_WORK}, {Permission.FALLOUT_MANAGE}),
        (Role.FALLOUT_AGENT, {Permission.FALLOUT_WORK}, {Permission.FALLOUT_MANAGE}),
        (Role.FALLOUT_MANAGER, {Permission.FALLOUT_MANAGE, Permission.FALLOUT_WORK}, {Permission.TASK_WORK}),
        (Role.PROCESS_ADMIN, {Permission.POLICY_PUBLISH, Permission.PERSON_MANAGE}, {Permission.ORDER_CAPTURE}),
    ],
)
def test_a_role_may_what_the_product_says(role: Role, holds: set[Permission], lacks: set[Permission]) -> None:
    held = policy().permissions([role])
    assert holds <= held
    assert not lacks & held


def test_a_customer_reaches_the_own_account_only() -> None:
    account = new_id()
    customer = access.actor(new_id(), "c", [Role.CUSTOMER], account_id=account)
    assert scope(customer, "order").kind == "account"
    assert scope(customer, "order").account_id == account
    assert scope(customer, "task").kind == "none"


def test_a_customer_without_an_account_reaches_nothing() -> None:
    assert scope(access.actor(new_id(), "c", [Role.CUSTOMER]), "order").kind == "none"


def test_an_agent_reaches_tasks_of_own_groups_and_a_manager_all() -> None:
    group = new_id()
    agent = access.actor(new_id(), "a", [Role.FULFILLMENT_AGENT], group_ids=[group])
    manager = access.actor(new_id(), "m", [Role.FULFILLMENT_MANAGER])
    assert scope(agent, "task").ids == frozenset({group})
    assert scope(manager, "task").kind == "all"


def test_reading_all_tasks_does_not_widen_whose_tasks_one_works_on() -> None:
    both = access.actor(new_id(), "b", [Role.ORDER_AGENT, Role.FULFILLMENT_AGENT])
    assert scope(both, "task").kind == "all"
    assert scope(both, "task", Permission.TASK_WORK).kind == "groups"


def test_a_token_tied_to_an_account_never_sees_another_one() -> None:
    account = new_id()
    token = access.actor(new_id(), "t", [Role.ORDER_AGENT], kind="token", account_id=account)
    assert scope(token, "order").account_id == account


def test_the_product_itself_reaches_everything() -> None:
    assert scope(Actor.system(), "fallout").kind == "all"


async def test_a_command_refuses_before_anything_runs() -> None:
    ran: list[str] = []

    @access.command(Permission.ORDER_APPROVE)
    async def approve(uow: object, actor: Actor, name: str) -> str:
        ran.append(name)
        return name

    agent = access.actor(new_id(), "a", [Role.ORDER_AGENT])
    with pytest.raises(Denied) as refused:
        await approve(object(), agent, "x")
    assert refused.value.problems[0].details == {"permission": "order.approve"}
    assert ran == []
    assert await approve(object(), Actor.system(), "y") == "y"


def test_a_swapped_policy_is_in_force_at_once() -> None:
    before = policy()
    try:
        access.swap(access.Policy({role: {} for role in Role}))
        assert access.actor(None, "x", [Role.ORDER_AGENT]).permissions == frozenset()
    finally:
        access.swap(before)
    assert Permission.ORDER_CAPTURE in access.actor(None, "x", [Role.ORDER_AGENT]).permissions
