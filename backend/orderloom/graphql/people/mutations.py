"""Process admins manage people and groups."""

from uuid import UUID

import msgspec
import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import optional_row, row_id, row_ids
from orderloom.graphql.people.types import Group, Person
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.identity import contracts
from orderloom.identity.commands import people as commands
from orderloom.identity.commands.passwords import new_password
from orderloom.identity.contracts import Permission, Role


@strawberry.input
class CreatePersonInput:
    login: str
    name: str
    password: str
    roles: list[Role]
    account_id: strawberry.ID | None = None
    group_ids: list[strawberry.ID] = strawberry.field(default_factory=list)


@strawberry.input
class ChangePersonInput:
    """What is left out stays as it is; `accountId: null` takes the account away."""

    person_id: strawberry.ID
    version: int
    name: str | None = None
    roles: list[Role] | None = None
    group_ids: list[strawberry.ID] | None = None
    account_id: strawberry.ID | None = strawberry.UNSET
    disabled: bool | None = None


@strawberry.input
class SetPasswordInput:
    person_id: strawberry.ID
    password: str


@strawberry.input
class CreateGroupInput:
    key: str
    name: str


@strawberry.type
class PersonPayload:
    person: Person | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class GroupPayload:
    group: Group | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PeopleMutations:
    @mutation(Permission.PERSON_MANAGE)
    async def create_person(self, info: Info, input: CreatePersonInput) -> PersonPayload:
        """Adds someone who can sign in."""
        new = _new_person(input, await new_password(input.password, input.login))
        async with info.context.unit_of_work() as uow:
            person_id = await commands.add_person(uow, info.context.actor, new)
        return await _payload(info, person_id)

    @mutation(Permission.PERSON_MANAGE)
    async def change_person(self, info: Info, input: ChangePersonInput) -> PersonPayload:
        """Changes name, roles, groups or account, or disables someone; in force within seconds."""
        change = _change(input)
        async with info.context.unit_of_work() as uow:
            await commands.change_person(uow, info.context.actor, change)
        return await _payload(info, change.person_id)

    @mutation(Permission.PERSON_MANAGE)
    async def set_password(self, info: Info, input: SetPasswordInput) -> PersonPayload:
        """Gives someone a new password and signs them out everywhere."""
        person_id = row_id(input.person_id, "Person", "personId")
        change = contracts.SetPassword(person_id=person_id, password_hash=await new_password(input.password))
        async with info.context.unit_of_work() as uow:
            await commands.set_password(uow, info.context.actor, change)
        return await _payload(info, person_id)

    @mutation(Permission.PERSON_MANAGE)
    async def create_group(self, info: Info, input: CreateGroupInput) -> GroupPayload:
        """Adds a group; flows and policies name it by its key."""
        async with info.context.unit_of_work() as uow:
            new = contracts.AddGroup(key=input.key, name={"en": input.name})
            group = await commands.add_group(uow, info.context.actor, new)
        return GroupPayload(group=Group.from_contract(group))


async def _payload(info: Info, person_id: UUID) -> PersonPayload:
    return PersonPayload(person=present(await info.context.load.people.load(person_id)))


def _new_person(given: CreatePersonInput, password_hash: str) -> contracts.AddPerson:
    return contracts.AddPerson(
        login=given.login,
        name=given.name,
        password_hash=password_hash,
        roles=tuple(given.roles),
        group_ids=row_ids(given.group_ids, "Group", "groupIds"),
        account_id=optional_row(given.account_id, "Account", "accountId"),
    )


def _change(given: ChangePersonInput) -> contracts.ChangePerson:
    account = given.account_id
    return contracts.ChangePerson(
        person_id=row_id(given.person_id, "Person", "personId"),
        version=given.version,
        name=msgspec.UNSET if given.name is None else given.name,
        roles=msgspec.UNSET if given.roles is None else tuple(given.roles),
        group_ids=msgspec.UNSET if given.group_ids is None else row_ids(given.group_ids, "Group", "groupIds"),
        account_id=msgspec.UNSET if account is strawberry.UNSET else optional_row(account, "Account", "accountId"),
        disabled=msgspec.UNSET if given.disabled is None else given.disabled,
    )
