"""Who comes to the portal, for which account, and where it has places."""

import strawberry

from orderloom.graphql.context import Context, Info
from orderloom.graphql.gate import query
from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Permission
from orderloom.parties import contracts, queries


@strawberry.type
class Place:
    """A site of the account, where something can be installed."""

    id: strawberry.ID
    name: str
    street: str
    city: str
    postal_code: str
    country: str


@strawberry.type
class Person:
    """A contact of the account."""

    id: strawberry.ID
    name: str
    email: str | None
    phone: str | None


@strawberry.type(name="Account")
class OwnAccount:
    contract: strawberry.Private[contracts.Account]
    number: str
    name: str
    currency: str

    @strawberry.field
    async def places(self, info: Info) -> list[Place]:
        return [place(one) for one in await info.context.load.sites_of.load(self.contract.id)]

    @strawberry.field
    async def contacts(self, info: Info) -> list[Person]:
        found = await info.context.load.contacts_of.load(self.contract.id)
        return [
            Person(id=global_id("Contact", one.id), name=one.name, email=one.email, phone=one.phone) for one in found
        ]


@strawberry.type
class Visitor:
    name: str
    account: OwnAccount


def place(site: contracts.Site) -> Place:
    return Place(
        id=global_id("Site", site.id),
        name=site.name,
        street=site.street,
        city=site.city,
        postal_code=site.postal_code,
        country=site.country,
    )


async def own_account(context: Context) -> contracts.Account:
    """The account that the visitor is tied to; every visitor of the portal is."""
    assert context.actor.account_id is not None
    async with context.reader() as reader:
        return await queries.account(reader, context.actor, context.actor.account_id)


@strawberry.type
class VisitorQueries:
    @query(Permission.PORTAL_USE)
    async def me(self, info: Info) -> Visitor:
        """Who is here, and for which account."""
        account = await own_account(info.context)
        shown = OwnAccount(contract=account, number=account.number, name=account.name, currency=account.currency)
        return Visitor(name=info.context.actor.name, account=shown)
