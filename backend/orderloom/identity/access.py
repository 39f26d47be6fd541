"""The one gate: every command and query names its permission here, and every read asks here how far it reaches.

Casbin is the authority on `policy.csv` and takes milliseconds an answer; so the policy is compiled to sets when it is
loaded, and swapped by one assignment. `tests/unit/identity` compares the compiled answers with Casbin's, all of them.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

import casbin  # pyright: ignore[reportMissingTypeStubs]
import msgspec

from orderloom.identity.contracts import Actor, ActorKind, Noun, Permission, Reach, Role, Scope
from orderloom.kernel.errors import Denied

HERE = Path(__file__).parent
READS: Mapping[Noun, Permission] = {
    "order": Permission.ORDER_READ,
    "task": Permission.TASK_READ,
    "fallout": Permission.FALLOUT_READ,
    "inventory": Permission.INVENTORY_READ,
    "account": Permission.ACCOUNT_READ,
    "flow": Permission.FLOW_READ,
    "request": Permission.REQUEST_READ,
}
REACHES: tuple[Reach, ...] = ("all", "account", "groups")


class Policy(msgspec.Struct, frozen=True):
    """The compiled policy: the reaches of each permission a role has."""

    reaches: Mapping[Role, Mapping[Permission, frozenset[Reach]]]

    def permissions(self, roles: Iterable[Role]) -> frozenset[Permission]:
        return frozenset(permission for role in roles for permission in self.reaches[role])

    def reach(self, roles: Iterable[Role], permission: Permission) -> frozenset[Reach]:
        return frozenset(reach for role in roles for reach in self.reaches[role].get(permission, ()))


def enforcer(model: Path = HERE / "model.conf", policy: Path = HERE / "policy.csv") -> Any:
    """Casbin itself; slow, so only the compiler and the tests ask it."""
    return cast(Any, casbin).Enforcer(str(model), str(policy))


def compile_policy(judge: Any) -> Policy:
    """The policy as sets. Raises ValueError when a rule names an unknown role, permission or reach."""
    compiled: dict[Role, dict[Permission, frozenset[Reach]]] = {}
    for role in Role:
        granted: dict[Permission, frozenset[Reach]] = {}
        for _, name, reach in judge.get_implicit_permissions_for_user(role.value):
            if reach not in REACHES:
                raise ValueError(f"policy.csv: {reach!r} is no reach; use one of {', '.join(REACHES)}")
            permission = Permission(name)
            fresh: frozenset[Reach] = frozenset((reach,))
            granted[permission] = granted.get(permission, fresh) | fresh
        compiled[role] = granted
    for rule in judge.get_policy():
        Role(rule[0])
    return Policy(compiled)


_current: list[Policy] = [compile_policy(enforcer())]


def policy() -> Policy:
    return _current[0]


def swap(fresh: Policy) -> None:
    """Puts a freshly compiled policy in force, for every check that starts after this line."""
    _current[0] = fresh


def actor(
    actor_id: UUID | None,
    name: str,
    roles: Iterable[Role],
    *,
    kind: ActorKind = "person",
    account_id: UUID | None = None,
    group_ids: Iterable[UUID] = (),
) -> Actor:
    """An actor with the permissions that the policy in force gives to these roles."""
    held = frozenset(roles)
    return Actor(
        id=actor_id,
        name=name,
        kind=kind,
        roles=held,
        account_id=account_id,
        group_ids=frozenset(group_ids),
        permissions=policy().permissions(held),
    )


def scope(actor: Actor, noun: Noun, permission: Permission | None = None) -> Scope:
    """How far the actor's right to read `noun` reaches, or the right named by `permission`.

    The widest reach of the actor's roles counts, except that whoever is tied to an account never sees another one.
    """
    asked = permission or READS[noun]
    if asked not in actor.permissions:
        return Scope(kind="none")
    if actor.account_id is not None:
        return Scope(kind="account", ids=frozenset({actor.account_id}))
    if actor.kind == "system":
        return Scope(kind="all")
    reaches = policy().reach(actor.roles, asked)
    if "all" in reaches:
        return Scope(kind="all")
    if "groups" in reaches:
        return Scope(kind="groups", ids=actor.group_ids)
    return Scope(kind="none")


def require(actor: Actor, *permissions: Permission) -> None:
    """Passes when the actor has one of the permissions; else `Denied`."""
    if actor.permissions.isdisjoint(permissions):
        raise Denied(
            f"This takes the permission {' or '.join(permissions)}.", details={"permission": str(permissions[0])}
        )


F = TypeVar("F", bound=Callable[..., Awaitable[Any]])
S = TypeVar("S")
P = ParamSpec("P")
R = TypeVar("R")


def _gate(
    kind: str, permissions: tuple[Permission, ...]
) -> Callable[[Callable[Concatenate[S, Actor, P], Awaitable[R]]], Callable[Concatenate[S, Actor, P], Awaitable[R]]]:
    def decorate(
        use_case: Callable[Concatenate[S, Actor, P], Awaitable[R]],
    ) -> Callable[Concatenate[S, Actor, P], Awaitable[R]]:
        @wraps(use_case)
        async def gated(session: S, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            require(actor, *permissions)
            return await use_case(session, actor, *args, **kwargs)

        marked = cast(Any, gated)
        marked.gate, marked.permission, marked.permissions = kind, permissions[0], permissions
        return gated

    return decorate


def command(
    *permissions: Permission,
) -> Callable[[Callable[Concatenate[S, Actor, P], Awaitable[R]]], Callable[Concatenate[S, Actor, P], Awaitable[R]]]:
    """Gates `async def f(uow, actor, …)`: without one of the permissions it is `Denied` before anything runs."""
    return _gate("command", permissions)


def open_door(why: str) -> Callable[[F], F]:
    """Marks the few use cases that no permission guards, and says why: there is no actor before sign-in."""

    def decorate(use_case: F) -> F:
        marked = cast(Any, use_case)
        marked.gate, marked.why = "open", why
        return use_case

    return decorate


def query(
    *permissions: Permission,
) -> Callable[[Callable[Concatenate[S, Actor, P], Awaitable[R]]], Callable[Concatenate[S, Actor, P], Awaitable[R]]]:
    """Gates `async def f(database, actor, …)`; what lies outside the actor's `scope` is missing, not denied."""
    return _gate("query", permissions)
