"""What a login, a password and a change of roles must be like."""

import re
from collections.abc import Iterable, Sequence

from orderloom.identity.contracts import Actor, ChangePerson, Person, Role
from orderloom.kernel.errors import Denied, DomainError, Invalid, Kind, Problem

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,99}\Z")
GROUP_KEY = re.compile(r"[a-z][a-z0-9-]{1,49}\Z")
SHORTEST, LONGEST = 12, 128


class WeakPassword(Invalid):
    code = "identity.weak_password"


class OwnRoles(Denied):
    code = "identity.own_roles"


class OwnAccess(Denied):
    code = "identity.own_access"


class LastAdmin(DomainError):
    """Nobody would be left to give anyone a role."""

    kind = Kind.CONFLICT
    code = "identity.last_admin"


class LoginTaken(DomainError):
    kind = Kind.CONFLICT
    code = "identity.login_taken"


def normal_login(login: str) -> str:
    """The login as it is stored and compared."""
    return login.strip().lower()


def check_password(password: str, login: str = "") -> None:
    """Length and difference from the login are all that is asked (NIST SP 800-63B); no composition rules."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(f"A password has {SHORTEST} to {LONGEST} characters.", path=("password",))
    if login and normal_login(login) in password.lower():
        raise WeakPassword("A password does not contain the login.", path=("password",))
    if len(set(password)) < 4:
        raise WeakPassword("A password has at least four different characters.", path=("password",))


def person_problems(login: str, name: str, roles: Sequence[Role], has_account: bool) -> tuple[Problem, ...]:
    """All that is wrong with a person as they would be stored."""
    found: list[Problem] = []
    if not LOGIN.match(login):
        found.append(
            Problem("identity.bad_login", "A login has 2 to 100 letters, digits or any of . _ @ + -.", ("login",))
        )
    if not name.strip() or len(name) > 200 or "\0" in name:
        found.append(Problem("identity.bad_name", "A name has 1 to 200 characters.", ("name",)))
    found += role_problems(roles, has_account)
    return tuple(found)


def role_problems(roles: Iterable[Role], has_account: bool) -> list[Problem]:
    """A customer acts for one account; whoever is tied to an account is nothing but a customer."""
    held = set(roles)
    if Role.CUSTOMER in held and not has_account:
        return [Problem("identity.account_needed", "A customer belongs to an account.", ("accountId",))]
    if has_account and held - {Role.CUSTOMER}:
        return [Problem("identity.account_not_allowed", "Only a customer is tied to an account.", ("accountId",))]
    return []


def check_change(actor: Actor, person: Person, change: ChangePerson) -> None:
    """Nobody grants themselves a role or locks themselves out."""
    if actor.id != person.id:
        return
    if isinstance(change.roles, tuple) and set(change.roles) - set(person.roles):
        raise OwnRoles("Nobody grants themselves a role; ask another process admin.", path=("roles",))
    if change.disabled is True:
        raise OwnAccess("You can't disable yourself; ask another process admin.", path=("disabled",))
    if (
        isinstance(change.roles, tuple)
        and Role.PROCESS_ADMIN in person.roles
        and Role.PROCESS_ADMIN not in change.roles
    ):
        raise OwnAccess("You can't take this role from yourself; ask another process admin.", path=("roles",))


def stops_administering(before: Person, after: Person) -> bool:
    def administers(person: Person) -> bool:
        return Role.PROCESS_ADMIN in person.roles and not person.disabled

    return administers(before) and not administers(after)
