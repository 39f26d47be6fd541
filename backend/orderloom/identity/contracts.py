"""The words in which the other contexts speak about who acts and what they may do."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

import msgspec


class Role(StrEnum):
    """The nine roles; a person may hold several."""

    CUSTOMER = "customer"
    ORDER_AGENT = "order_agent"
    ORDER_MANAGER = "order_manager"
    ORDER_APPROVER = "order_approver"
    FULFILLMENT_AGENT = "fulfillment_agent"
    FULFILLMENT_MANAGER = "fulfillment_manager"
    FALLOUT_AGENT = "fallout_agent"
    FALLOUT_MANAGER = "fallout_manager"
    PROCESS_ADMIN = "process_admin"


class Permission(StrEnum):
    """What a command or query asks for; `identity/policy.csv` says which role has it, and how far it reaches."""

    PORTAL_USE = "portal.use"
    ORDER_READ = "order.read"
    ORDER_CAPTURE = "order.capture"
    ORDER_SUBMIT = "order.submit"
    ORDER_EDIT = "order.edit"
    ORDER_MANAGE = "order.manage"
    ORDER_CANCEL = "order.cancel"
    ORDER_APPROVE = "order.approve"
    ORDER_ENRICH = "order.enrich"
    ORDER_IMPORT = "order.import"
    PRICE_ADJUST = "price.adjust"
    ACCOUNT_READ = "account.read"
    ACCOUNT_WRITE = "account.write"
    CATALOG_READ = "catalog.read"
    CATALOG_WRITE = "catalog.write"
    TASK_READ = "task.read"
    TASK_WORK = "task.work"
    TASK_MANAGE = "task.manage"
    FULFILLMENT_READ = "fulfillment.read"
    DEFERRAL_DROP = "deferral.drop"
    FALLOUT_READ = "fallout.read"
    FALLOUT_WORK = "fallout.work"
    FALLOUT_MANAGE = "fallout.manage"
    FALLOUT_RAISE = "fallout.raise"
    FLOW_READ = "flow.read"
    FLOW_WRITE = "flow.write"
    FLOW_PUBLISH = "flow.publish"
    FLOW_APPROVE = "flow.approve"
    FIELD_MANAGE = "field.manage"
    POLICY_PUBLISH = "policy.publish"
    PERSON_MANAGE = "person.manage"
    TOKEN_MANAGE = "token.manage"  # noqa: S105 - the name of a permission
    INVENTORY_READ = "inventory.read"
    REQUEST_READ = "request.read"
    REQUEST_RAISE = "request.raise"
    REQUEST_WORK = "request.work"
    REQUEST_MANAGE = "request.manage"
    PORTAL_MANAGE = "portal.manage"
    AUDIT_READ = "audit.read"


Noun = Literal["order", "task", "fallout", "inventory", "account", "flow", "request"]
ActorKind = Literal["person", "token", "system"]
Reach = Literal["all", "account", "groups", "none"]


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """How far a permission reaches: everything, one account, the actor's groups, or nothing.

    A store turns it into a WHERE. `ids` are account or group ids; for "all" and "none" they are empty.
    """

    kind: Reach
    ids: frozenset[UUID] = frozenset()

    @property
    def account_id(self) -> UUID | None:
        """The one account of an "account" scope."""
        return next(iter(self.ids)) if self.kind == "account" else None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever acts: a person, an API token, or the product itself. From `access.actor` or `Actor.system`."""

    id: UUID | None
    name: str
    kind: ActorKind
    roles: frozenset[Role] = frozenset()
    account_id: UUID | None = None
    group_ids: frozenset[UUID] = frozenset()
    permissions: frozenset[Permission] = frozenset()

    @classmethod
    def system(cls, name: str = "orderloom") -> "Actor":
        """The product itself, as reactions and the relay act: every permission, everything in reach."""
        return cls(id=None, name=name, kind="system", permissions=frozenset(Permission))

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @property
    def client(self) -> str:
        """The name under which this actor's idempotency keys are kept."""
        return f"{self.kind}:{self.id or self.name}"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """People who share a work list; flows and policies name it by `key`, e.g. "field-ops". `name`: text by language."""

    id: UUID
    key: str
    name: dict[str, str]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    login: str
    name: str
    email: str | None
    locale: str
    roles: tuple[Role, ...]
    group_ids: tuple[UUID, ...]
    account_id: UUID | None
    disabled: bool
    demo: bool
    version: int
    created_at: datetime
    last_seen_at: datetime | None = None


class ApiToken(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a token after its secret was shown once."""

    id: UUID
    name: str
    roles: tuple[Role, ...]
    account_id: UUID | None
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """What sign-in has to compare a password with; `person_id` is None for an unknown login. `blocked_for`: seconds."""

    person_id: UUID | None
    password_hash: str | None
    usable: bool
    blocked_for: int


class AddPerson(msgspec.Struct, frozen=True, kw_only=True):
    """`password_hash` comes from `identity.passwords.hashed`, made before the transaction; None: can't sign in yet."""

    login: str
    name: str
    password_hash: str | None
    roles: tuple[Role, ...]
    group_ids: tuple[UUID, ...] = ()
    account_id: UUID | None = None
    email: str | None = None
    locale: str = "en"
    demo: bool = False


class ChangePerson(msgspec.Struct, frozen=True, kw_only=True):
    """What is UNSET stays as it is; `version` is the one that the editor saw."""

    person_id: UUID
    version: int
    name: str | msgspec.UnsetType = msgspec.UNSET
    roles: tuple[Role, ...] | msgspec.UnsetType = msgspec.UNSET
    group_ids: tuple[UUID, ...] | msgspec.UnsetType = msgspec.UNSET
    account_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    disabled: bool | msgspec.UnsetType = msgspec.UNSET


class SetPassword(msgspec.Struct, frozen=True, kw_only=True):
    person_id: UUID
    password_hash: str


class AddGroup(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    name: dict[str, str]


class ChangeGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Its key stays, since flows and policies name it."""

    group_id: UUID
    name: dict[str, str]


class CreateToken(msgspec.Struct, frozen=True, kw_only=True):
    """`account_id` limits the token to one customer's account; `days` until it expires, None for never."""

    name: str
    roles: tuple[Role, ...]
    account_id: UUID | None = None
    days: int | None = None


class OpenedSession(msgspec.Struct, frozen=True, kw_only=True):
    """`secret` goes into the cookie and is stored nowhere."""

    secret: str
    person_id: UUID
    expires_at: datetime


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who sends a request: the actor and, when it is a person's session, the person."""

    actor: Actor
    person: Person | None = None
