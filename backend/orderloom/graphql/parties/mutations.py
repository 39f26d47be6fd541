"""Writing accounts, sites and contacts."""

from uuid import UUID

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.fields.values import own_values
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.parties.inputs import (
    AddContactInput,
    AddSiteInput,
    ChangeAccountInput,
    ChangeContactInput,
    ChangeSiteInput,
    CreateAccountInput,
    FillAccountInput,
    made,
)
from orderloom.graphql.parties.types import Account
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.parties import commands, contracts


@strawberry.type
class AccountPayload:
    account: Account | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PartyMutations:
    @mutation(Permission.ACCOUNT_WRITE)
    async def create_account(self, info: Info, input: CreateAccountInput) -> AccountPayload:
        """Adds a customer's account."""
        new = made(contracts.CreateAccount, input, custom=own_values(input.custom))
        async with info.context.unit_of_work() as uow:
            account = await commands.create_account(uow, info.context.actor, new)
        return AccountPayload(account=Account.from_contract(account))

    @mutation(Permission.ACCOUNT_WRITE)
    async def change_account(self, info: Info, input: ChangeAccountInput) -> AccountPayload:
        """Changes an account, or its status; none is ever deleted."""
        change = made(contracts.UpdateAccount, input)
        async with info.context.unit_of_work() as uow:
            account = await commands.update_account(uow, info.context.actor, change)
        return AccountPayload(account=Account.from_contract(account))

    @mutation(Permission.ACCOUNT_WRITE)
    async def fill_account(self, info: Info, input: FillAccountInput) -> AccountPayload:
        """Changes values of custom fields of an account."""
        account_id = row_id(input.account_id, "Account", "accountId")
        wanted = contracts.FillAccount(account_id=account_id, version=input.version, custom=own_values(input.custom))
        async with info.context.unit_of_work() as uow:
            account = await commands.fill_account(uow, info.context.actor, wanted)
        return AccountPayload(account=Account.from_contract(account))

    @mutation(Permission.ACCOUNT_WRITE)
    async def add_site(self, info: Info, input: AddSiteInput) -> AccountPayload:
        """Adds a place where products can be installed."""
        async with info.context.unit_of_work() as uow:
            site = await commands.add_site(uow, info.context.actor, made(contracts.AddSite, input))
        return await _of(info, site.account_id)

    @mutation(Permission.ACCOUNT_WRITE)
    async def change_site(self, info: Info, input: ChangeSiteInput) -> AccountPayload:
        """Changes a site, or takes it out of use."""
        async with info.context.unit_of_work() as uow:
            site = await commands.change_site(uow, info.context.actor, made(contracts.ChangeSite, input))
        return await _of(info, site.account_id)

    @mutation(Permission.ACCOUNT_WRITE)
    async def add_contact(self, info: Info, input: AddContactInput) -> AccountPayload:
        """Adds a person to talk to."""
        async with info.context.unit_of_work() as uow:
            contact = await commands.add_contact(uow, info.context.actor, made(contracts.AddContact, input))
        return await _of(info, contact.account_id)

    @mutation(Permission.ACCOUNT_WRITE)
    async def change_contact(self, info: Info, input: ChangeContactInput) -> AccountPayload:
        """Changes a contact, or takes them out of use."""
        async with info.context.unit_of_work() as uow:
            contact = await commands.change_contact(uow, info.context.actor, made(contracts.ChangeContact, input))
        return await _of(info, contact.account_id)


async def _of(info: Info, account_id: UUID) -> AccountPayload:
    return AccountPayload(account=present(await info.context.load.accounts.load(account_id)))
