"""Rules for logins, passwords, changes of roles, and how long a failed sign-in blocks."""

from datetime import UTC, datetime, timedelta

import pytest

from orderloom.identity import access
from orderloom.identity.contracts import ChangePerson, Person, Role
from orderloom.identity.domain.demo import PEOPLE
from orderloom.identity.domain.people import (
    OwnAccess,
    OwnRoles,
    WeakPassword,
    check_change,
    check_password,
    person_problems,
    role_problems,
)
from orderloom.identity.domain.throttle import WINDOW, Failures, blocked_for
from orderloom.identity.passwords import hashed, matches
from orderloom.kernel.ids import new_id

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def person(*roles: Role) -> Person:
    return Person(
        id=new_id(),
        login="p",
        name="P",
        email=None,
        locale="en",
        roles=roles,
        group_ids=(),
        account_id=None,
        disabled=False,
        demo=False,
        version=1,
        created_at=NOW,
    )


@pytest.mark.parametrize("password", ["short", "a" * 20, "x" * 129, "my-login-is-secret-1"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(password, "my-login")


def test_nobody_grants_themselves_a_role() -> None:
    someone = person(Role.PROCESS_ADMIN)
    actor = access.actor(someone.id, "P", someone.roles)
    change = ChangePerson(person_id=someone.id, version=1, roles=(Role.PROCESS_ADMIN, Role.ORDER_APPROVER))
    with pytest.raises(OwnRoles):
        check_change(actor, someone, change)


def test_nobody_locks_themselves_out() -> None:
    someone = person(Role.PROCESS_ADMIN)
    actor = access.actor(someone.id, "P", someone.roles)
    with pytest.raises(OwnAccess):
        check_change(actor, someone, ChangePerson(person_id=someone.id, version=1, disabled=True))
    with pytest.raises(OwnAccess):
        check_change(actor, someone, ChangePerson(person_id=someone.id, version=1, roles=()))


def test_another_admin_may_grant_what_one_may_not_grant_oneself() -> None:
    someone = person(Role.PROCESS_ADMIN)
    other = access.actor(new_id(), "Q", [Role.PROCESS_ADMIN])
    check_change(other, someone, ChangePerson(person_id=someone.id, version=1, roles=(Role.ORDER_APPROVER,)))


def test_a_customer_needs_an_account_and_nobody_else_has_one() -> None:
    assert [p.code for p in role_problems([Role.CUSTOMER], False)] == ["identity.account_needed"]
    assert [p.code for p in role_problems([Role.CUSTOMER, Role.ORDER_AGENT], True)] == ["identity.account_not_allowed"]
    assert role_problems([Role.CUSTOMER], True) == []


def test_all_that_is_wrong_with_a_person_is_said_at_once() -> None:
    found = person_problems("Ä b", " ", [Role.CUSTOMER], False)
    assert [problem.path for problem in found] == [("login",), ("name",), ("accountId",)]


def test_the_demo_has_one_person_a_role_and_second_ones_where_four_eyes_need_them() -> None:
    roles = [role for one in PEOPLE for role in one.roles]
    assert set(roles) == set(Role)
    assert {role for role in Role if roles.count(role) == 2} == {Role.PROCESS_ADMIN, Role.ORDER_APPROVER}
    assert len(PEOPLE) == 11


def test_five_failures_block_a_login_until_the_window_has_passed() -> None:
    failures = {"login:x": Failures(5, NOW)}
    assert blocked_for(failures, NOW) == WINDOW.total_seconds() + 1
    assert blocked_for(failures, NOW + WINDOW) == 0
    assert blocked_for({"login:x": Failures(4, NOW)}, NOW) == 0


def test_an_address_is_given_more_tries_than_a_login() -> None:
    assert blocked_for({"address:x": Failures(99, NOW)}, NOW) == 0
    assert blocked_for({"address:x": Failures(100, NOW)}, NOW + timedelta(minutes=14)) == 61


async def test_a_password_is_kept_as_argon2id_with_the_parameters_of_owasp() -> None:
    stored = await hashed("correct horse battery")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await matches(stored, "correct horse battery")
    assert not await matches(stored, "correct horse batteri")
    assert not await matches(None, "nobody has this password")
    assert not await matches("rubbish", "x")
