"""Writing accounts, sites and contacts."""

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.fields.values import own_values
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.parties.types import Account
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission
from orderloom.parties import commands, contracts


@strawberry.input
class CreateAccountInput:
    name: str
    segment: str
    currency: str = "EUR"
    external_id: str | None = None
    custom: JSON | None = None
    client_key: str | None = None


@strawberry.input
class FillAccountInput:
    """Values of custom fields by their keys: null takes one away, what is left out stays."""

    account_id: strawberry.ID
    version: int
    custom: JSON


@strawberry.input
class AddSiteInput:
    account_id: strawberry.ID
    name: str
    street: str
    city: str
    country: str
    region: str | None = None
    postal_code: str | None = None
    timezone: str = "UTC"
    client_key: str | None = None


@strawberry.input
class AddContactInput:
    account_id: strawberry.ID
    name: str
    email: str | None = None
    phone: str | None = None
    client_key: str | None = None


@strawberry.type
class AccountPayload:
    account: Account | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PartyMutations:
    @mutation(Permission.ACCOUNT_WRITE)
    async def create_account(self, info: Info, input: CreateAccountInput) -> AccountPayload:
        """Adds a customer's account."""
        new = contracts.CreateAccount(
            name=input.name,
            segment=input.segment,
            currency=input.currency,
            external_id=input.external_id,
            custom=own_values(input.custom),
            client_key=input.client_key,
        )
        async with info.context.unit_of_work() as uow:
            account = await commands.create_account(uow, info.context.actor, new)
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
        new = _site(input)
        async with info.context.unit_of_work() as uow:
            await commands.add_site(uow, info.context.actor, new)
        return AccountPayload(account=present(await info.context.load.accounts.load(new.account_id)))

    @mutation(Permission.ACCOUNT_WRITE)
    async def add_contact(self, info: Info, input: AddContactInput) -> AccountPayload:
        """Adds a person to talk to."""
        account_id = row_id(input.account_id, "Account", "accountId")
        new = contracts.AddContact(
            account_id=account_id,
            name=input.name,
            email=input.email,
            phone=input.phone,
            client_key=input.client_key,
        )
        async with info.context.unit_of_work() as uow:
            await commands.add_contact(uow, info.context.actor, new)
        return AccountPayload(account=present(await info.context.load.accounts.load(account_id)))


def _site(given: AddSiteInput) -> contracts.AddSite:
    return contracts.AddSite(
        account_id=row_id(given.account_id, "Account", "accountId"),
        name=given.name,
        street=given.street,
        city=given.city,
        country=given.country,
        region=given.region or "",
        postal_code=given.postal_code or "",
        timezone=given.timezone,
        client_key=given.client_key,
    )
