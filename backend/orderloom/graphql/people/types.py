"""People, groups and the one who asks, as types."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.ids import Node, global_id
from orderloom.graphql.parties.types import Account
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity import contracts
from orderloom.identity.contracts import Actor, Permission, Role

ASSIGNING = frozenset(
    {Permission.PERSON_MANAGE, Permission.TASK_MANAGE, Permission.FALLOUT_MANAGE, Permission.REQUEST_MANAGE}
)


@presents(contracts.Group)
@strawberry.type
class Group(Node):
    contract: strawberry.Private[contracts.Group]
    key: str
    name: LocalisedText

    @strawberry.field
    async def members(self, info: Info) -> list["Person"]:
        """For those who manage people or assign work; empty for others."""
        if info.context.actor.permissions.isdisjoint(ASSIGNING):
            return []
        return present_all(person for _, person in await info.context.load.members.load(self.contract.id))

    @classmethod
    def from_contract(cls, group: contracts.Group) -> "Group":
        return shape(cls, group, name=localised(group.name))


async def groups_of(info: Info, ids: frozenset[object] | tuple[object, ...]) -> list[Group]:
    found = await info.context.load.groups.load_many(list(ids))  # pyright: ignore[reportArgumentType]
    return sorted(present_all(group for group in found if group), key=lambda group: group.key)


@presents(contracts.Person)
@strawberry.type
class Person(Node):
    contract: strawberry.Private[contracts.Person]
    login: str
    name: str
    roles: list[Role]
    disabled: bool
    last_seen_at: datetime | None
    version: int

    @strawberry.field
    async def groups(self, info: Info) -> list[Group]:
        return await groups_of(info, self.contract.group_ids)

    @strawberry.field
    async def account(self, info: Info) -> Account | None:
        account_id = self.contract.account_id
        return present(await info.context.load.accounts.load(account_id)) if account_id else None

    @classmethod
    def from_contract(cls, person: contracts.Person) -> "Person":
        return shape(cls, person, roles=list(person.roles))


@strawberry.type
class Viewer:
    """The one who asks. `permissions` say what the roles allow, e.g. `order.approve`."""

    actor: strawberry.Private[Actor]
    id: strawberry.ID
    name: str
    login: str
    roles: list[Role]
    permissions: list[str]
    locale: str

    @strawberry.field
    async def groups(self, info: Info) -> list[Group]:
        return await groups_of(info, self.actor.group_ids)

    @strawberry.field
    async def account(self, info: Info) -> Account | None:
        account_id = self.actor.account_id
        return present(await info.context.load.accounts.load(account_id)) if account_id else None


def viewer_of(info: Info) -> Viewer:
    actor, person = info.context.actor, info.context.person
    return Viewer(
        actor=actor,
        id=global_id("Person" if person else "Token", actor.id) if actor.id else strawberry.ID(actor.name),
        name=actor.name,
        login=person.login if person else actor.name,
        roles=sorted(actor.roles),
        permissions=sorted(actor.permissions),
        locale=info.context.locale,
    )
